package dev.sbsync.core.outcome;

/** What a request was for: the same refusal means different things to a reader, a writer and a publisher. */
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
