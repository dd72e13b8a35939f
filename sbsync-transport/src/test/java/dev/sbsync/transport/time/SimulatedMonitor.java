package dev.sbsync.transport.time;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A monitor of a {@link SimulatedTime}. Only the task that has the baton touches its fields. */
final class SimulatedMonitor implements Monitor, Monitor.Held {

    private final Baton baton;
    private @Nullable Object owner;
    private int holds;
    private long signals;

    SimulatedMonitor(Baton baton) {
        this.baton = baton;
    }

    @Override
    public Held enter() {
        Object me = Thread.currentThread();
        if (owner != me) {
            baton.waitUninterrupted("a monitor", () -> owner == null);
            owner = me;
        }
        holds++;
        return this;
    }

    @Override
    public boolean await(Duration timeout) throws InterruptedException {
        long end = baton.elapsed() + timeout.toNanos();
        awaitSignal(timeout);
        return baton.elapsed() < end;
    }

    @Override
    public void await() throws InterruptedException {
        awaitSignal(null);
    }

    private void awaitSignal(@Nullable Duration timeout) throws InterruptedException {
        Object me = Thread.currentThread();
        int held = holds;
        long seen = signals;
        release();
        try {
            baton.waitFor("a signal", timeout, () -> signals != seen);
        } finally {
            baton.waitUninterrupted("a monitor", () -> owner == null);
            owner = me;
            holds = held;
        }
    }

    @Override
    public void signalAll() {
        signals++;
    }

    @Override
    public void close() {
        holds--;
        if (holds == 0) {
            release();
        }
    }

    private void release() {
        holds = 0;
        owner = null;
    }
}
