package dev.sbsync.transport;

import java.time.Duration;

/**
 * What one call cost: a value, so that the counts of several calls can be added up for the report of an item.
 *
 * @param attempts requests that left, or tried to leave, counted from 1 for a first attempt; 0 if none was made
 * @param retries attempts beyond the first
 * @param throttled answers with status 429
 * @param backoff time slept between attempts, without the wait for permits
 */
public record CallCounts(int attempts, int retries, int throttled, Duration backoff) {

    /** Nothing done yet. */
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
