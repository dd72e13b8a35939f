package dev.sbsync.core.pool;

import dev.sbsync.transport.time.Monitor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of one piece of work that was submitted: settled once, with the outcome of what was written in the end.
 * Where later work of the same key took its place, that is the later one's. Thread-safe.
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
     * @throws InterruptedException if the thread is interrupted while it waits
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
     * Returns the outcome if there is one by now. Does not block.
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
