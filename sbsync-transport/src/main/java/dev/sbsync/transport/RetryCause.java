package dev.sbsync.transport;

/** Why an attempt was retried. */
public enum RetryCause {
    /** Status 429. */
    THROTTLED,
    /** Status 500, 502, 503 or 504. */
    SERVER_ERROR,
    /** No connection. */
    CONNECT,
    /** The attempt's deadline passed. */
    TIMEOUT,
    /** The connection broke, or the response was incomplete. */
    BROKEN,
    /** The response was not usable. */
    UNUSABLE,
    /** A local problem, such as no free connection. */
    LOCAL
}
