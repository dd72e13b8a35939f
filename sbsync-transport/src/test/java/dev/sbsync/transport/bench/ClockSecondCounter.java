package dev.sbsync.transport.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A server's rate limit per wall-clock second. Thread-safe. */
final class ClockSecondCounter {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final int limit;
    private final long phase;
    private final Map<Long, Integer> acceptedIn = new HashMap<>();
    private int accepted;
    private int throttled;

    /** Creates a counter whose seconds start {@code phase} nanoseconds before those of the given times. */
    ClockSecondCounter(int limit, long phase) {
        this.limit = limit;
        this.phase = phase;
    }

    /** Counts a request that arrives at {@code nanos}; returns whether it is accepted. */
    synchronized boolean take(long nanos) {
        boolean taken = acceptedIn.merge(Math.floorDiv(nanos + phase, SECOND), 1, Integer::sum) <= limit;
        accepted += taken ? 1 : 0;
        throttled += taken ? 0 : 1;
        return taken;
    }

    synchronized int accepted() {
        return accepted;
    }

    synchronized int throttled() {
        return throttled;
    }
}
