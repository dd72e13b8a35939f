package dev.sbsync.transport.internal.breaker;

import dev.sbsync.transport.CircuitState;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A circuit breaker. It opens if at least half of the last ten exchanges failed (of the first five at the start), for 2
 * seconds, then 4, then 8 each time. After that it is half-open: one request at a time probes the server, and the first
 * success closes it.
 *
 * <p>Thread-safe; does not wait. Every {@link Permission} must be closed, because an open one blocks further probes.
 */
public final class Breaker {

    /** When to retry while a probe is in flight: it may end at any time. */
    private static final Duration RETRY_DURING_PROBE = Duration.ofSeconds(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final BreakerState breaker;
    private final CircuitListener listener;

    /**
     * Creates a closed breaker.
     *
     * @param longest the longest time of an exchange; a probe that takes longer counts as lost, and another may start
     * @param listener the listener of state changes
     */
    public Breaker(TimeSource time, Duration longest, CircuitListener listener) {
        this.breaker = new BreakerState(time, longest);
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /** Returns a permission for one request, or null if no request may be sent now. */
    public @Nullable Permission tryAcquire() {
        return update(() -> breaker.tryAcquire() ? new Permission(breaker.epoch(), breaker.state()) : null);
    }

    /** Returns how long the breaker stays open; zero if a request might be permitted now. */
    public Duration openFor() {
        lock.lock();
        try {
            return breaker.openFor();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the delay after which a refused request should retry. */
    public Duration retryAfter() {
        Duration open = openFor();
        return open.isZero() ? RETRY_DURING_PROBE : open;
    }

    /** Returns the current state. */
    public CircuitState state() {
        lock.lock();
        try {
            return breaker.state();
        } finally {
            lock.unlock();
        }
    }

    /** Runs an action under the lock. Calls the listener without it, so that it may query the breaker. */
    private <T> @Nullable T update(Supplier<@Nullable T> action) {
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

    /** The permission to send one request. Not thread-safe. */
    public final class Permission implements AutoCloseable {

        private final long epoch;
        private final boolean probe;
        private boolean reported;

        private Permission(long epoch, CircuitState state) {
            this.epoch = epoch;
            this.probe = state == CircuitState.HALF_OPEN;
        }

        /** Returns whether the state is unchanged; otherwise the request must not be sent. */
        public boolean valid() {
            return epoch == breaker.epoch();
        }

        /** Records that the request is sent now, after all waits. */
        public void sending() {
            if (!probe) {
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

        /** Reports the result of the exchange. Ignored if the state has changed since the permission was granted. */
        public void report(Verdict verdict, Duration latency) {
            if (reported) {
                return;
            }
            reported = true;
            update(() -> {
                if (epoch == breaker.epoch()) {
                    breaker.report(verdict, latency);
                }
                return null;
            });
        }

        /** Reports {@link Verdict#NEUTRAL} unless a result was reported. */
        @Override
        public void close() {
            report(Verdict.NEUTRAL, Duration.ZERO);
        }
    }
}
