package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.TimeSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The records of the target as they are when a run begins to delete those of a kind: what that needs is listed once.
 * Thread-safe; blocks for the lists.
 */
final class TargetNow {

    private final RecordKinds kinds;
    private final Monitor monitor;
    private final Map<String, SpaceLists> byKind = new HashMap<>();

    TargetNow(RecordKinds kinds, TimeSource time) {
        this.kinds = kinds;
        this.monitor = time.newMonitor();
    }

    /** Returns a record as it is listed now; empty if it is gone. */
    Optional<RecordRow> row(RecordRow listed, Side side) {
        try (Monitor.Held oneAtATime = monitor.enter()) {
            return lists(listed.key().kind(), side).row(listed.key());
        }
    }

    /** Returns the records that name a record, of the kinds that would lose or change something with it. */
    List<RecordRow> using(RecordRow row, Set<String> using, Side side) {
        try (Monitor.Held oneAtATime = monitor.enter()) {
            SpaceLists now = lists(row.key().kind(), side);
            return using.stream()
                    .flatMap(other -> now.rows(other).stream())
                    .filter(user -> user.references().stream()
                            .anyMatch(reference -> reference.to().equals(row.key())))
                    .toList();
        }
    }

    private SpaceLists lists(String kind, Side side) {
        SpaceLists known = byKind.get(kind);
        if (known == null) {
            known = kinds.of(side, row -> true);
            known.rows(kind);
            byKind.put(kind, known);
        }
        return known;
    }
}
