package dev.sbsync.transport.internal.retry;

import dev.sbsync.transport.retry.RetryConfig;
import io.github.resilience4j.retry.Retry;
import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides on another attempt. Nothing here waits: Resilience4j counts the attempts and asks for the backoff through its
 * asynchronous context, which returns the delay, because its blocking form sleeps through a hook that is static.
 *
 * <p>Backoff is exponential with equal jitter: with {@code e = min(cap, base * 2^(attempt - 1))} the wait is between
 * {@code e / 2} and {@code e}. The cap comes before the jitter, so that waits stay spread when the cap is reached. A
 * server that says how long to wait is given that time and a little more (at most 10 %, at most 250 ms), or our own
 * backoff, whichever is longer.
 *
 * <p>Thread-safe; a {@link Call} is not.
 */
public final class RetryPolicy {

    private final RetryConfig config;
    private final Backoff backoff;
    private final Retry retry;

    /** Creates a policy of these values, with jitter from {@code random}. */
    public RetryPolicy(RetryConfig config, RandomGenerator random) {
        this.config = Objects.requireNonNull(config, "config");
        this.backoff = new Backoff(config, Objects.requireNonNull(random, "random"));
        this.retry = Retry.of(
                "sbsync",
                io.github.resilience4j.retry.RetryConfig.<AttemptFailure>custom()
                        .maxAttempts(config.maxRetries() + 1)
                        .retryOnResult(RetryPolicy::mayRepeat)
                        .intervalBiFunction((attempt, failure) -> backoff.after(attempt, failure.get()))
                        .build());
    }

    /** Starts to count the attempts of one call. */
    public Call newCall() {
        return new Call();
    }

    private static boolean mayRepeat(AttemptFailure failure) {
        return switch (failure.reason()) {
            case NOT_SENT, THROTTLED -> true;
            case TRANSIENT -> failure.repeatable();
            case LASTING -> false;
        };
    }

    /** The attempts of one call. Has to be told of every failure, in order. */
    public final class Call {

        private Retry.@Nullable AsyncContext<AttemptFailure> attempts;
        private int failures;

        private Call() {}

        /** Returns what to do after {@code failure}. Does not block. */
        public RetryDecision decide(AttemptFailure failure) {
            failures++;
            attempts = attempts == null ? retry.asyncContext() : attempts; // most calls have no failure
            long delay = attempts.onResult(failure);
            if (delay >= 0) {
                return new RetryDecision.RetryAfter(Duration.ofMillis(delay));
            }
            return worthAskingAgain(failure)
                    ? new RetryDecision.RetryLater(pauseAfter(failure))
                    : new RetryDecision.GiveUp();
        }

        /** Returns how long to leave the server alone where {@code failure} was the last of this call. */
        public Duration pauseAfter(AttemptFailure failure) {
            return Duration.ofMillis(backoff.afterTheLast(failures, failure));
        }

        /** A caller that wants no retries wants none at all; only a 429 says nothing about the request itself. */
        private boolean worthAskingAgain(AttemptFailure failure) {
            return mayRepeat(failure)
                    && (config.maxRetries() > 0 || failure.reason() == AttemptFailure.Reason.THROTTLED);
        }
    }
}
