package dev.sbsync.transport.internal.retry;

import dev.sbsync.transport.internal.retry.AttemptFailure.Reason;
import dev.sbsync.transport.retry.RetryConfig;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait, in milliseconds, which is what Resilience4j counts in. Pure but for its random numbers.
 *
 * <p>Resilience4j's own randomised backoff caps after the jitter, which leaves none of it at the cap.
 */
record Backoff(RetryConfig config, RandomGenerator random) {

    /** How long a server that failed every attempt of a call is left alone, before jitter. */
    private static final Duration PARKED = Duration.ofSeconds(15);

    /** The most that is added to a time the server named, so that not everyone comes back in the same instant. */
    private static final long WIDEST_SPREAD = 250;

    /** Returns the wait after attempt {@code attempt}. */
    long after(int attempt, AttemptFailure failure) {
        return atLeastAsked(own(attempt, failure.reason()), failure);
    }

    /** Returns the wait after the last attempt of a call, for a caller that makes another one. */
    long afterTheLast(int attempt, AttemptFailure failure) {
        boolean throttled = failure.reason() == Reason.THROTTLED;
        return atLeastAsked(throttled ? own(attempt, failure.reason()) : jittered(PARKED.toMillis()), failure);
    }

    private long own(int attempt, Reason reason) {
        Duration base = reason == Reason.THROTTLED ? config.throttledBase() : config.base();
        double doubled = (double) base.toMillis() * Math.pow(2, attempt - 1.0);
        return jittered((long) Math.min((double) config.cap().toMillis(), doubled));
    }

    /** Equal jitter: between half of {@code most} and all of it. */
    private long jittered(long most) {
        long least = most / 2;
        return least + random.nextLong(most - least + 1);
    }

    private long atLeastAsked(long own, AttemptFailure failure) {
        Duration asked = failure.retryAfter();
        if (asked == null) {
            return own;
        }
        long millis = asked.plusNanos(999_999).toMillis();
        long spread = random.nextLong(Math.min(WIDEST_SPREAD, millis / 10) + 1);
        return Math.max(own, millis + spread);
    }
}
