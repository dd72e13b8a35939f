package dev.sbsync.transport;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The statistics of one HTTP method. Immutable.
 *
 * @param count attempts
 * @param sent attempts whose request was sent; only these have a latency
 * @param byStatus responses by status code
 * @param latencySum the sum of all latencies, from sending to the last byte
 * @param latencyMax the longest latency since the transport was created, also in a difference
 */
public record MethodStats(
        long count, long sent, SortedMap<Integer, Long> byStatus, Duration latencySum, Duration latencyMax) {

    /** Does not copy the map, which must not be changed afterwards. */
    public MethodStats {
        byStatus = Collections.unmodifiableSortedMap(byStatus);
    }

    /** Returns the difference to {@code earlier}. */
    MethodStats minus(MethodStats earlier) {
        return new MethodStats(
                count - earlier.count,
                sent - earlier.sent,
                increases(byStatus, earlier.byStatus),
                latencySum.minus(earlier.latencySum),
                latencyMax);
    }

    /** Returns the increase of each count, without counts that did not increase. */
    static <K extends Comparable<K>> SortedMap<K, Long> increases(Map<K, Long> later, Map<K, Long> earlier) {
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
