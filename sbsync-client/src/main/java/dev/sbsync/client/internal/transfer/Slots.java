package dev.sbsync.client.internal.transfer;

import dev.sbsync.transport.error.TransportException;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.TimeSource;
import org.jspecify.annotations.Nullable;

/** Limits how many transfers of one direction run at a time. Thread-safe. */
public final class Slots {

    private final Monitor monitor;
    private final int most;
    private int free;
    private boolean closed;

    /** A transfer that runs. */
    public final class Slot implements AutoCloseable {

        private boolean held = true;

        private Slot() {}

        /** Frees the slot. Idempotent. */
        @Override
        public void close() {
            try (Monitor.Held lock = monitor.enter()) {
                if (held) {
                    held = false;
                    free++;
                    lock.signalAll();
                }
            }
        }
    }

    /** Creates {@code most} slots. */
    public Slots(int most, TimeSource time) {
        this.most = most;
        this.free = most;
        this.monitor = time.newMonitor();
    }

    /**
     * Waits for a slot. Blocks.
     *
     * @throws TransportException if it is interrupted or closed meanwhile; nothing was sent
     */
    public Slot take() {
        try (Monitor.Held lock = monitor.enter()) {
            while (free == 0 && !closed) {
                lock.await();
            }
            if (closed) {
                throw ended(Kind.CLOSED, "the client was closed", null);
            }
            free--;
            return new Slot();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw ended(Kind.INTERRUPTED, "interrupted", interrupted);
        }
    }

    /** Returns the number of transfers that run. Does not block. */
    public int taken() {
        try (Monitor.Held lock = monitor.enter()) {
            return most - free;
        }
    }

    private static TransportException ended(Kind kind, String problem, @Nullable Throwable cause) {
        return new TransportException(
                kind, "The transfer of a file was not started: " + problem + ".", 0, false, cause);
    }

    /** Ends all waits. */
    public void close() {
        try (Monitor.Held lock = monitor.enter()) {
            closed = true;
            lock.signalAll();
        }
    }
}
