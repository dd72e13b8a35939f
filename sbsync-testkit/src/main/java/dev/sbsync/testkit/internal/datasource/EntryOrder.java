package dev.sbsync.testkit.internal.datasource;

import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.resource.ItemChange;
import dev.sbsync.testkit.internal.state.Records;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The order of a datasource's entries: by position, which counts from 1; those without one (0) come last. */
final class EntryOrder {
    static final Comparator<ObjectNode> BY_POSITION =
            Comparator.comparingLong(entry -> position(entry) > 0 ? position(entry) : Long.MAX_VALUE);

    private static final String POSITION = "position";

    private EntryOrder() {}

    /** Assigns the last position to a new entry without one, and makes room for one that is given. */
    static void place(Records entries, ItemChange change) {
        long position = Nodes.integer(change.given(), POSITION, 0);
        List<ObjectNode> others = others(entries, change);
        ObjectNode before = change.before();
        if (position > 0) {
            boolean taken = others.stream().anyMatch(other -> position(other) == position);
            if (change.changes(POSITION) && change.call().state().is(Switch.ENTRY_POSITION_SHIFTS_OTHERS, taken)) {
                insert(entries, others, position);
            }
        } else if (before != null) {
            change.next().put(POSITION, position(before));
        } else if (others.stream().allMatch(other -> position(other) > 0)) {
            change.next()
                    .put(
                            POSITION,
                            1
                                    + others.stream()
                                            .mapToLong(EntryOrder::position)
                                            .max()
                                            .orElse(0));
        }
    }

    private static List<ObjectNode> others(Records entries, ItemChange change) {
        return entries.all().stream()
                .filter(other -> Nodes.integer(other, "datasource_id", 0) == change.number("datasource_id"))
                .filter(other -> Nodes.integer(other, "id", 0) != change.id())
                .toList();
    }

    /** Renumbers the others around a free position. */
    private static void insert(Records entries, List<ObjectNode> others, long free) {
        long next = 0;
        for (ObjectNode other : others.stream().sorted(BY_POSITION).toList()) {
            next += next + 1 == free ? 2 : 1;
            ObjectNode moved = Nodes.shallowCopy(other).put(POSITION, next);
            entries.put(Nodes.integer(moved, "id", 0), moved);
        }
    }

    private static long position(ObjectNode entry) {
        return Nodes.integer(entry, POSITION, 0);
    }
}
