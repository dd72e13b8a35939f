package dev.sbsync.transport.ratelimit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** A permit of a {@link Bucket4jRateLimiter}. Thread-safe. */
final class UsedPermit implements Permit {

    private final Bucket4jRateLimiter limiter;
    private final long usedAt;
    private final Duration waited;
    private final AtomicBoolean reported = new AtomicBoolean();

    UsedPermit(Bucket4jRateLimiter limiter, long usedAt, Duration waited) {
        this.limiter = limiter;
        this.usedAt = usedAt;
        this.waited = waited;
    }

    @Override
    public Duration waited() {
        return waited;
    }

    @Override
    public void giveBack() {
        if (reported.compareAndSet(false, true)) {
            limiter.giveBack(usedAt);
        }
    }

    @Override
    public void accepted() {
        if (reported.compareAndSet(false, true)) {
            limiter.accepted();
        }
    }

    @Override
    public void throttled() {
        if (reported.compareAndSet(false, true)) {
            limiter.throttled(usedAt);
        }
    }
}
