package dev.sbsync.transport.internal.retry;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a retry decision depends on.
 *
 * @param reason what kind of failure ended the attempt
 * @param repeatable whether the request may be sent again although it may have been applied
 * @param retryAfter how long the server asked to be left alone, or null if it did not say
 */
public record AttemptFailure(
        Reason reason, boolean repeatable, @Nullable Duration retryAfter) {

    /** What a failure means for another attempt. */
    public enum Reason {
        /** Nothing reached the server: another attempt is always safe. */
        NOT_SENT,
        /** Status 429: not applied, so another attempt is always safe, after a longer wait. */
        THROTTLED,
        /**
         * May have been applied, and may go away: a 500, 502, 503 or 504, a broken connection, a timeout, a bad body.
         */
        TRANSIENT,
        /**
         * Would end the same way again, or the call is being ended: a redirect, a body too large, no trust, an
         * interrupt.
         */
        LASTING
    }

    /** Checks the values. */
    public AttemptFailure {
        Objects.requireNonNull(reason, "reason");
    }
}
