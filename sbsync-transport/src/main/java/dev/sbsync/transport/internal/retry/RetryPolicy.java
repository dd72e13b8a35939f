package dev.sbsync.transport.internal.retry;

import dev.sbsync.transport.retry.RetryConfig;
import io.github.resilience4j.retry.Retry;
import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether to retry. Does not wait: Resilience4j counts the attempts and computes the backoff through its
 * asynchronous context, which returns the delay. Its blocking form sleeps through a static hook.
 *
 * <p>Backoff is exponential with equal jitter: with {@code e = min(cap, base * 2^(attempt - 1))} the delay is between
 * {@code e / 2} and {@code e}. The cap applies before the jitter, so that delays stay spread at the cap. A
 * {@code Retry-After} is extended by at most 10 % and 250 ms; the longer of it and the backoff is used.
 *
 * <p>Thread-safe; a {@link Call} is not.
 */
public final class RetryPolicy {

    private final RetryConfig config;
    private final Backoff backoff;
    private final Retry retry;

    /** Creates a policy. {@code random} is the source of the jitter. */
    public RetryPolicy(RetryConfig config, RandomGenerator random) {
        this.config = Objects.requireNonNull(config, "config");
        this.backoff = new Backoff(config, Objects.requireNonNull(random, "random"));
        this.retry = Retry.of(
                "sbsync",
                io.github.resilience4j.retry.RetryConfig.<AttemptFailure>custom()
                        .maxAttempts(config.maxRetries() + 1)
                        .retryOnResult(RetryPolicy::mayRetry)
                        .intervalBiFunction((attempt, failure) -> backoff.after(attempt, failure.get()))
                        .build());
    }

    /** Starts a call, whose attempts are counted. */
    public Call newCall() {
        return new Call();
    }

    private static boolean mayRetry(AttemptFailure failure) {
        return switch (failure.reason()) {
            case NOT_SENT, THROTTLED -> true;
            case TRANSIENT -> failure.retryable();
            case PERMANENT -> false;
        };
    }

    /** The attempts of one call. {@link #decide} must be called with every failure, in order. */
    public final class Call {

        private Retry.@Nullable AsyncContext<AttemptFailure> attempts;
        private int failures;

        private Call() {}

        /** Returns what to do after {@code failure}. Does not block. */
        public RetryDecision decide(AttemptFailure failure) {
            failures++;
            attempts = attempts == null ? retry.asyncContext() : attempts; // created lazily: most calls do not fail
            long delay = attempts.onResult(failure);
            if (delay >= 0) {
                return new RetryDecision.RetryAfter(Duration.ofMillis(delay));
            }
            return mayRetryLater(failure)
                    ? new RetryDecision.RetryLater(delayAfterLast(failure))
                    : new RetryDecision.GiveUp();
        }

        /** Returns the delay before the caller makes the call again, if {@code failure} was its last. */
        public Duration delayAfterLast(AttemptFailure failure) {
            return Duration.ofMillis(backoff.afterLast(failures, failure));
        }

        /** Without retries, only a call that was throttled should be made again. */
        private boolean mayRetryLater(AttemptFailure failure) {
            return mayRetry(failure)
                    && (config.maxRetries() > 0 || failure.reason() == AttemptFailure.Reason.THROTTLED);
        }
    }
}
