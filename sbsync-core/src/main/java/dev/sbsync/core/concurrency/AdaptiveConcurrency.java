package dev.sbsync.core.concurrency;

import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How many items a run may work on at once: it grows while errors are few and more workers send more, and is halved on
 * bursts of errors. It starts at half the ceiling and always stays from {@code floor} to {@code ceiling}; where both
 * are the same, it is fixed. Fed from what the transports count, so that it needs nothing of them but their statistics.
 *
 * <p>Which ceiling: a run at {@code rps} requests a second keeps {@code rps × latency} of them in the air; with a third
 * on top, 8 workers carry 6 requests a second up to a latency of one second, and 16 up to two. More than are needed are
 * not used. Thread-safe; nothing blocks.
 */
public final class AdaptiveConcurrency {

    /** Statistics are read no more often than this: they are made anew each time. */
    private static final long LOOK_EVERY = Duration.ofMillis(50).toNanos();

    /**
     * A change of the limit.
     *
     * @param before what was allowed
     * @param now what is allowed
     */
    public record Change(int before, int now) {}

    private final TimeSource time;
    private final int floor;
    private final int ceiling;
    private final ConcurrencyLimit limit;
    private final LoadMeter meter;
    private volatile int allowed;
    private long lookedAt;

    /**
     * Starts to count.
     *
     * @throws IllegalArgumentException unless 1 ≤ {@code floor} ≤ {@code ceiling}
     */
    public AdaptiveConcurrency(TimeSource time, int floor, int ceiling, List<Supplier<TransportStats>> transports) {
        this.time = time;
        this.floor = floor;
        this.ceiling = ceiling;
        this.limit = new ConcurrencyLimit(floor, ceiling);
        this.meter = new LoadMeter(transports);
        this.allowed = limit.limit();
        this.lookedAt = time.nanos();
    }

    /**
     * A call has ended, well or not: looks what has become of it and of others.
     *
     * @param queued whether work waits for a worker
     * @return how the limit changed, empty where it did not
     */
    public Optional<Change> callEnded(boolean queued) {
        synchronized (limit) {
            long now = time.nanos();
            if (now - lookedAt < LOOK_EVERY) {
                return Optional.empty();
            }
            lookedAt = now;
            limit.update(now, meter.sinceLast(), queued);
            int before = allowed;
            allowed = limit.limit();
            return before == allowed ? Optional.empty() : Optional.of(new Change(before, allowed));
        }
    }

    /** Returns how many items may be worked on at once. */
    public int allowed() {
        return allowed;
    }

    /** Returns the fewest that are ever allowed. */
    public int floor() {
        return floor;
    }

    /** Returns the most that are ever allowed. */
    public int ceiling() {
        return ceiling;
    }
}
