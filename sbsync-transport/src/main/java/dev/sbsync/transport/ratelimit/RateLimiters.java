package dev.sbsync.transport.ratelimit;

import dev.sbsync.transport.time.TimeSource;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One budget per key: whoever asks with the same key shares one, such as the source and the target of a sync under one
 * host and token. Keys are compared and kept, never printed.
 *
 * <p>Thread-safe; nothing here blocks.
 */
public final class RateLimiters {

    /** The limit where nothing is known: 5 requests a second, 6 in any one. */
    public static final RateLimit DEFAULT_LIMIT = new RateLimit(5, 6);

    private final TimeSource time;
    private final ConcurrentHashMap<String, Bucket4jRateLimiter> budgets = new ConcurrentHashMap<>();

    /** Makes an empty registry whose budgets live in {@code time}. */
    public RateLimiters(TimeSource time) {
        this.time = Objects.requireNonNull(time, "time");
    }

    /** Makes an empty registry on the system's time. */
    public static RateLimiters create() {
        return new RateLimiters(TimeSource.system());
    }

    /**
     * Returns the budget of {@code key}, and makes it where there is none.
     *
     * @param key what the server counts together
     * @param explicit a limit that nothing raises and only the server lowers ({@link RateLimiter#limitNamed}), or null
     *     to follow the limits of the scopes, {@link #DEFAULT_LIMIT} until one is known. Where several are given for
     *     one key, the lowest holds
     */
    public RateLimiter forKey(String key, @Nullable RateLimit explicit) {
        Bucket4jRateLimiter budget = budgets.computeIfAbsent(key, absent -> new Bucket4jRateLimiter(time, explicit));
        if (explicit != null) {
            budget.limitExplicitly(explicit);
        }
        return budget;
    }
}
