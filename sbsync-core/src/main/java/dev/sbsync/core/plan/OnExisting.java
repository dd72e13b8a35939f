package dev.sbsync.core.plan;

/** The policy for source items that have a match in the target. */
public enum OnExisting {
    /** Moves it to the source's path, updates differences and aligns its uuid. The default. */
    UPDATE,
    /** Leaves it unchanged, including its path; new children go into the matched folder. */
    SKIP,
    /** Fails the run before its first write if anything matches. */
    FAIL
}
