package dev.sbsync.transport.internal.breaker;

import dev.sbsync.transport.time.TimeSource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Monotonic time in the shape that Resilience4j takes: its default is the wall clock, and set back, that stays open.
 */
final class MonotonicClock extends Clock {

    private final TimeSource time;
    private final long start;

    MonotonicClock(TimeSource time) {
        this.time = time;
        this.start = time.nanos();
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(time.nanos() - start);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
