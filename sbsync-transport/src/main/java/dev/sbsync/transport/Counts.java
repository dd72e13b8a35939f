package dev.sbsync.transport;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts by key. */
final class Counts {

    private Counts() {}

    static <K> void increment(ConcurrentMap<K, LongAdder> counts, K key) {
        LongAdder count = counts.get(key);
        (count != null ? count : counts.computeIfAbsent(key, absent -> new LongAdder())).increment();
    }

    static <K extends Comparable<K>> SortedMap<K, Long> snapshot(Map<K, LongAdder> counts) {
        SortedMap<K, Long> copy = new TreeMap<>();
        counts.forEach((key, count) -> copy.put(key, count.sum()));
        return Collections.unmodifiableSortedMap(copy);
    }

    /** Returns by how much each count has grown, without those that have not. */
    static <K extends Comparable<K>> SortedMap<K, Long> minus(Map<K, Long> later, Map<K, Long> earlier) {
        SortedMap<K, Long> grown = new TreeMap<>();
        later.forEach((key, count) -> {
            long more = count - earlier.getOrDefault(key, 0L);
            if (more > 0) {
                grown.put(key, more);
            }
        });
        return Collections.unmodifiableSortedMap(grown);
    }
}
