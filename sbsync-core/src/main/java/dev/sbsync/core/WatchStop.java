package dev.sbsync.core;

import dev.sbsync.core.outcome.SyncInterruptedException;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.error.TransportException;
import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.Tasks;
import dev.sbsync.transport.time.TimeSource;

/** Whether a watch is to stop, and the interrupts that end what its thread is doing then. Thread-safe. */
final class WatchStop {

    private final Monitor monitor;
    private boolean asked;
    private boolean now;
    private boolean interruptible;

    WatchStop(TimeSource time) {
        this.monitor = time.newMonitor();
    }

    /** Work that writes nothing. */
    @FunctionalInterface
    interface Interruptible {
        void run() throws InterruptedException;
    }

    /**
     * Asks the watch to stop. Interrupts its task if that only lists, compares or sleeps; always with {@code atOnce}.
     */
    void ask(boolean atOnce, Tasks.Task task) {
        try (Monitor.Held held = monitor.enter()) {
            asked = true;
            now |= atOnce;
            if (atOnce || interruptible) {
                task.interrupt();
            }
        }
    }

    boolean asked() {
        try (Monitor.Held held = monitor.enter()) {
            return asked;
        }
    }

    boolean askedNow() {
        try (Monitor.Held held = monitor.enter()) {
            return now;
        }
    }

    /** Does something that {@link #ask} interrupts. Returns false if the watch is to stop. */
    boolean unlessAsked(Interruptible work) throws InterruptedException {
        try (Monitor.Held held = monitor.enter()) {
            if (asked) {
                return false;
            }
            interruptible = true;
        }
        try {
            work.run();
        } catch (InterruptedException | SbsyncException failure) {
            if (!asked() || !interrupted(failure)) {
                throw failure;
            }
        } finally {
            uninterruptible();
        }
        return !asked();
    }

    private static boolean interrupted(Exception failure) {
        return failure instanceof InterruptedException
                || failure instanceof SyncInterruptedException
                || (failure instanceof TransportException call && call.kind() == TransportException.Kind.INTERRUPTED);
    }

    /** Ends an interrupt that was to end the work alone. */
    private void uninterruptible() {
        try (Monitor.Held held = monitor.enter()) {
            interruptible = false;
            if (asked && !now) {
                Thread.interrupted();
            }
        }
    }
}
