package dev.sbsync.transport;

import dev.sbsync.transport.breaker.GateState;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An immutable snapshot of what a transport has done. Every attempt counts, so {@code total} is the number of requests
 * that left or tried to. Taking one stops nobody; it is exact where no call is under way.
 *
 * @param total attempts, equal to {@code reads + writes}
 * @param reads attempts of requests that change nothing
 * @param writes attempts of requests that may change something ({@link TransportRequest#write()})
 * @param retries attempts beyond the first of their call
 * @param throttled answers with status 429
 * @param byStatus answers by status code; attempts without an answer are in none of them
 * @param backoff time slept between attempts
 * @param pacing time slept for permits
 * @param byMethod attempts by HTTP method, with their statuses and latencies
 * @param retriesByCause what the retries followed; their sum is {@code retries}
 * @param refused calls handed back without an attempt, because the server was down or had asked to be left alone
 * @param bytesOut bytes of the bodies of requests that were sent, whether or not all of it arrived
 * @param bytesIn bytes of bodies received, after decompression
 * @param permitsWaiting calls that wait for a permit at this moment
 * @param gate whether requests pass at this moment
 */
public record TransportStats(
        long total,
        long reads,
        long writes,
        long retries,
        long throttled,
        SortedMap<Integer, Long> byStatus,
        Duration backoff,
        Duration pacing,
        SortedMap<String, MethodStats> byMethod,
        SortedMap<RetryCause, Long> retriesByCause,
        long refused,
        long bytesOut,
        long bytesIn,
        int permitsWaiting,
        GateState gate) {

    /** Makes the snapshot of a transport that counts no more than this. */
    public TransportStats(
            long total,
            long reads,
            long writes,
            long retries,
            long throttled,
            SortedMap<Integer, Long> byStatus,
            Duration backoff,
            Duration pacing) {
        this(
                total,
                reads,
                writes,
                retries,
                throttled,
                byStatus,
                backoff,
                pacing,
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                0,
                0,
                0,
                0,
                GateState.CLOSED);
    }

    /**
     * Returns what was done since {@code earlier}, a snapshot of the same transport. What holds at a moment
     * ({@code permitsWaiting}, {@code gate}) is that of this snapshot.
     */
    public TransportStats minus(TransportStats earlier) {
        SortedMap<String, MethodStats> methods = new TreeMap<>();
        byMethod.forEach((method, stats) -> {
            MethodStats before = earlier.byMethod.get(method);
            MethodStats since = before == null ? stats : stats.minus(before);
            if (since.count() > 0) {
                methods.put(method, since);
            }
        });
        return new TransportStats(
                total - earlier.total,
                reads - earlier.reads,
                writes - earlier.writes,
                retries - earlier.retries,
                throttled - earlier.throttled,
                Counts.minus(byStatus, earlier.byStatus),
                backoff.minus(earlier.backoff),
                pacing.minus(earlier.pacing),
                Collections.unmodifiableSortedMap(methods),
                Counts.minus(retriesByCause, earlier.retriesByCause),
                refused - earlier.refused,
                bytesOut - earlier.bytesOut,
                bytesIn - earlier.bytesIn,
                permitsWaiting,
                gate);
    }
}
