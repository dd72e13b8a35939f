package dev.sbsync.transport;

import dev.sbsync.transport.ratelimit.Patience;
import dev.sbsync.transport.ratelimit.Permit;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.retry.AttemptFailure.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the answers to requests mean for the budget that they were sent on. Thread-safe. */
final class Pacing {

    private static final Logger log = LoggerFactory.getLogger(HttpTransport.class);

    private final RateLimiter limiter;
    private final LimitReader limitReader;
    private final Freezes freezes;

    Pacing(RateLimiter limiter, LimitReader limitReader, RandomGenerator random) {
        this.limiter = limiter;
        this.limitReader = limitReader;
        this.freezes = new Freezes(random);
    }

    /** Waits until {@code request} may be sent; returns null where that takes more than {@code patience}. */
    @Nullable
    Permit permitFor(TransportRequest request, Patience patience) throws InterruptedException {
        return limiter.acquire(request.priority(), patience);
    }

    /** Asks those who wait whether they still do. */
    void recheck() {
        limiter.recheck();
    }

    /** Returns for how long nobody may send, because the server said so. */
    Duration frozenFor() {
        return limiter.frozenFor();
    }

    /** Tells the budget what became of the request that {@code permit} was for. */
    void learnFrom(Attempt attempt, Permit permit) {
        if (attempt instanceof Attempt.Answer) {
            permit.accepted();
        } else if (attempt instanceof Attempt.Failure failure && failure.reason() == Reason.THROTTLED) {
            permit.throttled();
            limitNamedBy(failure.response()).ifPresent(limiter::limitNamed);
        } else if (attempt instanceof Attempt.Failure failure && endedHere(failure)) {
            permit.giveBack();
        }
        freezes.after(attempt).ifPresent(limiter::freeze);
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
