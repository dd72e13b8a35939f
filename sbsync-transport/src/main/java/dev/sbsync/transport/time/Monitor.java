package dev.sbsync.transport.time;

import java.time.Duration;

/**
 * A reentrant lock with one condition. Use {@code try (var held = monitor.enter()) { ... }}.
 *
 * <p>Thread-safe. Only {@link Held#await} waits for anything but the lock itself.
 */
public interface Monitor {

    /** Takes the lock, and blocks until it is free. */
    Held enter();

    /** The lock, held by the thread that entered, until closed. */
    interface Held extends AutoCloseable {

        /**
         * Releases the lock, waits until another thread calls {@link #signalAll} or {@code timeout} has passed, and
         * takes the lock again. May return without either: check the condition in a loop.
         *
         * @return false if the time is up
         * @throws InterruptedException if the thread is interrupted before or while it waits; the lock is then held
         */
        boolean await(Duration timeout) throws InterruptedException;

        /** Releases the lock and waits until another thread calls {@link #signalAll}; may return without. */
        void await() throws InterruptedException;

        /** Wakes every thread that waits on this monitor. */
        void signalAll();

        /** Releases the lock. */
        @Override
        void close();
    }
}
