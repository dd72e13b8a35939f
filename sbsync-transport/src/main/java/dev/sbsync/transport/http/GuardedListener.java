package dev.sbsync.transport.http;

import dev.sbsync.transport.AttemptReport;
import dev.sbsync.transport.CircuitState;
import dev.sbsync.transport.TransportListener;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;

/** Catches the exceptions of a listener, and logs the first one. Thread-safe. */
record GuardedListener(TransportListener listener, AtomicBoolean logged) implements TransportListener {

    private static final Logger log = TransportLog.LOG;

    GuardedListener(TransportListener listener) {
        this(listener, new AtomicBoolean());
    }

    @Override
    public void attemptEnded(AttemptReport attempt) {
        guard(() -> listener.attemptEnded(attempt));
    }

    @Override
    public void throttled(AttemptReport attempt) {
        guard(() -> listener.throttled(attempt));
    }

    @Override
    public void circuitChanged(CircuitState before, CircuitState now) {
        guard(() -> listener.circuitChanged(before, now));
    }

    private void guard(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            if (logged.compareAndSet(false, true)) {
                log.warn("A transport listener failed; further failures are not logged.", e);
            }
        }
    }
}
