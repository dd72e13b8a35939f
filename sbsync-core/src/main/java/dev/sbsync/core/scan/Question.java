package dev.sbsync.core.scan;

/** What was asked of a scan that holds only a part of its space. */
sealed interface Question {

    /** Which item has this id. */
    record WithId(long id) implements Question {}

    /** Which item has this uuid. */
    record WithUuid(String uuid) implements Question {}

    /** Which items are in a part of the space. */
    record In(Range range) implements Question {}

    /** Which folders there are. */
    record Folders() implements Question {}
}
