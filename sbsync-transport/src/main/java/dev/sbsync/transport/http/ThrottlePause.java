package dev.sbsync.transport.http;

import dev.sbsync.transport.internal.retry.AttemptFailure.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;

/** Decides how long the rate limiter pauses after a response: as requested, or briefly after a 429. Thread-safe. */
final class ThrottlePause {

    private static final Logger log = TransportLog.LOG;

    /** The longest pause after a 429 without {@code Retry-After}: one window of the server's counter. */
    private static final Duration WINDOW = Duration.ofSeconds(1);

    /** The shortest pause after a single 429, long enough to move requests to another part of the server's window. */
    private static final Duration SHORTEST = Duration.ofMillis(50);

    /** The longest pause after a single 429. A longer one would only lose requests. */
    private static final Duration SHORT = Duration.ofMillis(250);

    private final RandomGenerator random;
    private final AtomicBoolean throttledBefore = new AtomicBoolean();
    private final AtomicBoolean capLogged = new AtomicBoolean();

    ThrottlePause(RandomGenerator random) {
        this.random = random;
    }

    /** Returns the pause after {@code attempt}, or empty for none. */
    Optional<Duration> after(AttemptResult attempt) {
        if (attempt instanceof AttemptResult.Failure failure) {
            Duration requested = failure.retryAfter();
            if (requested != null && !requested.isZero()) {
                logIfCapped(requested);
                return Optional.of(requested);
            }
            return failure.reason() == Reason.THROTTLED ? Optional.of(ownPause()) : Optional.empty();
        }
        throttledBefore.set(false);
        return Optional.empty();
    }

    /** Returns a short random pause, or a whole window if the server has accepted nothing since the last 429. */
    private Duration ownPause() {
        if (throttledBefore.getAndSet(true)) {
            return WINDOW;
        }
        long spread = SHORT.minus(SHORTEST).toNanos();
        return SHORTEST.plusNanos(random.nextLong(spread + 1));
    }

    private void logIfCapped(Duration requested) {
        if (requested.compareTo(RetryAfterHeader.LONGEST) >= 0 && capLogged.compareAndSet(false, true)) {
            log.warn("The server requested a pause of a day or longer, which is capped at one day. Logged once.");
        }
    }
}
