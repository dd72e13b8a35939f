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

/** Takes permits from the budget, and adapts it to what the answers say about the rate limit. Thread-safe. */
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

    /** Waits until {@code request} may be sent; returns null if that takes more than {@code limits}. */
    @Nullable
    Permit permitFor(TransportRequest request, AcquireLimits limits) throws InterruptedException {
        return limiter.acquire(request.priority(), limits);
    }

    /** Has waiting calls check whether they still want a permit. */
    void recheck() {
        limiter.recheck();
    }

    /** Returns for how long no request may be sent, because the server said so. */
    Duration pausedFor() {
        return limiter.pausedFor();
    }

    /** Tells the budget the result of the request that {@code permit} was for. */
    void learnFrom(Attempt attempt, Permit permit) {
        if (attempt instanceof Attempt.Answer) {
            permit.accepted();
        } else if (attempt instanceof Attempt.Failure failure && failure.reason() == Reason.THROTTLED) {
            permit.throttled();
            limitNamedBy(failure.response()).ifPresent(limiter::serverLimit);
        } else if (attempt instanceof Attempt.Failure failure && endedHere(failure)) {
            permit.giveBack();
        }
        pause.after(attempt).ifPresent(limiter::pause);
    }

    /** A request that we kept back ourselves costs no permit; one that found no server does: it paces reconnecting. */
    private static boolean endedHere(Attempt.Failure failure) {
        return !failure.sent()
                && switch (failure.kind()) {
                    case LOCAL, INTERRUPTED, CLOSED -> true;
                    default -> false;
                };
    }

    private Optional<RateLimit> limitNamedBy(@Nullable TransportResponse response) {
        try {
            return response == null ? Optional.empty() : limitReader.limitIn(response);
        } catch (RuntimeException e) {
            log.debug(
                    "The reader of limits failed with {}; no limit is read.",
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
