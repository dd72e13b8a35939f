package dev.sbsync.transport.ratelimit;

import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Permits all requests at once, except while it is paused. Thread-safe. */
final class UnlimitedRateLimiter implements RateLimiter {

    private static final Permit AT_ONCE = Permit.afterWaiting(Duration.ZERO);

    private final TimeSource time;
    private final Monitor monitor;
    private volatile long pausedUntil;
    private final AtomicInteger waiting = new AtomicInteger();

    UnlimitedRateLimiter(TimeSource time) {
        this.time = time;
        this.monitor = time.newMonitor();
        this.pausedUntil = time.nanos();
    }

    @Override
    public @Nullable Permit acquire(Priority priority, AcquireLimits limits) throws InterruptedException {
        if (pauseLeft() <= 0 && !limits.cancelled().getAsBoolean()) {
            return AT_ONCE;
        }
        long start = time.nanos();
        long end = start + limits.maxWait().toNanos();
        try (Monitor.Held held = monitor.enter()) {
            waiting.incrementAndGet();
            try {
                return awaitEndOfPause(held, limits, end)
                        ? Permit.afterWaiting(Duration.ofNanos(time.nanos() - start))
                        : null;
            } finally {
                waiting.decrementAndGet();
            }
        }
    }

    /** Waits for the end of the pause. Returns false if that exceeds the limits. */
    private boolean awaitEndOfPause(Monitor.Held held, AcquireLimits limits, long end) throws InterruptedException {
        while (true) {
            long left = pauseLeft();
            if (limits.cancelled().getAsBoolean() || left > limits.maxPause().toNanos()) {
                return false;
            }
            if (left <= 0) {
                return true;
            }
            long untilEnd = end - time.nanos();
            if (untilEnd <= 0) {
                return false;
            }
            held.await(Duration.ofNanos(Math.min(left, untilEnd)));
        }
    }

    private long pauseLeft() {
        return pausedUntil - time.nanos();
    }

    @Override
    public void recheck() {
        try (Monitor.Held held = monitor.enter()) {
            held.signalAll();
        }
    }

    @Override
    public void pause(Duration duration) {
        try (Monitor.Held held = monitor.enter()) {
            long until = time.nanos() + duration.toNanos();
            if (until - pausedUntil > 0) {
                pausedUntil = until;
                held.signalAll();
            }
        }
    }

    @Override
    public Duration pausedFor() {
        return Duration.ofNanos(Math.max(0, pauseLeft()));
    }

    @Override
    public RateLimit limit() {
        return new RateLimit(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    @Override
    public int waiting() {
        return waiting.get();
    }
}
