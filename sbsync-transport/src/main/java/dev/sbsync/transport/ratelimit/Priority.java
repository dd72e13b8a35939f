package dev.sbsync.transport.ratelimit;

/**
 * The priority of a request that waits for a permit. Requests of equal priority are served first come, first served.
 */
public enum Priority {

    /** Requests whose result is needed now: writes, and the reads that precede them. */
    NORMAL,

    /**
     * Prefetched pages, which may be needed later. Served only if no other request waits. A transport returns such a
     * request timeToSend once the time limit of its call has passed.
     */
    READ_AHEAD
}
