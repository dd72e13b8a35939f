package dev.sbsync.testkit.time;

import java.time.Instant;

/**
 * Tells the fake what time it is. The fake never waits: it only reads the clock, for timestamps and for its rate limit.
 *
 * <p>A functional interface, so a simulated time of another library is adapted with a method reference. Implementations
 * must be thread-safe and must not go backwards.
 */
@FunctionalInterface
public interface FakeClock {
    /** Returns the present wall time; the fake keeps milliseconds of it. */
    Instant now();

    /** Returns the system's wall clock. */
    static FakeClock system() {
        return Instant::now;
    }
}
