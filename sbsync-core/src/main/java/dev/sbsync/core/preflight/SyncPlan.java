package dev.sbsync.core.preflight;

import dev.sbsync.core.scan.SpaceRef;
import dev.sbsync.core.scan.StoryRow;
import java.util.List;

/**
 * What a run would do, item by item, in the order of dependency. A value: equal scans give equal plans.
 *
 * @param source the space that is read
 * @param target the space that is written
 * @param items what is to happen, each after what it depends on
 * @param extra what the target has within the selection and the source has not; left alone
 */
public record SyncPlan(SpaceRef source, SpaceRef target, List<PlannedItem> items, List<StoryRow> extra) {

    /** Copies the lists. */
    public SyncPlan {
        items = List.copyOf(items);
        extra = List.copyOf(extra);
    }

    /** Returns how many items have an operation. */
    public long count(Operation operation) {
        return items.stream().filter(item -> item.operation() == operation).count();
    }

    /** Returns how many items were matched to one of the target. */
    public long existing() {
        return items.stream().filter(item -> item.match() != null).count();
    }

    /** Returns how many items a run would write at most: those that are compared may turn out to be equal. */
    public long changesAtMost() {
        return count(Operation.CREATE) + count(Operation.UPDATE) + count(Operation.COMPARE);
    }

    /** Returns the most requests that executing this plan needs while nothing goes wrong. */
    public long requestsAtMost() {
        return items.stream().mapToLong(Forecast::requestsAtMost).sum();
    }
}
