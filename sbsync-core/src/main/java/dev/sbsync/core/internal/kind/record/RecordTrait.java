package dev.sbsync.core.internal.kind.record;

/** What applies to all records of some kinds, unlike those of most. */
public enum RecordTrait {
    /** Several records of the same path are usual, and get no warning. */
    NAMES_REPEAT,
    /**
     * The target accepts a second record of the same name: a create without an answer is repeated only once it can no
     * longer take effect.
     */
    SECOND_ACCEPTED,
    /** A record is matched by its baseline first, and then by what identifies it; otherwise last. */
    BASELINE_FIRST,
    /** Content references the records, not only other records do. */
    IN_CONTENT,
    /** A list at the end of the run confirms writes whose answers do not show the record; otherwise a list at once. */
    CONFIRMED_BY_LIST
}
