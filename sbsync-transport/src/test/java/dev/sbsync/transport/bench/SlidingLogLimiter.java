package dev.sbsync.transport.bench;

import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;

/** Sends at once if fewer requests than the limit were sent in the last second, as Storyblok's own clients do. */
final class SlidingLogLimiter extends FixedLimiter {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final int perSecond;
    private final ArrayDeque<Long> sends = new ArrayDeque<>();

    SlidingLogLimiter(int perSecond, TimeSource time) {
        super(perSecond, time);
        this.perSecond = perSecond;
    }

    @Override
    synchronized Duration reserve(long now) {
        long at = sends.size() < perSecond ? now : Math.max(now, sends.remove() + SECOND);
        sends.add(at);
        return Duration.ofNanos(at - now);
    }
}
