package dev.sbsync.transport.bench;

import dev.sbsync.transport.ratelimit.AcquireLimits;
import dev.sbsync.transport.ratelimit.Permit;
import dev.sbsync.transport.ratelimit.Priority;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;

/** A limiter like those of most clients: a fixed rule that does not adapt to results. */
abstract class FixedLimiter implements RateLimiter {

    private final RateLimit limit;
    private final TimeSource time;

    FixedLimiter(int perSecond, TimeSource time) {
        this.limit = RateLimit.perSecond(perSecond);
        this.time = time;
    }

    /** Reserves the next slot and returns the time until it. */
    abstract Duration reserve(long now);

    @Override
    public Permit acquire(Priority priority, AcquireLimits limits) throws InterruptedException {
        Duration wait = reserve(time.nanos());
        if (!wait.isZero()) {
            time.sleep(wait);
        }
        return new Waited(wait);
    }

    @Override
    public void recheck() {}

    @Override
    public void pause(Duration duration) {}

    @Override
    public Duration pausedFor() {
        return Duration.ZERO;
    }

    @Override
    public void limit(String scope, RateLimit other) {}

    @Override
    public void serverLimit(RateLimit other) {}

    @Override
    public void scale(double share) {}

    @Override
    public RateLimit limit() {
        return limit;
    }

    @Override
    public int waiting() {
        return 0;
    }

    private record Waited(Duration waited) implements Permit {
        @Override
        public void giveBack() {}

        @Override
        public void accepted() {}

        @Override
        public void throttled() {}
    }
}
