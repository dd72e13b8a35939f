package dev.sbsync.core.preflight;

/** What to do with a source item that has a match in the target. */
public enum OnExisting {
    /** Moves it to the source's place, rewrites what differs and aligns its uuid. The default. */
    UPDATE,
    /** Leaves it as it is, place included; children that are new go into the matched folder. */
    SKIP,
    /** Refuses the run before its first write if anything matches. */
    FAIL
}
