package dev.sbsync.transport;

import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.ratelimit.RateLimiter;
import java.util.Optional;

/**
 * Reads the rate limit that a server names when it refuses a request (429): only the caller knows the words. What it
 * finds goes to {@link RateLimiter#serverLimit}. Must be thread-safe and must not block.
 */
@FunctionalInterface
public interface LimitReader {

    /** Reads nothing. */
    LimitReader NONE = response -> Optional.empty();

    /**
     * Returns the limit that {@code response}, whose status is 429, names; empty if it names none. What this throws
     * counts as none.
     */
    Optional<RateLimit> limitIn(TransportResponse response);
}
