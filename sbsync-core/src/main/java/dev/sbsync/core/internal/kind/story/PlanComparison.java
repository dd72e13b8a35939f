package dev.sbsync.core.internal.kind.story;

import dev.sbsync.core.internal.kind.PlanReading;
import dev.sbsync.core.internal.kind.story.plan.DriftDetector;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Chooses the items of a plan that are read and compared before it is final. Stateless. */
final class PlanComparison {

    private static final int BOTH_SIDES = 2;
    private static final int HISTORY = 2;

    private PlanComparison() {}

    /**
     * Returns the items to compare, most likely changes first: as many as the plan may read.
     *
     * @param drift knows what was compared already
     */
    static List<PlannedItem> chosen(SyncPlan plan, DriftDetector drift, PlanReading reading) {
        long left = reading.mostRequests();
        List<PlannedItem> open = plan.items().stream()
                .filter(item -> item.match() != null && open(item))
                .filter(item -> drift.compared(StoryRow.source(item)).isEmpty())
                .sorted(Comparator.comparingInt(item -> order(item, drift)))
                .toList();
        List<PlannedItem> chosen = new ArrayList<>();
        for (PlannedItem item : open) {
            int cost = cost(item);
            if (cost <= left) {
                chosen.add(item);
                left -= cost;
            }
        }
        return chosen;
    }

    private static boolean open(PlannedItem item) {
        return item.operation() == Operation.COMPARE
                || item.operation() == Operation.UPDATE
                || (item.operation() == Operation.NONE && item.collision());
    }

    private static int order(PlannedItem item, DriftDetector drift) {
        if (item.operation() != Operation.COMPARE) {
            return 2;
        }
        return drift.copyId(StoryRow.source(item)).isPresent() ? 0 : 1;
    }

    /** A dirty story's published layer takes two more requests, on the target's side only if both are dirty. */
    private static int cost(PlannedItem item) {
        StoryRow match = StoryRow.match(item);
        boolean dirty = StoryRow.source(item).state() == LayerState.DIRTY;
        boolean both = dirty && match != null && match.state() == LayerState.DIRTY;
        return BOTH_SIDES + (dirty ? HISTORY : 0) + (both ? HISTORY : 0);
    }
}
