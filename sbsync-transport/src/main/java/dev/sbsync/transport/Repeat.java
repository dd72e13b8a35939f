package dev.sbsync.transport;

/** How a request may be repeated; only its caller knows what a second execution would do. */
public enum Repeat {
    /** A second execution changes nothing beyond the first: reads, and writes of a full state. */
    ALWAYS,
    /** Repeated only where the first attempt was surely not applied: not sent, or rejected with 429. */
    IF_NOT_APPLIED
}
