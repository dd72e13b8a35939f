package dev.sbsync.transport.time;

import java.time.Duration;
import java.time.Instant;

/** The source of time, and the way to wait. Thread-safe. */
public interface TimeSource {

    /** Returns the system clocks and real waits. */
    static TimeSource system() {
        return SystemTime.INSTANCE;
    }

    /** Returns monotonic time in nanoseconds, for durations; only differences are meaningful. */
    long nanos();

    /** Returns the wall-clock time, for people and servers; not for durations. */
    Instant wallTime();

    /**
     * Blocks for the given time; returns at once if it is zero or negative.
     *
     * @throws InterruptedException if the thread is interrupted before or while it sleeps
     */
    void sleep(Duration duration) throws InterruptedException;

    /** Returns a new lock whose waits use this time source. */
    Monitor newMonitor();

    /**
     * Runs {@code action} once after {@code delay} on a thread of this time source, unless cancelled before. The action
     * must be short and must not block. Does not block.
     */
    Alarm alarm(Duration delay, Runnable action);

    /** A scheduled action. */
    interface Alarm {
        /** Cancels the action; no effect if it has started. Idempotent. */
        void cancel();
    }
}
