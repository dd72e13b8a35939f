package dev.sbsync.testkit.time;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock of a fake. Request handling never waits: it reads the clock for timestamps, the rate limit and late
 * effects. Only the HTTP server waits, with {@link #await}, for slow answers.
 *
 * <p>A functional interface, so a simulated time of another library is adapted with a method reference. Implementations
 * must be thread-safe and must not go backwards.
 */
@FunctionalInterface
public interface FakeClock {
    /** Returns the present wall time; the fake keeps milliseconds of it. */
    Instant now();

    /**
     * Blocks until the clock reaches a moment. By default it sleeps for the remaining time until then; a manual clock
     * wakes its waiters.
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
