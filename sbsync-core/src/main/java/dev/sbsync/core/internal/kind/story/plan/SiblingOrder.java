package dev.sbsync.core.internal.kind.story.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Computes new {@code position} values for siblings of a folder, so that they have the source's order. The largest set
 * that is already in order keeps its numbers. Pure.
 */
final class SiblingOrder {

    /** The API's distance between new siblings (docs/management-api.md). */
    private static final long STEP = 10;

    /**
     * A sibling, with its positions; equal ones in the source have no order, {@code target} is null until it exists.
     */
    record Sibling(long id, long source, @Nullable Long target) {}

    private final List<Sibling> sorted;
    private final Set<Long> kept;
    private final Map<Long, Long> positions = new HashMap<>();
    private boolean crowded;

    private SiblingOrder(List<Sibling> siblings) {
        this.sorted = new ArrayList<>(siblings);
        sorted.sort(Comparator.comparingLong(Sibling::source)
                .thenComparing(Sibling::target, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparingLong(Sibling::id));
        this.kept = kept();
    }

    /** Returns the positions to write, by source id; siblings that are not included keep theirs. */
    static Map<Long, Long> positions(List<Sibling> siblings) {
        SiblingOrder order = new SiblingOrder(siblings);
        return order.inOrder() ? Map.of() : order.arranged();
    }

    /** Returns whether existing siblings are in order, and each new one fits with its source position. */
    private boolean inOrder() {
        long groupSource = 0;
        long before = Long.MIN_VALUE;
        long highest = Long.MIN_VALUE;
        for (Sibling sibling : sorted) {
            if (highest == Long.MIN_VALUE || sibling.source() != groupSource) {
                before = highest;
                groupSource = sibling.source();
            }
            Long there = sibling.target();
            long position = there == null ? sibling.source() : there;
            if (position <= before && before != Long.MIN_VALUE) {
                return false;
            }
            highest = Math.max(highest, position);
        }
        return true;
    }

    private Map<Long, Long> arranged() {
        List<Sibling> open = new ArrayList<>();
        Long low = null;
        for (Sibling sibling : sorted) {
            if (kept.contains(sibling.id())) {
                place(open, low, sibling.target());
                open.clear();
                low = sibling.target();
            } else {
                open.add(sibling);
            }
        }
        place(open, low, null);
        if (crowded) {
            positions.clear();
            sorted.stream()
                    .filter(sibling -> sibling.target() == null || sibling.target() != sibling.source())
                    .forEach(sibling -> positions.put(sibling.id(), sibling.source()));
        }
        return positions;
    }

    /** Places siblings between two fixed ones: by the source's numbers if they fit, else evenly. */
    private void place(List<Sibling> open, @Nullable Long low, @Nullable Long high) {
        if (open.isEmpty()) {
            return;
        }
        boolean fits = (low == null || open.get(0).source() > low)
                && (high == null || open.get(open.size() - 1).source() < high);
        long step = STEP;
        if (!fits && low != null && high != null) {
            step = Math.min(STEP, (high - low) / (open.size() + 1));
            crowded |= step == 0;
        }
        long first = low != null ? low + step : high == null ? 0 : high - step * open.size();
        for (int i = 0; i < open.size(); i++) {
            Sibling sibling = open.get(i);
            positions.put(sibling.id(), fits ? sibling.source() : first + step * i);
        }
    }

    /** Returns the longest increasing subsequence of existing positions, by patience sorting. */
    private Set<Long> kept() {
        TreeMap<Long, Sibling> tails = new TreeMap<>();
        Map<Long, Map.Entry<Long, Sibling>> previous = new HashMap<>();
        for (Sibling sibling : sorted) {
            Long position = sibling.target();
            if (position != null) {
                previous.put(sibling.id(), tails.lowerEntry(position));
                Long replaced = tails.ceilingKey(position);
                if (replaced != null) {
                    tails.remove(replaced);
                }
                tails.put(position, sibling);
            }
        }
        Set<Long> ids = new HashSet<>();
        Map.Entry<Long, Sibling> at = tails.lastEntry();
        while (at != null) {
            ids.add(at.getValue().id());
            at = previous.get(at.getValue().id());
        }
        return ids;
    }
}
