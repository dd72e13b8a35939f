package dev.sbsync.core.plan;

/** The policy for items that changed in the target since the last sync. */
public enum OnDrift {
    /** Skips it with a warning. The default, so that no work is lost. */
    SKIP,
    /** Overwrites it with the source. */
    OVERWRITE,
    /** Fails the run before its first write if anything has drifted. */
    FAIL
}
