package dev.sbsync.core.pool;

import dev.sbsync.core.pool.ConcurrencyLimit.Load;
import dev.sbsync.transport.MethodStats;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The number of items that a run may process concurrently. It grows while errors are rare and throughput increases, and
 * is halved on bursts of errors. It starts at half of {@code ceiling} and stays between {@code floor} and
 * {@code ceiling}; if they are equal, it is constant. Its only input are the statistics of the transports.
 *
 * <p>Choosing the ceiling: a run at {@code rps} requests per second has {@code rps × latency} requests in flight; with
 * a margin of a third, 8 workers suffice for 6 requests per second at a latency of one second, and 16 at two. Unneeded
 * workers stay idle. Thread-safe; never blocks.
 */
public final class AdaptiveConcurrency {

    /** The minimum interval between reads of the statistics, which are computed on each read. */
    private static final long LOOK_EVERY = Duration.ofMillis(50).toNanos();

    /** Slower responses count as bad. */
    private static final Duration SLOW = Duration.ofSeconds(10);

    /**
     * A change of the limit.
     *
     * @param before the previous limit
     * @param now the new limit
     */
    public record Change(int before, int now) {}

    private final TimeSource time;
    private final int floor;
    private final int ceiling;
    private final ConcurrencyLimit limit;
    private final List<Supplier<TransportStats>> transports;
    private List<TransportStats> before;
    private volatile int allowed;
    private long lookedAt;

    /**
     * Starts counting.
     *
     * @throws IllegalArgumentException unless 1 ≤ {@code floor} ≤ {@code ceiling}
     */
    public AdaptiveConcurrency(TimeSource time, int floor, int ceiling, List<Supplier<TransportStats>> transports) {
        this.time = time;
        this.floor = floor;
        this.ceiling = ceiling;
        this.limit = new ConcurrencyLimit(floor, ceiling);
        this.transports = List.copyOf(transports);
        this.before = read();
        this.allowed = limit.limit();
        this.lookedAt = time.nanos();
    }

    /**
     * Updates the limit after a call has ended.
     *
     * @param queued whether work waits for a worker
     * @return the change of the limit, if any
     */
    public Optional<Change> callEnded(boolean queued) {
        synchronized (limit) {
            long now = time.nanos();
            if (now - lookedAt < LOOK_EVERY) {
                return Optional.empty();
            }
            lookedAt = now;
            limit.update(now, sinceLast(), queued);
            int previous = allowed;
            allowed = limit.limit();
            return previous == allowed ? Optional.empty() : Optional.of(new Change(previous, allowed));
        }
    }

    /** Returns the current limit of concurrent items. */
    public int allowed() {
        return allowed;
    }

    /** Returns the minimum of the limit. */
    public int floor() {
        return floor;
    }

    /** Returns the maximum of the limit. */
    public int ceiling() {
        return ceiling;
    }

    /** Returns the attempts that ended since the last call. */
    private Load sinceLast() {
        List<TransportStats> now = read();
        Load sum = Load.NONE;
        for (int i = 0; i < now.size(); i++) {
            sum = sum.plus(load(now.get(i).minus(before.get(i))));
        }
        before = now;
        return sum;
    }

    private List<TransportStats> read() {
        return transports.stream().map(Supplier::get).toList();
    }

    private static Load load(TransportStats stats) {
        long fine = stats.byStatus().entrySet().stream()
                .filter(status -> status.getKey() < 500 && status.getKey() != 429)
                .mapToLong(Map.Entry::getValue)
                .sum();
        // an attempt without a response counts only in the total
        long bad = Math.max(0, stats.total() - fine - stats.throttled());
        Duration inAir =
                stats.byMethod().values().stream().map(MethodStats::latencySum).reduce(Duration.ZERO, Duration::plus);
        boolean slow = inAir.compareTo(SLOW.multipliedBy(Math.max(1, stats.total()))) > 0;
        return new Load(slow ? 0 : fine, slow ? bad + fine : bad, stats.throttled(), stats.pacing(), inAir);
    }
}
