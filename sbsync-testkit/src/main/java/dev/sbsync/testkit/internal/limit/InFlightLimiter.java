package dev.sbsync.testkit.internal.limit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the requests of each space that are not answered yet: those whose answer arrives later than now. About 30 are
 * admitted (docs/management-api.md).
 */
final class InFlightLimiter {
    private final int limit;
    private final Map<String, List<Instant>> ends = new HashMap<>();

    /** Creates a counter; 0 is no limit. */
    InFlightLimiter(int limit) {
        this.limit = limit;
    }

    boolean hasRoom(String space, Instant now) {
        if (limit == 0) {
            return true;
        }
        List<Instant> open = ends.computeIfAbsent(space, key -> new ArrayList<>());
        open.removeIf(end -> !end.isAfter(now));
        return open.size() < limit;
    }

    void answeredAt(String space, Instant end) {
        if (limit != 0) {
            ends.computeIfAbsent(space, key -> new ArrayList<>()).add(end);
        }
    }
}
