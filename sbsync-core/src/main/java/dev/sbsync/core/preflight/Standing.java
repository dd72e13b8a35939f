package dev.sbsync.core.preflight;

/** What is known of an item and its match from runs before, as far as the lists of both spaces tell. */
public enum Standing {
    /** Nothing: it was never brought in sync, or not by this way of publishing. */
    UNKNOWN,
    /** Neither side has changed since it was last in sync. */
    IN_SYNC,
    /** The source may have changed since; the target has not. */
    SOURCE_MOVED,
    /** The target was changed since; the source was not, or only so that nothing of it counts. */
    DRIFTED,
    /** Both sides were changed since, and differ. */
    BOTH_CHANGED,
    /** The run that is being resumed has begun to write it: what the target has is its own work. */
    OURS
}
