package dev.sbsync.transport.ratelimit;

import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A budget kept with Bucket4j. Thread-safe.
 *
 * <p>Callers queue, and what the first of them waits for is computed again whenever something changes: a freeze or a
 * new limit reaches everyone who waits, and who leaves or comes first leaves nothing behind.
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

    /** Returns false if the wait was given up. */
    private boolean waitForTurn(Object ticket, Monitor.Held held, AcquireLimits limits, long end)
            throws InterruptedException {
        while (true) {
            if (limits.cancelled().getAsBoolean() || ledger.pausedFor().compareTo(limits.maxPause()) > 0) {
                return false;
            }
            long untilEnd = end - time.nanos();
            long untilMine = queue.isFirst(ticket) ? ledger.untilNext() : Long.MAX_VALUE;
            if (untilMine <= 0) {
                return true;
            }
            if (untilEnd <= 0) {
                return false;
            }
            if (untilMine == Long.MAX_VALUE && limits.maxWait().equals(AcquireLimits.FOREVER)) {
                held.await();
            } else {
                held.await(Duration.ofNanos(Math.min(untilMine, untilEnd)));
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
                startAgain(held);
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
            putInForce(held);
        }
    }

    @Override
    public void serverLimit(RateLimit limit) {
        try (Monitor.Held held = monitor.enter()) {
            sources.named(limit);
            putInForce(held);
        }
    }

    /** Sets a limit that nothing raises; of several the lowest holds. */
    void limitExplicitly(RateLimit limit) {
        try (Monitor.Held held = monitor.enter()) {
            sources.explicit(limit);
            putInForce(held);
        }
    }

    /** What was learnt about the rate was learnt at another limit, and is forgotten with it. */
    private void putInForce(Monitor.Held held) {
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
        startAgain(held);
    }

    private void startAgain(Monitor.Held held) {
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
            startAgain(held);
        }
    }

    /** A rise does not concern those who wait: the next reservation is made at it. */
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
