package dev.sbsync.testkit.faults;

/** When a fault acts. */
enum Turn {
    /** On the handling, if no other fault does. */
    FAULT,
    /** Around the handling, with the faults of other rules. */
    HOOK,
    /** Before the body of the request has been read. */
    CUT
}
