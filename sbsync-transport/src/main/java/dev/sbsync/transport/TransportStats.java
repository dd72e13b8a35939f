package dev.sbsync.transport;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An immutable snapshot of what a transport has done. Every attempt counts, so {@link #total} is the number of requests
 * that left or tried to. Taking one blocks no call; it is exact while no call is under way. Read it through its
 * methods: more of them may come.
 *
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
 * @param traffic bytes of bodies
 * @param moment what holds at the moment of the snapshot
 */
public record TransportStats(
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
        Traffic traffic,
        Moment moment) {

    /**
     * Bytes of bodies.
     *
     * @param out of requests that were sent, whether or not all of it arrived
     * @param in received, after decompression
     */
    public record Traffic(long out, long in) {

        /** No body was sent or received. */
        public static final Traffic NONE = new Traffic(0, 0);
    }

    /**
     * What holds at the moment of a snapshot.
     *
     * @param permitsWaiting calls that wait for a permit
     * @param circuit the state of the circuit breaker
     */
    public record Moment(int permitsWaiting, CircuitState circuit) {

        /** No call waits, and the circuit is closed. */
        public static final Moment IDLE = new Moment(0, CircuitState.CLOSED);
    }

    /** Makes the snapshot of a transport that counts no more than this. */
    public TransportStats(
            long reads,
            long writes,
            long retries,
            long throttled,
            SortedMap<Integer, Long> byStatus,
            Duration backoff,
            Duration pacing) {
        this(
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
                Traffic.NONE,
                Moment.IDLE);
    }

    /** Returns all attempts: reads and writes. */
    public long total() {
        return reads + writes;
    }

    /** Returns the bytes of the bodies of requests that were sent, whether or not all of it arrived. */
    public long bytesOut() {
        return traffic.out();
    }

    /** Returns the bytes of bodies received, after decompression. */
    public long bytesIn() {
        return traffic.in();
    }

    /** Returns how many calls wait for a permit at this moment. */
    public int permitsWaiting() {
        return moment.permitsWaiting();
    }

    /** Returns the current state of the circuit breaker. */
    public CircuitState circuit() {
        return moment.circuit();
    }

    /**
     * Returns what was done since {@code earlier}, a snapshot of the same transport. What holds at a moment is that of
     * this snapshot.
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
                reads - earlier.reads,
                writes - earlier.writes,
                retries - earlier.retries,
                throttled - earlier.throttled,
                MethodStats.increases(byStatus, earlier.byStatus),
                backoff.minus(earlier.backoff),
                pacing.minus(earlier.pacing),
                Collections.unmodifiableSortedMap(methods),
                MethodStats.increases(retriesByCause, earlier.retriesByCause),
                refused - earlier.refused,
                new Traffic(bytesOut() - earlier.bytesOut(), bytesIn() - earlier.bytesIn()),
                moment);
    }
}
