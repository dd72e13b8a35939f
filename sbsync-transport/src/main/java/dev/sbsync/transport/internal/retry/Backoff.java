package dev.sbsync.transport.internal.retry;

import dev.sbsync.transport.internal.retry.AttemptFailure.Reason;
import dev.sbsync.transport.retry.RetryConfig;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Computes backoff delays, in milliseconds as Resilience4j expects them. Pure except for the random numbers.
 *
 * <p>Resilience4j's own randomised backoff applies the cap after the jitter, which removes the jitter at the cap.
 */
record Backoff(RetryConfig config, RandomGenerator random) {

    /** The delay after the last failed attempt of a call, before jitter. */
    private static final Duration AFTER_LAST = Duration.ofSeconds(15);

    /** The longest jitter added to a {@code Retry-After}, so that clients do not retry at the same instant. */
    private static final long MAX_SPREAD_MILLIS = 250;

    /** Returns the delay after attempt {@code attempt}. */
    long after(int attempt, AttemptFailure failure) {
        return atLeastRetryAfter(own(attempt, failure.reason()), failure);
    }

    /** Returns the delay after the last attempt of a call, before the caller makes the call again. */
    long afterLast(int attempt, AttemptFailure failure) {
        boolean throttled = failure.reason() == Reason.THROTTLED;
        return atLeastRetryAfter(throttled ? own(attempt, failure.reason()) : jittered(AFTER_LAST.toMillis()), failure);
    }

    private long own(int attempt, Reason reason) {
        Duration base = reason == Reason.THROTTLED ? config.throttledBase() : config.base();
        double doubled = (double) base.toMillis() * Math.pow(2, attempt - 1.0);
        return jittered((long) Math.min((double) config.cap().toMillis(), doubled));
    }

    /** Applies equal jitter: returns a value from half of {@code most} to {@code most}. */
    private long jittered(long most) {
        long least = most / 2;
        return least + random.nextLong(most - least + 1);
    }

    private long atLeastRetryAfter(long own, AttemptFailure failure) {
        Duration asked = failure.retryAfter();
        if (asked == null) {
            return own;
        }
        long millis = asked.plusNanos(999_999).toMillis();
        long spread = random.nextLong(Math.min(MAX_SPREAD_MILLIS, millis / 10) + 1);
        return Math.max(own, millis + spread);
    }
}
