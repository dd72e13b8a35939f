package dev.sbsync.transport;

/** What ended the attempt that another one followed. */
public enum RetryCause {
    /** Status 429. */
    THROTTLED,
    /** Status 500, 502, 503 or 504. */
    SERVER_ERROR,
    /** No connection. */
    CONNECT,
    /** The attempt's deadline passed. */
    TIMEOUT,
    /** The connection broke, or the answer was cut short. */
    BROKEN,
    /** An answer whose body was not usable. */
    UNUSABLE,
    /** Nothing was sent for a reason on our side, such as no free connection. */
    LOCAL
}
