package dev.sbsync.core.preflight;

import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.scan.SpaceScan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Orders items so that each comes after what it depends on; among those that are free, by the order of scans. */
final class PlanOrder {

    private static final Comparator<PlannedItem> ORDER = Comparator.comparing(PlannedItem::source, SpaceScan.ORDER);

    private PlanOrder() {}

    /** Returns the items in order; those that wait for each other in a circle become conflicts and come last. */
    static List<PlannedItem> sorted(List<PlannedItem> items) {
        Map<Long, Integer> waitsFor = new HashMap<>();
        Map<Long, List<PlannedItem>> dependents = new HashMap<>();
        PriorityQueue<PlannedItem> free = new PriorityQueue<>(ORDER);
        for (PlannedItem item : items) {
            waitsFor.put(item.source().id(), item.after().size());
            item.after()
                    .forEach(id -> dependents
                            .computeIfAbsent(id, key -> new ArrayList<>())
                            .add(item));
            if (item.after().isEmpty()) {
                free.add(item);
            }
        }
        List<PlannedItem> sorted = new ArrayList<>(items.size());
        while (!free.isEmpty()) {
            PlannedItem next = free.remove();
            sorted.add(next);
            waitsFor.remove(next.source().id());
            for (PlannedItem dependent : dependents.getOrDefault(next.source().id(), List.of())) {
                int left = waitsFor.merge(dependent.source().id(), -1, Integer::sum);
                if (left == 0) {
                    free.add(dependent);
                }
            }
        }
        items.stream()
                .filter(item -> waitsFor.containsKey(item.source().id()))
                .sorted(ORDER)
                .map(PlanOrder::circular)
                .forEach(sorted::add);
        return sorted;
    }

    private static PlannedItem circular(PlannedItem item) {
        return item.asConflict(new Problem(
                OutcomeCode.PATH_TAKEN,
                "it and others wait for each other's place in the target; rename one of them to a free slug first"));
    }
}
