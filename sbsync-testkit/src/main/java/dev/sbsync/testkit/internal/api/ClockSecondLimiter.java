package dev.sbsync.testkit.internal.api;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts requests per key and wall-clock second: a fixed window that is empty again when the second rolls over, so that
 * twice the limit may pass around the turn of a second (ma-facts §2.1).
 */
final class ClockSecondLimiter {
    private final int limit;
    private final Map<String, Window> windows = new HashMap<>();

    private record Window(long second, int count) {}

    /** Creates a limiter; 0 is no limit. */
    ClockSecondLimiter(int requestsPerSecond) {
        this.limit = requestsPerSecond;
    }

    int limit() {
        return limit;
    }

    boolean tryAcquire(String key, Instant now) {
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
