package dev.sbsync.transport.http;

import dev.sbsync.transport.internal.retry.AttemptFailure.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;

/** Decides for how long a budget pauses after an answer: as asked, or by its own measure after a 429. Thread-safe. */
final class ThrottlePause {

    private static final Logger log = TransportLog.LOG;

    /** How long a budget rests at most after a 429 that names no time: one window of the server's counter. */
    private static final Duration WINDOW = Duration.ofSeconds(1);

    /**
     * How long it rests after a single such 429: enough for the next request to meet another phase of the server's
     * second, and no more, because what is not sent meanwhile is lost. Longer rests find no better phase.
     */
    private static final Duration SHORTEST = Duration.ofMillis(50);

    private static final Duration SHORT = Duration.ofMillis(250);

    private final RandomGenerator random;
    private final AtomicBoolean throttledBefore = new AtomicBoolean();
    private final AtomicBoolean clampTold = new AtomicBoolean();

    ThrottlePause(RandomGenerator random) {
        this.random = random;
    }

    /** Returns for how long no request of the budget may be sent after {@code attempt}; empty if it need not pause. */
    Optional<Duration> after(Attempt attempt) {
        if (attempt instanceof Attempt.Failure failure) {
            Duration asked = failure.retryAfter();
            if (asked != null && !asked.isZero()) {
                tellIfClamped(asked);
                return Optional.of(asked);
            }
            return failure.reason() == Reason.THROTTLED ? Optional.of(ownPause()) : Optional.empty();
        }
        throttledBefore.set(false);
        return Optional.empty();
    }

    /**
     * Short at first; a whole {@link #WINDOW} where the server took nothing since the last 429: then it is not the
     * phase.
     */
    private Duration ownPause() {
        if (throttledBefore.getAndSet(true)) {
            return WINDOW;
        }
        long spread = SHORT.minus(SHORTEST).toNanos();
        return SHORTEST.plusNanos(random.nextLong(spread + 1));
    }

    private void tellIfClamped(Duration asked) {
        if (asked.compareTo(RetryAfterHeader.LONGEST) >= 0 && clampTold.compareAndSet(false, true)) {
            log.warn("The server asked to be left alone for a day or longer; a day is what it gets. Told once.");
        }
    }
}
