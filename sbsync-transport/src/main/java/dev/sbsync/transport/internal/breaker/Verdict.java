package dev.sbsync.transport.internal.breaker;

/** What the result of an exchange says about the health of the server. */
public enum Verdict {
    /** A response of a healthy server: any 2xx, 3xx or 4xx except 429. */
    HEALTHY,
    /** A failure of the server: a 5xx, no connection, a broken or missing response. */
    FAILED,
    /** No information: a 429, or an exchange that ended or failed on our side. */
    NEUTRAL
}
