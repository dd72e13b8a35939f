package dev.sbsync.core.scan;

/** A question that a partial scan could not answer. */
sealed interface Question {

    /** Asks for the item with an id. */
    record WithId(long id) implements Question {}

    /** Asks for the item with a uuid. */
    record WithUuid(String uuid) implements Question {}

    /** Asks for the items in a range. */
    record In(Range range) implements Question {}

    /** Asks for all folders. */
    record Folders() implements Question {}
}
