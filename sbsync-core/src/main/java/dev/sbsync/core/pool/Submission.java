package dev.sbsync.core.pool;

import dev.sbsync.transport.time.Monitor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A handle for submitted work: settled once, with the outcome of the work that was written. If newer work of the same
 * key replaced it, that is the newer one's outcome. Thread-safe.
 */
public final class Submission<O> {

    private final Monitor monitor;
    private @Nullable Settlement<O> settlement;

    Submission(Monitor monitor) {
        this.monitor = monitor;
    }

    /**
     * Blocks until it is settled.
     *
     * @throws InterruptedException if the thread is interrupted while waiting
     * @throws RuntimeException what the writer threw, if it did; errors likewise
     */
    public O await() throws InterruptedException {
        try (Monitor.Held held = monitor.enter()) {
            while (settlement == null) {
                held.await();
            }
            return settlement.outcome();
        }
    }

    /**
     * Returns the outcome, if settled. Does not block.
     *
     * @throws RuntimeException what the writer threw, if it did; errors likewise
     */
    public Optional<O> outcome() {
        try (Monitor.Held held = monitor.enter()) {
            return settlement == null ? Optional.empty() : Optional.of(settlement.outcome());
        }
    }

    /** Called with the monitor held, once. */
    void settle(Settlement<O> how) {
        if (settlement != null) {
            throw new IllegalStateException("a submission is settled once");
        }
        settlement = how;
    }
}
