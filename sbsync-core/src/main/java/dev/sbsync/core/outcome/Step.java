package dev.sbsync.core.outcome;

/** The purpose of a request, which determines the meaning of a refusal. */
public enum Step {
    /** Reading the source. */
    READ_SOURCE,
    /** Reading the target. */
    READ_TARGET,
    /** Writing to the target without changing what is live. */
    WRITE,
    /** Publishing or unpublishing in the target. */
    PUBLISH
}
