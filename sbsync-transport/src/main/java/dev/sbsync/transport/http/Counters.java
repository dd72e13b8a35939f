package dev.sbsync.transport.http;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** Concurrent counters by key. */
final class Counters {

    private Counters() {}

    static <K> void increment(ConcurrentMap<K, LongAdder> counts, K key) {
        LongAdder count = counts.get(key);
        (count != null ? count : counts.computeIfAbsent(key, absent -> new LongAdder())).increment();
    }

    static <K extends Comparable<K>> SortedMap<K, Long> snapshot(Map<K, LongAdder> counts) {
        SortedMap<K, Long> copy = new TreeMap<>();
        counts.forEach((key, count) -> copy.put(key, count.sum()));
        return Collections.unmodifiableSortedMap(copy);
    }
}
