package dev.sbsync.testkit.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** A clock that only a test moves. Thread-safe. */
public final class ManualClock implements FakeClock {
    private Instant now;

    private ManualClock(Instant start) {
        this.now = Objects.requireNonNull(start, "start");
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
    public synchronized Instant now() {
        return now;
    }

    /**
     * Moves the clock forward and returns the new time.
     *
     * @throws IllegalArgumentException if {@code step} is negative
     */
    public synchronized Instant advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("step must not be negative: " + step);
        }
        now = now.plus(step);
        notifyAll();
        return now;
    }

    /** Blocks until the clock has been moved to the moment. */
    @Override
    public synchronized void await(Instant moment) throws InterruptedException {
        while (now.isBefore(moment)) {
            wait();
        }
    }
}
