package dev.sbsync.transport.internal.retry;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The input of a retry decision.
 *
 * @param reason the kind of failure
 * @param retryable whether the request may be sent again although it may have been applied
 * @param retryAfter the delay that the server requested, or null if it did not request one
 */
public record AttemptFailure(
        Reason reason, boolean retryable, @Nullable Duration retryAfter) {

    /** What a failure means for a retry. */
    public enum Reason {
        /** Nothing reached the server: a retry is always safe. */
        NOT_SENT,
        /** Status 429: not applied, so a retry is always safe, after a longer delay. */
        THROTTLED,
        /**
         * The request may have been applied, and the failure may be temporary: a 500, 502, 503 or 504, a broken
         * connection, a timeout, an unusable body.
         */
        TRANSIENT,
        /**
         * A retry would fail again, or the call is being ended: a redirect, a body that is too large, an untrusted
         * certificate, an interrupt.
         */
        PERMANENT
    }

    /** Checks the values. */
    public AttemptFailure {
        Objects.requireNonNull(reason, "reason");
    }
}
