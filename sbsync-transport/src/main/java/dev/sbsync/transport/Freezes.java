package dev.sbsync.transport;

import dev.sbsync.transport.retry.AttemptFailure.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long a budget rests after an answer. Thread-safe. */
final class Freezes {

    private static final Logger log = LoggerFactory.getLogger(HttpTransport.class);

    /** How long a budget rests at most after a 429 that names no time: one window of the server's counter. */
    private static final Duration WINDOW = Duration.ofSeconds(1);

    private final RandomGenerator random;
    private final AtomicBoolean throttledBefore = new AtomicBoolean();
    private final AtomicBoolean clampTold = new AtomicBoolean();

    Freezes(RandomGenerator random) {
        this.random = random;
    }

    /** Returns how long nobody on the budget may send after {@code attempt}, if there is a reason for that. */
    Optional<Duration> after(Attempt attempt) {
        if (attempt instanceof Attempt.Failure failure) {
            Duration asked = failure.retryAfter();
            if (asked != null && !asked.isZero()) {
                tellIfClamped(asked);
                return Optional.of(asked);
            }
            return failure.reason() == Reason.THROTTLED ? Optional.of(ownFreeze()) : Optional.empty();
        }
        throttledBefore.set(false);
        return Optional.empty();
    }

    /**
     * Between half of {@link #WINDOW} and all of it, so that the next try meets another phase of the server's second;
     * all of it where the server took nothing since the last 429, because then the phase is not what is wrong.
     */
    private Duration ownFreeze() {
        if (throttledBefore.getAndSet(true)) {
            return WINDOW;
        }
        long half = WINDOW.toNanos() / 2;
        return Duration.ofNanos(half + random.nextLong(half + 1));
    }

    private void tellIfClamped(Duration asked) {
        if (asked.compareTo(RetryAfterHeader.LONGEST) >= 0 && clampTold.compareAndSet(false, true)) {
            log.warn("The server asked to be left alone for a day or longer; a day is what it gets. Told once.");
        }
    }
}
