package dev.sbsync.transport.internal.breaker;

import dev.sbsync.transport.time.TimeSource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A monotonic clock for Resilience4j. With its default, the wall clock, the breaker would stay open if that is set
 * back.
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
