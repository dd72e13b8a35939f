package dev.sbsync.transport;

/** When a request may be retried; only the caller knows what a second execution would do. */
public enum RetrySafety {
    /** A second execution changes nothing beyond the first: reads, and writes of a full state. */
    ALWAYS,
    /** Retried only if the first attempt was certainly not applied: not sent, or rejected with 429. */
    IF_NOT_APPLIED
}
