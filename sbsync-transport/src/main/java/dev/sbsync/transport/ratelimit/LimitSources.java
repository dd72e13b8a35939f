package dev.sbsync.transport.ratelimit;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Determines the limit of one rate limiter. A limit reported by the server takes precedence over the limits of scopes;
 * an explicit limit takes precedence over both, but the server can lower it. Not thread-safe: the limiter locks.
 */
final class LimitSources {

    private final Map<String, RateLimit> scopes = new HashMap<>();
    private @Nullable RateLimit explicit;
    private @Nullable RateLimit reported;

    void explicit(RateLimit limit) {
        explicit = explicit == null ? limit : explicit.atMost(limit);
    }

    /** Different reported limits come from different scopes: the lowest is safe for all. */
    void reported(RateLimit limit) {
        reported = reported == null ? limit : reported.atMost(limit);
    }

    void scope(String scope, RateLimit limit) {
        scopes.put(scope, limit);
    }

    RateLimit inForce() {
        if (explicit != null) {
            return reported == null ? explicit : explicit.atMost(reported);
        }
        if (reported != null) {
            return reported;
        }
        return scopes.values().stream().reduce(RateLimit::atMost).orElse(RateLimiters.DEFAULT_LIMIT);
    }
}
