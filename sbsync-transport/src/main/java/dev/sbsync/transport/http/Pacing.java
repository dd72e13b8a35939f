package dev.sbsync.transport.http;

import dev.sbsync.transport.LimitReader;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.internal.retry.AttemptFailure.Reason;
import dev.sbsync.transport.ratelimit.AcquireLimits;
import dev.sbsync.transport.ratelimit.Permit;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.ratelimit.RateLimiter;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Takes permits from the rate limiter and adapts it to responses. Thread-safe. */
final class Pacing {

    private static final Logger log = TransportLog.LOG;

    private final RateLimiter limiter;
    private final LimitReader limitReader;
    private final ThrottlePause pause;

    Pacing(RateLimiter limiter, LimitReader limitReader, RandomGenerator random) {
        this.limiter = limiter;
        this.limitReader = limitReader;
        this.pause = new ThrottlePause(random);
    }

    /** Waits for a permit; returns null if the wait exceeds {@code limits}. */
    @Nullable
    Permit permitFor(TransportRequest request, AcquireLimits limits) throws InterruptedException {
        return limiter.acquire(request.priority(), limits);
    }

    /** Makes waiting calls check whether they still need a permit. */
    void recheck() {
        limiter.recheck();
    }

    /** Returns the remaining time of a pause that the server requested. */
    Duration pausedFor() {
        return limiter.pausedFor();
    }

    /** Reports the result of the request of {@code permit} to the limiter. */
    void learnFrom(AttemptResult attempt, Permit permit) {
        if (attempt instanceof AttemptResult.Answer) {
            permit.accepted();
        } else if (attempt instanceof AttemptResult.Failure failure && failure.reason() == Reason.THROTTLED) {
            permit.throttled();
            limitIn(failure.response()).ifPresent(limiter::serverLimit);
        } else if (attempt instanceof AttemptResult.Failure failure && notSentLocally(failure)) {
            permit.giveBack();
        }
        pause.after(attempt).ifPresent(limiter::pause);
    }

    /**
     * Returns whether a local reason kept the request from being sent. Its permit is returned. Failed connections use
     * theirs.
     */
    private static boolean notSentLocally(AttemptResult.Failure failure) {
        return !failure.sent()
                && switch (failure.kind()) {
                    case LOCAL, INTERRUPTED, CLOSED -> true;
                    default -> false;
                };
    }

    private Optional<RateLimit> limitIn(@Nullable TransportResponse response) {
        try {
            return response == null ? Optional.empty() : limitReader.limitIn(response);
        } catch (RuntimeException e) {
            log.debug("The limit reader failed with {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
