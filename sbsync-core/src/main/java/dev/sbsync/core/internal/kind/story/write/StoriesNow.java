package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.StoryQuery;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.TimeSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The stories and folders that a run is about to delete, as the target lists them: looked up in the order of the plan,
 * up to 100 with one request. Thread-safe; blocks for the requests.
 */
public final class StoriesNow {

    private final Monitor monitor;
    private final List<Long> open;
    private final Map<Long, Optional<StoryRow>> known = new HashMap<>();

    /** Creates lookups of the items that a plan deletes. */
    public StoriesNow(SyncPlan plan, TimeSource time) {
        this.monitor = time.newMonitor();
        this.open = new ArrayList<>(plan.items().stream()
                .filter(item -> item.operation() == Operation.DELETE)
                .map(PlannedItem::match)
                .filter(StoryRow.class::isInstance)
                .map(Item::id)
                .toList());
    }

    /** Returns an item as it is listed just before it is deleted; empty if it is gone. */
    Optional<StoryRow> row(long id, StoryOperations target) {
        try (Monitor.Held oneAtATime = monitor.enter()) {
            if (!known.containsKey(id)) {
                lookUp(id, target);
            }
            return Objects.requireNonNull(known.remove(id)); // an item that is retried is looked up again
        }
    }

    private void lookUp(long id, StoryOperations target) {
        List<Long> ids = new ArrayList<>(List.of(id));
        open.stream()
                .filter(other -> other != id)
                .limit(StoryQuery.MAX_PER_PAGE - 1L)
                .forEach(ids::add);
        Map<Long, StoryRow> found = new HashMap<>();
        try (Stream<Story> rows = target.list(StoryQuery.builder().byIds(ids).build())) {
            rows.map(StoryRow::of).forEach(row -> found.put(row.id(), row));
        }
        ids.forEach(asked -> known.put(asked, Optional.ofNullable(found.get(asked))));
        open.removeAll(ids);
    }
}
