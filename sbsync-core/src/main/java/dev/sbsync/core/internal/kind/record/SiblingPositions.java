package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.write.Identity;
import dev.sbsync.core.item.ItemKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The positions to write so that the records of each parent are in the order of the source. Pure.
 *
 * <p>Lists show the order, not the numbers, and whether a number that is taken moves the others is unknown
 * (docs/management-api.md). So the places of the records that both spaces have are given to them in their new order,
 * new records come last or take such places, and every record from the first to the last one out of place is written,
 * one after the other: the result is the same whether the others move or not. Records of the target alone keep their
 * places.
 */
final class SiblingPositions {

    private final Map<ItemKey, RecordRow> matches;
    private final Map<ItemKey, Long> positions = new HashMap<>();
    private final Map<ItemKey, Long> sizes = new HashMap<>();
    private final Map<ItemKey, Move> moves = new HashMap<>();

    private SiblingPositions(Map<ItemKey, RecordRow> matches, Collection<RecordRow> target) {
        this.matches = matches;
        for (RecordRow row : target) {
            ItemKey parent = row.parent();
            if (parent != null) {
                positions.put(row.key(), sizes.merge(parent, 1L, Long::sum));
            }
        }
    }

    /**
     * Returns the positions to write, by the keys of the source's records.
     *
     * @param source the records of the source, those of each parent in their order
     * @param target those of the target likewise
     * @param targetOf returns the target's item of a parent
     */
    static Map<ItemKey, Move> of(
            Collection<RecordRow> source,
            Map<ItemKey, RecordRow> matches,
            Collection<RecordRow> target,
            Function<ItemKey, @Nullable Identity> targetOf) {
        SiblingPositions order = new SiblingPositions(matches, target);
        Map<ItemKey, List<RecordRow>> byParent = new LinkedHashMap<>();
        for (RecordRow row : source) {
            ItemKey parent = row.parent();
            if (parent != null) {
                byParent.computeIfAbsent(parent, first -> new ArrayList<>()).add(row);
            }
        }
        byParent.forEach((parent, rows) -> order.arrange(rows, targetOf.apply(parent)));
        return order.moves;
    }

    private void arrange(List<RecordRow> rows, @Nullable Identity parent) {
        List<Long> places = new ArrayList<>(rows.stream()
                .map(row -> now(row, parent))
                .filter(at -> at > 0)
                .sorted()
                .toList());
        long next = parent == null ? 0 : sizes.getOrDefault(parent.key(), 0L);
        while (places.size() < rows.size()) {
            places.add(++next);
        }
        int last = rows.size() - 1;
        while (last >= 0 && (now(rows.get(last), parent) == 0 || now(rows.get(last), parent) == places.get(last))) {
            last--; // new records at the end are written in any order
        }
        boolean outOfPlace = false;
        ItemKey before = null;
        for (int i = 0; i < rows.size(); i++) {
            RecordRow row = rows.get(i);
            long now = now(row, parent);
            outOfPlace |= now != places.get(i);
            if (now == 0 || (outOfPlace && i <= last)) {
                moves.put(row.key(), new Move(now, places.get(i), i <= last ? before : null));
                before = row.key();
            }
        }
    }

    /** Returns the position in the target, 0 if the record is not there. */
    private long now(RecordRow row, @Nullable Identity parent) {
        RecordRow there = matches.get(row.key());
        return there == null || parent == null || !parent.key().equals(there.parent())
                ? 0
                : positions.getOrDefault(there.key(), 0L);
    }
}
