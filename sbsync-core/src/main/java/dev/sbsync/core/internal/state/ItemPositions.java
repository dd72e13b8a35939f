package dev.sbsync.core.internal.state;

import dev.sbsync.core.item.ItemKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The positions of a run's items that have not ended, in the order of the run. An item that is submitted again may have
 * a second one before the result at its first is recorded. Thread-safe.
 */
final class ItemPositions {

    private final Map<ItemKey, Deque<Integer>> open = new HashMap<>();
    private int next;

    /** Returns the position of a further item. */
    synchronized int add(ItemKey item) {
        open.computeIfAbsent(item, absent -> new ArrayDeque<>(1)).add(next);
        next++;
        return next - 1;
    }

    /** Returns the position of an item whose result is recorded next. */
    synchronized int of(ItemKey item) {
        return positions(item).getFirst();
    }

    /** Returns the position of an item as submitted last. */
    synchronized int latest(ItemKey item) {
        return positions(item).getLast();
    }

    /** Records that the result of an item is recorded. */
    synchronized void ended(ItemKey item) {
        Deque<Integer> positions = positions(item);
        positions.removeFirst();
        if (positions.isEmpty()) {
            open.remove(item);
        }
    }

    private Deque<Integer> positions(ItemKey item) {
        Deque<Integer> positions = open.get(item);
        if (positions == null) {
            throw new IllegalArgumentException(item + " is not an item of this run, or has ended.");
        }
        return positions;
    }
}
