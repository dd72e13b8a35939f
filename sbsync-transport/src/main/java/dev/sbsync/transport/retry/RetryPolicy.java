package dev.sbsync.transport.retry;

import dev.sbsync.transport.retry.AttemptFailure.Reason;
import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Decides on another attempt. Pure: the same failure and the same random numbers give the same decision; nothing waits.
 *
 * <p>Backoff is exponential with equal jitter: with {@code e = min(cap, base * 2^(attempt - 1))} the wait is between
 * {@code e / 2} and {@code e}. The cap comes before the jitter, so that waits stay spread when the cap is reached. A
 * server that says how long to wait is given that time or our own backoff, whichever is longer.
 */
public final class RetryPolicy {

    private final RetryConfig config;

    /** Makes a policy of these values. */
    public RetryPolicy(RetryConfig config) {
        this.config = Objects.requireNonNull(config, "config");
    }

    /** Returns what to do after {@code failure}, with jitter from {@code random}. Does not block. */
    public RetryDecision decide(AttemptFailure failure, RandomGenerator random) {
        if (failure.attempt() > config.maxRetries() || !mayRepeat(failure)) {
            return new RetryDecision.GiveUp();
        }
        Duration base = failure.reason() == Reason.THROTTLED ? config.throttledBase() : config.base();
        Duration own = backoff(base, failure.attempt(), random);
        Duration asked = failure.retryAfter();
        return new RetryDecision.RetryAfter(asked != null && asked.compareTo(own) > 0 ? asked : own);
    }

    private static boolean mayRepeat(AttemptFailure failure) {
        return switch (failure.reason()) {
            case NOT_SENT, THROTTLED -> true;
            case TRANSIENT -> failure.repeatable();
            case LASTING -> false;
        };
    }

    private Duration backoff(Duration base, int attempt, RandomGenerator random) {
        double doubled = (double) base.toNanos() * Math.pow(2, attempt - 1.0);
        long most = (long) Math.min((double) config.cap().toNanos(), doubled);
        long least = most / 2;
        return Duration.ofNanos(least + random.nextLong(most - least + 1));
    }
}
