package dev.sbsync.testkit.internal.limit;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts requests per key and wall-clock second: a fixed window that resets with each second, so that twice the limit
 * may pass around the turn of a second (docs/management-api.md).
 */
final class FixedWindowLimiter {
    private final Map<String, Window> windows = new HashMap<>();

    private record Window(long second, int count) {}

    /** Counts a request and returns whether it is within the limit; 0 is no limit. */
    boolean tryAcquire(String key, int limit, Instant now) {
        if (limit == 0) {
            return true;
        }
        long second = now.getEpochSecond();
        Window window = windows.merge(
                key,
                new Window(second, 1),
                (old, fresh) -> old.second() == second ? new Window(second, old.count() + 1) : fresh);
        return window.count() <= limit;
    }
}
