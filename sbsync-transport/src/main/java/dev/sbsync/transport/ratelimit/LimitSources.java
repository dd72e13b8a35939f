package dev.sbsync.transport.ratelimit;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who has said what about the limit of one budget, and what follows. What the server itself named beats what is known
 * of scopes; an explicit limit beats both, except that the server can still lower it. Not thread-safe: its limiter
 * locks.
 */
final class LimitSources {

    private final Map<String, RateLimit> scopes = new HashMap<>();
    private @Nullable RateLimit explicit;
    private @Nullable RateLimit named;

    void explicit(RateLimit limit) {
        explicit = explicit == null ? limit : explicit.atMost(limit);
    }

    /** Several numbers are several scopes behind one budget: the lowest of them is safe for all. */
    void named(RateLimit limit) {
        named = named == null ? limit : named.atMost(limit);
    }

    void scope(String scope, RateLimit limit) {
        scopes.put(scope, limit);
    }

    RateLimit inForce() {
        if (explicit != null) {
            return named == null ? explicit : explicit.atMost(named);
        }
        if (named != null) {
            return named;
        }
        return scopes.values().stream().reduce(RateLimit::atMost).orElse(RateLimiters.DEFAULT_LIMIT);
    }
}
