package dev.sbsync.transport.http;

import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;

/** Waits that {@link #close} ends without interrupting threads. Thread-safe. */
final class InterruptibleWait {

    private final TimeSource time;
    private final Monitor monitor;
    private volatile boolean closed;

    InterruptibleWait(TimeSource time) {
        this.time = time;
        this.monitor = time.newMonitor();
    }

    /**
     * Blocks for {@code duration}, or until this is closed.
     *
     * @return false if this is closed
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    boolean sleep(Duration duration) throws InterruptedException {
        long end = time.nanos() + duration.toNanos();
        try (Monitor.Held held = monitor.enter()) {
            for (long left = duration.toNanos(); left > 0 && !closed; left = end - time.nanos()) {
                held.await(Duration.ofNanos(left));
            }
        }
        return !closed;
    }

    /** Ends all current and later waits. */
    void close() {
        try (Monitor.Held held = monitor.enter()) {
            closed = true;
            held.signalAll();
        }
    }

    boolean closed() {
        return closed;
    }
}
