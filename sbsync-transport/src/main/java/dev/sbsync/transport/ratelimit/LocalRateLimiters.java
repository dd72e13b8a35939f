package dev.sbsync.transport.ratelimit;

import dev.sbsync.transport.time.TimeSource;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Rate limiters of this process. Thread-safe; does not block. */
final class LocalRateLimiters implements RateLimiters {

    private final TimeSource time;
    private final ConcurrentHashMap<String, Bucket4jRateLimiter> budgets = new ConcurrentHashMap<>();

    LocalRateLimiters(TimeSource time) {
        this.time = Objects.requireNonNull(time, "time");
    }

    @Override
    public RateLimiter forKey(String key, @Nullable RateLimit explicit) {
        Bucket4jRateLimiter budget = budgets.computeIfAbsent(key, absent -> new Bucket4jRateLimiter(time, explicit));
        if (explicit != null) {
            budget.limitExplicitly(explicit);
        }
        return budget;
    }
}
