package dev.sbsync.core.plan;

/** The policy for references that do not work in the target, because it lacks what they name. */
public enum OnUnresolved {
    /** Keeps them as they are in the source, with a warning. */
    KEEP,
    /** Fails the run before its first write, after reading all items that it would write. */
    FAIL
}
