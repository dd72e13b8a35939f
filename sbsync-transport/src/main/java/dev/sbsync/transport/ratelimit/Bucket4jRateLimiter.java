package dev.sbsync.transport.ratelimit;

import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A budget kept with Bucket4j. Thread-safe.
 *
 * <p>Callers queue, and only the first of the queue holds a reservation. So a freeze or a new limit reaches everyone who
 * waits, and a reservation given back on an interrupt is the last one made, which makes nobody's permit come early.
 */
final class Bucket4jRateLimiter implements RateLimiter {

    private static final Comparator<RateLimit> BY_HEIGHT =
            Comparator.comparingDouble(RateLimit::rps).thenComparingInt(RateLimit::burst);

    private final TimeSource time;
    private final Monitor monitor;
    private final PermitLedger ledger;
    private final ArrayDeque<Object> queue = new ArrayDeque<>();
    private final Map<String, RateLimit> scopes = new HashMap<>();
    private @Nullable RateLimit explicit;
    private RateLimit inForce;
    private double share = 1;
    private long frozenUntil;
    private long changes;

    Bucket4jRateLimiter(TimeSource time, @Nullable RateLimit explicit) {
        this.time = time;
        this.monitor = time.newMonitor();
        this.explicit = explicit;
        this.inForce = explicit != null ? explicit : RateLimiters.DEFAULT_LIMIT;
        this.ledger = new PermitLedger(time, inForce, share);
        this.frozenUntil = time.nanos();
    }

    @Override
    public Duration acquire() throws InterruptedException {
        long start = time.nanos();
        try (Monitor.Held held = monitor.enter()) {
            Object ticket = new Object();
            queue.addLast(ticket);
            try {
                while (queue.peekFirst() != ticket) {
                    held.await();
                }
                takePermit(held);
            } finally {
                queue.remove(ticket);
                held.signalAll();
            }
        }
        return Duration.ofNanos(time.nanos() - start);
    }

    /** A reservation is made only when nothing but its own due time is left to wait for, so that none is held idle. */
    private void takePermit(Monitor.Held held) throws InterruptedException {
        while (true) {
            if (!waitUntil(frozenUntil, held) || !waitUntil(ledger.room(), held)) {
                continue;
            }
            boolean used = false;
            long due = ledger.reserve();
            try {
                used = waitUntil(due, held);
            } finally {
                if (!used) {
                    ledger.giveBack();
                }
            }
            if (used) {
                ledger.use();
                return;
            }
        }
    }

    /** Returns false as soon as the limit changes or the budget is frozen: what was computed no longer holds. */
    private boolean waitUntil(long instant, Monitor.Held held) throws InterruptedException {
        long seen = changes;
        for (long left = instant - time.nanos(); left > 0; left = instant - time.nanos()) {
            held.await(Duration.ofNanos(left));
            if (seen != changes) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void freeze(Duration duration) {
        try (Monitor.Held held = monitor.enter()) {
            long until = time.nanos() + duration.toNanos();
            if (until - frozenUntil > 0) {
                frozenUntil = until;
                changes++;
                held.signalAll();
            }
        }
    }

    @Override
    public void limit(String scope, RateLimit limit) {
        try (Monitor.Held held = monitor.enter()) {
            scopes.put(scope, limit);
            putInForce(held);
        }
    }

    /** Sets a limit that no plan's limit changes; of several the lowest holds. */
    void limitExplicitly(RateLimit limit) {
        try (Monitor.Held held = monitor.enter()) {
            explicit = explicit == null || BY_HEIGHT.compare(limit, explicit) < 0 ? limit : explicit;
            putInForce(held);
        }
    }

    private void putInForce(Monitor.Held held) {
        RateLimit lowest = scopes.values().stream().min(BY_HEIGHT).orElse(RateLimiters.DEFAULT_LIMIT);
        RateLimit next = explicit != null ? explicit : lowest;
        if (!next.equals(inForce)) {
            inForce = next;
            applyLimit(held);
        }
    }

    @Override
    public void scale(double newShare) {
        if (!(newShare > 0 && newShare <= 1)) {
            throw new IllegalArgumentException("share must be above 0 and at most 1, got " + newShare + ".");
        }
        try (Monitor.Held held = monitor.enter()) {
            if (newShare != share) {
                share = newShare;
                applyLimit(held);
            }
        }
    }

    private void applyLimit(Monitor.Held held) {
        ledger.limit(inForce, share);
        changes++;
        held.signalAll();
    }

    @Override
    public RateLimit limit() {
        try (Monitor.Held held = monitor.enter()) {
            return inForce;
        }
    }
}
