package dev.sbsync.transport.internal.breaker;

/** What an exchange says about the health of the server. */
public enum Verdict {
    /** It answered as a healthy server does: any 2xx, 3xx or 4xx but 429. */
    HEALTHY,
    /** It failed: a 5xx, no connection, a broken or missing answer. */
    FAILED,
    /** Nothing: a 429, an exchange ended from our side, or one that failed on our side. */
    SILENT
}
