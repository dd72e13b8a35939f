package dev.sbsync.transport;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An immutable snapshot of what a transport has done. Every attempt counts, so {@code total} is the number of requests
 * that left or tried to.
 *
 * @param total attempts, equal to {@code reads + writes}
 * @param reads attempts of requests that change nothing
 * @param writes attempts of requests that may change something ({@link TransportRequest#write()})
 * @param retries attempts beyond the first of their call
 * @param throttled answers with status 429
 * @param byStatus answers by status code; attempts without an answer are in none of them
 * @param backoff time slept between attempts
 * @param pacing time slept for permits
 */
public record TransportStats(
        long total,
        long reads,
        long writes,
        long retries,
        long throttled,
        SortedMap<Integer, Long> byStatus,
        Duration backoff,
        Duration pacing) {

    /** Returns what was done since {@code earlier}, a snapshot of the same transport. */
    public TransportStats minus(TransportStats earlier) {
        SortedMap<Integer, Long> statuses = new TreeMap<>();
        byStatus.forEach((status, count) -> {
            long more = count - earlier.byStatus.getOrDefault(status, 0L);
            if (more > 0) {
                statuses.put(status, more);
            }
        });
        return new TransportStats(
                total - earlier.total,
                reads - earlier.reads,
                writes - earlier.writes,
                retries - earlier.retries,
                throttled - earlier.throttled,
                Collections.unmodifiableSortedMap(statuses),
                backoff.minus(earlier.backoff),
                pacing.minus(earlier.pacing));
    }
}
