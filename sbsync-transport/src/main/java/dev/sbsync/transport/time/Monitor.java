package dev.sbsync.transport.time;

import java.time.Duration;

/**
 * A reentrant lock with one condition. Use {@code try (var held = monitor.enter()) { ... }}.
 *
 * <p>Thread-safe.
 */
public interface Monitor {

    /** Acquires the lock; blocks until it is free. */
    Held enter();

    /** The lock while it is held by the thread that entered. */
    interface Held extends AutoCloseable {

        /**
         * Releases the lock, waits until another thread calls {@link #signalAll} or {@code timeout} has passed, and
         * acquires the lock again. Spurious wakeups are possible: check the condition in a loop.
         *
         * @return false if the timeout has passed
         * @throws InterruptedException if the thread is interrupted before or while it waits; the lock is then held
         */
        boolean await(Duration timeout) throws InterruptedException;

        /** Like {@link #await(Duration)}, without a timeout. */
        void await() throws InterruptedException;

        /** Wakes every thread that waits on this monitor. */
        void signalAll();

        /** Releases the lock. */
        @Override
        void close();
    }
}
