package dev.sbsync.testkit.time;

import java.time.Duration;
import java.time.Instant;

/**
 * Tells the fake what time it is. The behaviour never waits: it only reads the clock, for timestamps, for the rate
 * limit and for what takes effect later. Only the HTTP server in front of it waits, with {@link #await}, where an
 * answer is slow.
 *
 * <p>A functional interface, so a simulated time of another library is adapted with a method reference. Implementations
 * must be thread-safe and must not go backwards.
 */
@FunctionalInterface
public interface FakeClock {
    /** Returns the present wall time; the fake keeps milliseconds of it. */
    Instant now();

    /**
     * Blocks until the clock shows a moment. As it stands it sleeps for the time that is missing, and again until the
     * moment is there; a clock that is moved by hand wakes those who wait.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    default void await(Instant moment) throws InterruptedException {
        for (Instant now = now(); now.isBefore(moment); now = now()) {
            Thread.sleep(Math.max(1, Duration.between(now, moment).toMillis()));
        }
    }

    /** Returns the system's wall clock. */
    static FakeClock system() {
        return Instant::now;
    }
}
