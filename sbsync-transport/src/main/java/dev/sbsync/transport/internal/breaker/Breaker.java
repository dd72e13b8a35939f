package dev.sbsync.transport.internal.breaker;

import dev.sbsync.transport.CircuitState;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests pass while the server is healthy. It shuts when at least half of the last ten exchanges failed (of
 * five, while there were no more), for two seconds, then twice as long each time up to eight; afterwards one request at
 * a time tries whether the server is back, and the first that finds it so opens the way for all.
 *
 * <p>Thread-safe; nothing here waits. Every {@link Permission} has to be closed, whatever the result of its request:
 * one that is not would keep the trial's place for ever.
 */
public final class Breaker {

    /** When to ask again while a trial is on its way: it may be over at any time. */
    private static final Duration TRIAL = Duration.ofSeconds(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final BreakerState breaker;
    private final CircuitListener listener;

    /**
     * Creates a gate that lets all requests through.
     *
     * @param longest how long an exchange may take; a trial that takes longer is lost, and another one may be made
     * @param listener is told of the gate's changes
     */
    public Breaker(TimeSource time, Duration longest, CircuitListener listener) {
        this.breaker = new BreakerState(time, longest);
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /** Returns a permission for one request, or null if none may leave now. */
    public @Nullable Permission tryEnter() {
        return changing(() -> breaker.tryEnter() ? new Permission(breaker.epoch(), breaker.state()) : null);
    }

    /** Returns for how long nothing passes for sure; zero if something might. */
    public Duration shutFor() {
        lock.lock();
        try {
            return breaker.shutFor();
        } finally {
            lock.unlock();
        }
    }

    /** Returns how long to wait before trying to enter again, for a request that was refused. */
    public Duration retryAfter() {
        Duration shut = shutFor();
        return shut.isZero() ? TRIAL : shut;
    }

    /** Returns whether requests pass now. */
    public CircuitState state() {
        lock.lock();
        try {
            return breaker.state();
        } finally {
            lock.unlock();
        }
    }

    /** The listener is told without the lock, so that it may look at the gate. */
    private <T> @Nullable T changing(Supplier<@Nullable T> action) {
        CircuitState before;
        CircuitState now;
        T result;
        lock.lock();
        try {
            before = breaker.state();
            result = action.get();
            now = breaker.state();
        } finally {
            lock.unlock();
        }
        if (before != now) {
            listener.changed(before, now);
        }
        return result;
    }

    /** The right to send one request. For one thread. */
    public final class Permission implements AutoCloseable {

        private final long epoch;
        private final boolean trial;
        private boolean reported;

        private Permission(long epoch, CircuitState state) {
            this.epoch = epoch;
            this.trial = state == CircuitState.HALF_OPEN;
        }

        /** Returns whether the gate is as it was on entering: if it is not, the request must not be sent any more. */
        public boolean valid() {
            return epoch == breaker.epoch();
        }

        /** Says that the request is sent now, after whatever it had to wait for. */
        public void sending() {
            if (!trial) {
                return;
            }
            lock.lock();
            try {
                if (epoch == breaker.epoch()) {
                    breaker.sending();
                }
            } finally {
                lock.unlock();
            }
        }

        /**
         * Reports what the exchange said. Without effect where the gate has changed meanwhile: it judged without it.
         */
        public void report(Verdict verdict, Duration latency) {
            if (reported) {
                return;
            }
            reported = true;
            changing(() -> {
                if (epoch == breaker.epoch()) {
                    breaker.report(verdict, latency);
                }
                return null;
            });
        }

        /** Reports that the exchange said nothing, unless something was reported. */
        @Override
        public void close() {
            report(Verdict.SILENT, Duration.ZERO);
        }
    }
}
