package dev.sbsync.testkit.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. Thread-safe. */
public final class ManualClock implements FakeClock {
    private final AtomicReference<Instant> now;

    private ManualClock(Instant start) {
        this.now = new AtomicReference<>(Objects.requireNonNull(start, "start"));
    }

    /** Returns a clock that shows {@code start}. */
    public static ManualClock startingAt(Instant start) {
        return new ManualClock(start);
    }

    /** Returns a clock that shows the given ISO-8601 instant, such as {@code 2026-01-01T00:00:00Z}. */
    public static ManualClock startingAt(String start) {
        return new ManualClock(Instant.parse(start));
    }

    @Override
    public Instant now() {
        return now.get();
    }

    /**
     * Moves the clock forward and returns the time it shows then.
     *
     * @throws IllegalArgumentException if {@code step} is negative
     */
    public Instant advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("step must not be negative: " + step);
        }
        return now.updateAndGet(instant -> instant.plus(step));
    }
}
