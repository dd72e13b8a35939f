package dev.sbsync.transport.ratelimit;

import dev.sbsync.transport.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * One budget per key: callers with the same key share one, such as the source and the target of a sync under one host
 * and token. Keys are compared and kept, never printed. Implement it to share a budget in another way, such as with
 * other programs.
 *
 * <p>Implementations are thread-safe; {@link #forKey} does not block.
 */
@FunctionalInterface
public interface RateLimiters {

    /** The limit where nothing is known: 5 requests per second, 6 in any one. */
    RateLimit DEFAULT_LIMIT = new RateLimit(5, 6);

    /** Creates an empty registry on the system's time. */
    static RateLimiters create() {
        return create(TimeSource.system());
    }

    /** Creates an empty registry whose budgets live in {@code time}. */
    static RateLimiters create(TimeSource time) {
        return new LocalRateLimiters(time);
    }

    /**
     * Returns the budget of {@code key}, and makes it if there is none.
     *
     * @param key what the server counts together
     * @param explicit a limit that nothing raises and only the server lowers ({@link RateLimiter#serverLimit}), or null
     *     to follow the limits of the scopes, {@link #DEFAULT_LIMIT} until one is known. If several are given for one
     *     key, the lowest holds
     */
    RateLimiter forKey(String key, @Nullable RateLimit explicit);
}
