package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.Reason;
import dev.sbsync.core.plan.TemporaryRename;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Orders items by dependency: each item comes after its folder and after the item that must free its path. Otherwise
 * the given order is kept. Cycles are broken by a temporary rename.
 */
final class PlanOrder {

    /** The dependencies of an item, by source id. */
    private static final class Node {
        final int index;
        final Set<Long> waitsFor = new LinkedHashSet<>();
        final Set<Long> preferred = new LinkedHashSet<>(); // the optional ones of these: a cycle is broken here first
        PlannedItem item;

        @Nullable
        Long occupant;

        @Nullable
        TemporaryRename stepAside;

        boolean sorted;

        Node(int index, PlannedItem item, @Nullable Long occupant) {
            this.index = index;
            this.item = item;
            this.occupant = occupant;
        }

        long id() {
            return item.source().id();
        }

        @Override
        public String toString() {
            return item.source().path();
        }
    }

    private final Map<Long, Node> nodes = new LinkedHashMap<>();
    private final Map<Long, List<Node>> dependents = new HashMap<>();
    private final PriorityQueue<Node> free = new PriorityQueue<>(Comparator.comparingInt((Node node) -> node.index));
    private final List<PlannedItem> sorted = new ArrayList<>();

    private PlanOrder(List<PlannedItem> items, Map<Long, Long> occupants, Map<Long, Set<Long>> givers) {
        for (PlannedItem item : items) {
            long id = item.source().id();
            nodes.put(id, new Node(nodes.size(), item, occupants.get(id)));
        }
        for (Node node : nodes.values()) {
            node.item.after().forEach(key -> await(node, key.id()));
            if (node.occupant != null) {
                await(node, node.occupant);
            }
            for (Long giver : givers.getOrDefault(node.id(), Set.of())) {
                if (nodes.containsKey(giver) && !node.waitsFor.contains(giver)) {
                    node.preferred.add(giver);
                    await(node, giver);
                }
            }
            if (node.waitsFor.isEmpty()) {
                free.add(node);
            }
        }
    }

    /**
     * Returns the items in order.
     *
     * @param items the items in their preferred order, each after its folder
     * @param occupants maps a source id to that of the item that must free its path first
     * @param givers maps a source id to those of the items that give up what it takes; optional dependencies, ignored
     *     in cycles
     */
    static List<PlannedItem> of(List<PlannedItem> items, Map<Long, Long> occupants, Map<Long, Set<Long>> givers) {
        return new PlanOrder(items, occupants, givers).sorted();
    }

    private List<PlannedItem> sorted() {
        List<Node> inOrder = List.copyOf(nodes.values());
        int first = 0;
        while (sorted.size() < nodes.size()) {
            if (free.isEmpty()) {
                while (inOrder.get(first).sorted) {
                    first++;
                }
                open(circleFrom(inOrder.get(first)));
            } else {
                take(free.remove());
            }
        }
        return sorted;
    }

    private void take(Node node) {
        node.sorted = true;
        Set<ItemKey> after = new LinkedHashSet<>(node.item.after());
        if (node.occupant != null) {
            after.add(StoryRow.key(node.occupant));
        }
        node.preferred.forEach(id -> after.add(StoryRow.key(id)));
        sorted.add(node.item.inOrder(List.copyOf(after), node.stepAside));
        for (Node dependent : dependents.getOrDefault(node.id(), List.of())) {
            release(dependent, node.id());
        }
    }

    private void await(Node node, long id) {
        if (nodes.containsKey(id) && node.waitsFor.add(id)) {
            dependents.computeIfAbsent(id, key -> new ArrayList<>()).add(node);
        }
    }

    private void release(Node node, long id) {
        if (node.waitsFor.remove(id) && node.waitsFor.isEmpty() && !node.sorted) {
            free.add(node);
        }
    }

    /** Follows dependencies until a node repeats. Every remaining node has a dependency. */
    private List<Node> circleFrom(Node start) {
        List<Node> path = new ArrayList<>();
        Map<Long, Integer> passed = new HashMap<>();
        Node at = start;
        while (passed.putIfAbsent(at.id(), path.size()) == null) {
            path.add(at);
            at = node(at.waitsFor.iterator().next());
        }
        return path.subList(Objects.requireNonNull(passed.get(at.id())), path.size());
    }

    /**
     * Breaks a cycle with a temporary rename of one member. Folders form a tree, so every cycle contains an item that
     * waits for a path.
     */
    private void open(List<Node> circle) {
        for (Node node : circle) {
            Long next = node.waitsFor.iterator().next();
            if (node.preferred.remove(next)) {
                release(node, next);
                return;
            }
        }
        Node waiting = circle.stream()
                .filter(node ->
                        node.occupant != null && node.waitsFor.iterator().next().equals(node.occupant))
                .min(Comparator.comparing((Node node) -> cost(node(Objects.requireNonNull(node.occupant))))
                        .thenComparing(node -> node.index))
                .orElseThrow(() -> new IllegalStateException("folders depend on each other: " + circle));
        Node leaving = node(Objects.requireNonNull(waiting.occupant));
        StoryRow there = Objects.requireNonNull(StoryRow.match(leaving.item));
        TemporaryRename aside = TemporaryRename.of(there);
        waiting.item = waiting.item.because(Reason.TEMPORARY_RENAME.cause(
                "'" + there.path() + "' is renamed first, to the temporary slug " + aside.temporarySlug()));
        waiting.stepAside = aside;
        waiting.occupant = null;
        leaving.item = leaving.item
                .because(
                        Reason.TEMPORARY_RENAME.cause("is renamed first, to the temporary slug " + aside.temporarySlug()
                                + ", for '" + waiting.item.source().path() + "'"))
                .inOrder(with(leaving.item.after(), StoryRow.key(waiting.id())), leaving.item.stepAside());
        await(leaving, waiting.id());
        release(waiting, leaving.id());
    }

    /** Prefers renaming stories over folders, which move their content along, and drafts over live items. */
    private static int cost(Node leaving) {
        StoryRow there = Objects.requireNonNull(StoryRow.match(leaving.item));
        if (there.folder()) {
            return 3;
        }
        return there.startpage() ? 2 : there.state().published() ? 1 : 0;
    }

    private Node node(long id) {
        return Objects.requireNonNull(nodes.get(id));
    }

    private static List<ItemKey> with(List<ItemKey> keys, ItemKey more) {
        List<ItemKey> all = new ArrayList<>(keys);
        if (!all.contains(more)) {
            all.add(more);
        }
        return all;
    }
}
