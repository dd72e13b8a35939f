package dev.sbsync.core.preflight;

import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.scan.SpaceScan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** Orders items so that each comes after what it depends on; among those that are free, by the order of the scan. */
final class PlanOrder {

    private final Comparator<PlannedItem> order;

    private PlanOrder(Comparator<PlannedItem> order) {
        this.order = order;
    }

    static PlanOrder of(SpaceScan source) {
        return new PlanOrder(Comparator.comparing(PlannedItem::source, source.order()));
    }

    /** Returns the items in order; those that wait for each other in a circle become conflicts. */
    List<PlannedItem> sorted(List<PlannedItem> items) {
        List<PlannedItem> sorted = topological(items);
        if (sorted.size() == items.size()) {
            return sorted;
        }
        Set<Long> circle = inCircles(items, sorted);
        return sorted(items.stream()
                .map(item -> circle.contains(item.source().id()) ? circular(item) : item)
                .toList());
    }

    /** Leaves out what waits in a circle, or for one. */
    private List<PlannedItem> topological(List<PlannedItem> items) {
        Map<Long, Integer> waitsFor = new HashMap<>();
        Map<Long, List<PlannedItem>> dependents = new HashMap<>();
        PriorityQueue<PlannedItem> free = new PriorityQueue<>(order);
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
            for (PlannedItem dependent : dependents.getOrDefault(next.source().id(), List.of())) {
                int left = waitsFor.merge(dependent.source().id(), -1, Integer::sum);
                if (left == 0) {
                    free.add(dependent);
                }
            }
        }
        return sorted;
    }

    /**
     * Of what could not be sorted, takes away what nothing waits for until only circles, and what joins them, are left.
     */
    private static Set<Long> inCircles(List<PlannedItem> items, List<PlannedItem> sorted) {
        Map<Long, PlannedItem> left = new HashMap<>();
        items.forEach(item -> left.put(item.source().id(), item));
        sorted.forEach(item -> left.remove(item.source().id()));
        boolean taken = true;
        while (taken) {
            Set<Long> waitedFor = new HashSet<>();
            left.values().forEach(item -> waitedFor.addAll(item.after()));
            taken = left.keySet().retainAll(waitedFor);
        }
        return left.keySet();
    }

    private static PlannedItem circular(PlannedItem item) {
        return item.asConflict(new Problem(
                OutcomeCode.PATH_TAKEN,
                "it and others wait for each other's place in the target; rename one of them to a free slug first"));
    }
}
