package dev.sbsync.transport;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a transport has done with one HTTP method. Immutable.
 *
 * @param count attempts
 * @param sent attempts whose request was sent: those that have a latency
 * @param byStatus answers by status code; attempts without an answer are in none of them
 * @param latencySum time from sending to the last byte, all of these together, without any wait before
 * @param latencyMax the longest of them since the transport was made, in a delta as well
 */
public record MethodStats(
        long count, long sent, SortedMap<Integer, Long> byStatus, Duration latencySum, Duration latencyMax) {

    /** Takes the maps as they are; they must not be changed afterwards. */
    public MethodStats {
        byStatus = Collections.unmodifiableSortedMap(byStatus);
    }

    /** Returns what was done since {@code earlier}. */
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
