package dev.sbsync.core.preflight;

/** What to do with an item of the target that was changed there after it was last in sync. */
public enum OnDrift {
    /** Leaves it as it is, and says so. The default: nobody's work is lost unasked. */
    SKIP,
    /** Mirrors the source over it, as if nothing were known of the target. */
    OVERWRITE,
    /** Refuses the run before its first write if anything has drifted. */
    FAIL
}
