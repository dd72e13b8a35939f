package dev.sbsync.transport;

import java.time.Duration;

/**
 * The counts of one call, or of several calls added up. Immutable.
 *
 * @param attempts attempts; 0 if there was none
 * @param retries attempts after the first
 * @param throttled responses with status 429
 * @param backoff time waited between attempts, without waits for permits
 */
public record CallCounts(int attempts, int retries, int throttled, Duration backoff) {

    /** No attempts. */
    public static final CallCounts NONE = new CallCounts(0, 0, 0, Duration.ZERO);

    /** Returns the sum of these counts and {@code other}. */
    public CallCounts plus(CallCounts other) {
        return new CallCounts(
                attempts + other.attempts,
                retries + other.retries,
                throttled + other.throttled,
                backoff.plus(other.backoff));
    }
}
