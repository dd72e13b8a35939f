package dev.sbsync.transport.ratelimit;

import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Lets everything pass at once, except while it is frozen: for a server whose limit is unknown. Thread-safe. */
final class UnlimitedRateLimiter implements RateLimiter {

    private static final Permit AT_ONCE = Permit.afterWaiting(Duration.ZERO);

    private final TimeSource time;
    private final Monitor monitor;
    private volatile long frozenUntil;
    private final AtomicInteger waiting = new AtomicInteger();

    UnlimitedRateLimiter(TimeSource time) {
        this.time = time;
        this.monitor = time.newMonitor();
        this.frozenUntil = time.nanos();
    }

    @Override
    public @Nullable Permit acquire(Priority priority, AcquireLimits limits) throws InterruptedException {
        if (frozen() <= 0 && !limits.ended().getAsBoolean()) {
            return AT_ONCE;
        }
        long start = time.nanos();
        long end = start + limits.longest().toNanos();
        try (Monitor.Held held = monitor.enter()) {
            waiting.incrementAndGet();
            try {
                return sitOut(held, limits, end) ? Permit.afterWaiting(Duration.ofNanos(time.nanos() - start)) : null;
            } finally {
                waiting.decrementAndGet();
            }
        }
    }

    /** Returns false if the wait was given up. */
    private boolean sitOut(Monitor.Held held, AcquireLimits limits, long end) throws InterruptedException {
        while (true) {
            long left = frozen();
            if (limits.ended().getAsBoolean() || left > limits.longestFreeze().toNanos()) {
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

    private long frozen() {
        return frozenUntil - time.nanos();
    }

    @Override
    public void recheck() {
        try (Monitor.Held held = monitor.enter()) {
            held.signalAll();
        }
    }

    @Override
    public void freeze(Duration duration) {
        try (Monitor.Held held = monitor.enter()) {
            long until = time.nanos() + duration.toNanos();
            if (until - frozenUntil > 0) {
                frozenUntil = until;
                held.signalAll();
            }
        }
    }

    @Override
    public Duration frozenFor() {
        return Duration.ofNanos(Math.max(0, frozen()));
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
