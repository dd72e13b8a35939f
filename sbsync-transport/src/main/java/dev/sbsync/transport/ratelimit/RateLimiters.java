package dev.sbsync.transport.ratelimit;

import dev.sbsync.transport.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * Rate limiters by key. Callers with the same key share a limiter, such as the source and the target of a sync with one
 * host and token. Keys are never printed. Implement it to share limiters in other ways, for example between processes.
 *
 * <p>Implementations must be thread-safe; {@link #forKey} must not block.
 */
@FunctionalInterface
public interface RateLimiters {

    /** The limit if the server's is unknown: 5 requests per second on average, at most 6 in any second. */
    RateLimit DEFAULT_LIMIT = new RateLimit(5, 6);

    /** Creates an empty registry that uses the system time. */
    static RateLimiters create() {
        return create(TimeSource.system());
    }

    /** Creates an empty registry that uses {@code time}. */
    static RateLimiters create(TimeSource time) {
        return new LocalRateLimiters(time);
    }

    /**
     * Returns the limiter of {@code key}; creates it if absent.
     *
     * @param key identifies the requests that the server counts together
     * @param explicit an upper limit that only the server can lower ({@link RateLimiter#serverLimit}), or null to use
     *     the limits of the scopes, and {@link #DEFAULT_LIMIT} until one is known. The lowest of several for one key
     *     applies
     */
    RateLimiter forKey(String key, @Nullable RateLimit explicit);
}
