package dev.sbsync.core.internal.reference;

/** Whether a reference works in the target. */
public enum ReferenceState {
    /** The value names the target's item. */
    RESOLVED,
    /** The target's item is created later in this run: the source's value is kept until a second write. */
    PENDING,
    /** The target has no such item: the source's value is kept. */
    UNRESOLVED,
    /** It is unknown whether the value is a reference, so it is kept. */
    UNKNOWN
}
