package dev.sbsync.transport.ratelimit;

import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A rate limiter on Bucket4j. Thread-safe.
 *
 * <p>Callers queue. The wait of the first is recomputed after every change, so that a pause or a new limit applies to
 * waiting callers too.
 */
final class Bucket4jRateLimiter implements RateLimiter {

    private final TimeSource time;
    private final Monitor monitor;
    private final PermitLedger ledger;
    private final PermitQueue queue = new PermitQueue();
    private final LimitSources sources = new LimitSources();
    private AimdRate rate;
    private double scale = 1;
    private volatile RateLimit inForce;
    private volatile int waiting;

    Bucket4jRateLimiter(TimeSource time, @Nullable RateLimit explicit) {
        this.time = time;
        this.monitor = time.newMonitor();
        if (explicit != null) {
            sources.explicit(explicit);
        }
        this.inForce = sources.inForce();
        this.ledger = new PermitLedger(time, inForce);
        this.rate = AimdRate.whole(time.nanos());
    }

    @Override
    public @Nullable Permit acquire(Priority priority, AcquireLimits limits) throws InterruptedException {
        long start = time.nanos();
        long end = start + limits.maxWait().toNanos();
        try (Monitor.Held held = monitor.enter()) {
            Object ticket = new Object();
            queue.add(ticket, priority);
            waiting = queue.size();
            try {
                if (!waitForTurn(ticket, held, limits, end)) {
                    return null;
                }
                long usedAt = ledger.use();
                return new UsedPermit(this, usedAt, Duration.ofNanos(usedAt - start));
            } finally {
                leave(ticket, priority, held);
            }
        }
    }

    /** Returns false if the wait ended without a permit. */
    private boolean waitForTurn(Object ticket, Monitor.Held held, AcquireLimits limits, long end)
            throws InterruptedException {
        while (true) {
            if (limits.cancelled().getAsBoolean() || ledger.pausedFor().compareTo(limits.maxPause()) > 0) {
                return false;
            }
            long untilEnd = end - time.nanos();
            long untilPermit = queue.isFirst(ticket) ? ledger.untilNext() : Long.MAX_VALUE;
            if (untilPermit <= 0) {
                return true;
            }
            if (untilEnd <= 0) {
                return false;
            }
            if (untilPermit == Long.MAX_VALUE && limits.maxWait().equals(AcquireLimits.FOREVER)) {
                held.await();
            } else {
                held.await(Duration.ofNanos(Math.min(untilPermit, untilEnd)));
            }
        }
    }

    private void leave(Object ticket, Priority priority, Monitor.Held held) {
        queue.remove(ticket, priority);
        waiting = queue.size();
        if (waiting == 0) {
            ledger.dropReservation();
        } else {
            held.signalAll();
        }
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
            if (ledger.pause(time.nanos() + duration.toNanos())) {
                wakeAll(held);
            }
        }
    }

    @Override
    public Duration pausedFor() {
        return ledger.pausedFor();
    }

    @Override
    public void limit(String scope, RateLimit limit) {
        try (Monitor.Held held = monitor.enter()) {
            sources.scope(scope, limit);
            applyLimit(held);
        }
    }

    @Override
    public void serverLimit(RateLimit limit) {
        try (Monitor.Held held = monitor.enter()) {
            sources.reported(limit);
            applyLimit(held);
        }
    }

    /** Sets an upper limit; the lowest of several applies. */
    void limitExplicitly(RateLimit limit) {
        try (Monitor.Held held = monitor.enter()) {
            sources.explicit(limit);
            applyLimit(held);
        }
    }

    /** Applies the current limit. If it changed, resets the adapted rate, which belongs to the previous limit. */
    private void applyLimit(Monitor.Held held) {
        RateLimit next = sources.inForce();
        if (!next.equals(inForce)) {
            inForce = next;
            rate = AimdRate.whole(time.nanos());
            applyRate(held);
        }
    }

    @Override
    public void scale(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be above 0 and at most 1, got " + share + ".");
        }
        try (Monitor.Held held = monitor.enter()) {
            if (share != scale) {
                scale = share;
                applyRate(held);
            }
        }
    }

    private void applyRate(Monitor.Held held) {
        ledger.rate(inForce, rate.share() * scale);
        wakeAll(held);
    }

    private void wakeAll(Monitor.Held held) {
        ledger.dropReservation();
        held.signalAll();
    }

    @Override
    public RateLimit limit() {
        return inForce;
    }

    @Override
    public int waiting() {
        return waiting;
    }

    void giveBack(long usedAt) {
        try (Monitor.Held held = monitor.enter()) {
            ledger.giveBack(usedAt);
            wakeAll(held);
        }
    }

    /** Raises the rate. Waiting callers keep their reservation; the next one uses the new rate. */
    void accepted() {
        try (Monitor.Held held = monitor.enter()) {
            AimdRate next = rate.accepted();
            if (!next.equals(rate)) {
                rate = next;
                ledger.rate(inForce, next.share() * scale);
            }
        }
    }

    void throttled(long usedAt) {
        try (Monitor.Held held = monitor.enter()) {
            AimdRate next = rate.throttled(usedAt, time.nanos());
            if (!next.equals(rate)) {
                rate = next;
                applyRate(held);
            }
        }
    }
}
