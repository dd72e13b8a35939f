package dev.sbsync.transport.bench;

import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.ratelimit.RateLimiters;
import dev.sbsync.transport.time.TimeSource;

/** The compared limiters. */
enum Contenders {
    OURS("ours") {
        @Override
        RateLimiter limiter(int perSecond, TimeSource time) {
            return RateLimiters.create(time).forKey("bench", RateLimit.perSecond(perSecond));
        }
    },
    BUCKET("token bucket, burst = rate") {
        @Override
        RateLimiter limiter(int perSecond, TimeSource time) {
            return new BurstBucketLimiter(perSecond, time);
        }
    },
    SLIDING_LOG("sliding log of sends") {
        @Override
        RateLimiter limiter(int perSecond, TimeSource time) {
            return new SlidingLogLimiter(perSecond, time);
        }
    };

    private final String title;

    Contenders(String title) {
        this.title = title;
    }

    abstract RateLimiter limiter(int perSecond, TimeSource time);

    @Override
    public String toString() {
        return title;
    }
}
