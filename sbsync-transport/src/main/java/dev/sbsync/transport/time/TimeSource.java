package dev.sbsync.transport.time;

import java.time.Duration;
import java.time.Instant;

/** Where time comes from and where waiting happens. Thread-safe. */
public interface TimeSource {

    /** Returns the system's clocks and real waiting. */
    static TimeSource system() {
        return SystemTime.INSTANCE;
    }

    /** Returns a monotonic reading in nanoseconds; only differences mean something. Use it for durations. */
    long nanos();

    /** Returns the wall-clock time. Use it for what people and servers read, never for durations. */
    Instant wallTime();

    /**
     * Blocks for the given time; returns at once where it is zero or negative.
     *
     * @throws InterruptedException if the thread is interrupted before or while it sleeps
     */
    void sleep(Duration duration) throws InterruptedException;

    /** Returns a new lock whose waits go through this time source. */
    Monitor newMonitor();

    /**
     * Runs {@code action} once after {@code delay}, on a thread of this time source's own, unless it is cancelled
     * before. The action must be short and must not block. Does not block.
     */
    Alarm alarm(Duration delay, Runnable action);

    /** An action that has been scheduled. */
    interface Alarm {
        /** Makes sure that the action does not start any more; no effect where it has. Idempotent. */
        void cancel();
    }
}
