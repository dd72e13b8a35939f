package dev.sbsync.transport;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A snapshot of the statistics of a transport. Immutable. Exact while no call is in flight. Components may be added in
 * later versions.
 *
 * @param reads attempts of requests that change nothing
 * @param writes attempts of requests that may change something ({@link TransportRequest#write()})
 * @param retries attempts after the first of their call
 * @param throttled responses with status 429
 * @param byStatus responses by status code
 * @param backoff time waited between attempts
 * @param pacing time waited for permits
 * @param byMethod statistics by HTTP method
 * @param retriesByCause retries by cause
 * @param refused calls that ended without an attempt because the circuit was open or the rate limiter paused
 * @param traffic bytes of bodies
 * @param moment the values that apply only at the time of the snapshot
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
     * @param out bytes of request bodies that were sent, even if not all of them arrived
     * @param in bytes of response bodies, after decompression
     */
    public record Traffic(long out, long in) {

        /** No bytes. */
        public static final Traffic NONE = new Traffic(0, 0);
    }

    /**
     * The values that apply only at the time of a snapshot.
     *
     * @param permitsWaiting calls that wait for a permit
     * @param circuit the state of the circuit breaker
     */
    public record Moment(int permitsWaiting, CircuitState circuit) {

        /** No call waits, and the circuit is closed. */
        public static final Moment IDLE = new Moment(0, CircuitState.CLOSED);
    }

    /** Creates a snapshot without statistics by method and cause. */
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

    /** Returns the number of attempts: reads and writes. */
    public long total() {
        return reads + writes;
    }

    /** Returns the bytes of request bodies that were sent, even if not all of them arrived. */
    public long bytesOut() {
        return traffic.out();
    }

    /** Returns the bytes of response bodies, after decompression. */
    public long bytesIn() {
        return traffic.in();
    }

    /** Returns the number of calls that wait for a permit. */
    public int permitsWaiting() {
        return moment.permitsWaiting();
    }

    /** Returns the current state of the circuit breaker. */
    public CircuitState circuit() {
        return moment.circuit();
    }

    /**
     * Returns the difference to {@code earlier}, a snapshot of the same transport. {@link #moment} is that of this
     * snapshot.
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
