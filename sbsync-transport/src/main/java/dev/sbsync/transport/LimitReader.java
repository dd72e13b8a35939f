package dev.sbsync.transport;

import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.ratelimit.RateLimiter;
import java.util.Optional;

/**
 * Reads the rate limit from a 429 response, whose format depends on the server. The transport passes it to
 * {@link RateLimiter#serverLimit}. Must be thread-safe and must not block.
 */
@FunctionalInterface
public interface LimitReader {

    /** Reads nothing. */
    LimitReader NONE = response -> Optional.empty();

    /** Returns the limit that a 429 response contains, or empty. Exceptions count as empty. */
    Optional<RateLimit> limitIn(TransportResponse response);
}
