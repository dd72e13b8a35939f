package dev.sbsync.core.pool;

import dev.sbsync.core.pool.Entry.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the cycles in which work waits for itself, softly at least once. To break one, the work starts that most other
 * work waits for, so that as little as possible is written twice. For one use.
 */
final class WaitCycles<K, W, O> {

    /** The number of cycles that are broken at a time: what is written then may let the others go on. */
    private static final int MOST = 16;

    /** The number of keys that are visited for more cycles than the first. */
    private static final int MOST_VISITED = 100_000;

    private final Map<Object, Set<Object>> waits = new HashMap<>();
    private final List<Entry<K, W, O>> candidates = new ArrayList<>();
    private final Map<Object, Integer> waiters = new HashMap<>();
    private int visited;

    /**
     * Creates an instance for the unfinished work of a pool.
     *
     * @param needs returns the keys that work depends on and that are not confirmed
     */
    WaitCycles(Collection<Entry<K, W, O>> unfinished, Function<Entry<K, W, O>, Collection<K>> needs) {
        for (Entry<K, W, O> entry : unfinished) {
            if (entry.state == State.WAITING) {
                Set<Object> keys = new LinkedHashSet<>(entry.softly);
                keys.addAll(needs.apply(entry));
                keys.forEach(key -> waiters.merge(key, 1, Integer::sum));
                waits.put(entry.key, keys);
                if (!entry.softly.isEmpty() && entry.waitsFor == 0) {
                    candidates.add(entry);
                }
            }
        }
        candidates.removeIf(entry -> !waiters.containsKey(entry.key));
        candidates.sort(Comparator.comparing((Entry<K, W, O> entry) -> -waiters.getOrDefault(entry.key, 0))
                .thenComparing(entry -> entry.arrival));
    }

    /** Returns work that is in cycles: one for each, as long as there are few. */
    List<Entry<K, W, O>> first() {
        List<Entry<K, W, O>> first = new ArrayList<>();
        for (Entry<K, W, O> entry : candidates) {
            if (first.size() == MOST || (!first.isEmpty() && visited > MOST_VISITED)) {
                break;
            }
            if (waitsForItself(entry.key)) {
                first.add(entry);
                waits.remove(entry.key);
            }
        }
        return first;
    }

    private boolean waitsForItself(Object start) {
        Set<Object> seen = new HashSet<>();
        Deque<Object> next = new ArrayDeque<>(waits.getOrDefault(start, Set.of()));
        while (!next.isEmpty()) {
            Object key = next.remove();
            if (key.equals(start)) {
                return true;
            }
            if (seen.add(key)) {
                visited++;
                next.addAll(waits.getOrDefault(key, Set.of()));
            }
        }
        return false;
    }
}
