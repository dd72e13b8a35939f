package dev.sbsync.core.internal.kind.story.plan;

/** The drift status of an item and its match, based on their baseline and the lists of both spaces. */
public enum DriftStatus {
    /** No baseline: never synced, or in another publish mode. */
    UNKNOWN,
    /** Neither side has changed since the last sync. */
    IN_SYNC,
    /** The source may have changed since the last sync; the target has not. */
    SOURCE_MOVED,
    /** The target changed since the last sync; the source did not, or not in a relevant way. */
    DRIFTED,
    /** Both sides changed since the last sync, and differ. */
    BOTH_CHANGED,
    /** The resumed run has started to write it: the target's state is its own work. */
    OURS
}
