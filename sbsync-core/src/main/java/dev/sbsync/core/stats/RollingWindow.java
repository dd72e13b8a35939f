package dev.sbsync.core.stats;

import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;

/**
 * Counts events in a ring of time slots and returns recent rates. Memory is constant: one number per slot.
 *
 * <p>A rate covers the current slot and the full ones before it, but no time before the window was created.
 * Thread-safe; never blocks.
 */
public final class RollingWindow {

    private static final double NANOS = 1e9;

    private final TimeSource time;
    private final long slotNanos;
    private final long[] counts;
    private final long startedNanos;
    private long current;
    private long sampledNanos;

    /**
     * Creates an empty window that starts now.
     *
     * @param slot the duration of a slot, above zero
     * @param slots the number of slots, at least 2
     */
    public RollingWindow(TimeSource time, Duration slot, int slots) {
        this.time = Objects.requireNonNull(time, "time");
        if (slot.isZero() || slot.isNegative()) {
            throw new IllegalArgumentException("slot must be above zero, got " + slot + ".");
        }
        if (slots < 2) {
            throw new IllegalArgumentException("slots must be at least 2, got " + slots + ".");
        }
        this.slotNanos = slot.toNanos();
        this.counts = new long[slots];
        this.startedNanos = time.nanos();
    }

    /** Counts events at the current time. */
    public synchronized void add(long events) {
        if (events < 0) {
            throw new IllegalArgumentException("events must not be negative, got " + events + ".");
        }
        roll();
        counts[index(current)] += events;
    }

    /**
     * Counts events distributed evenly since the last call, or since the window was created; for counters that are
     * polled. Events before the window are dropped.
     */
    public synchronized void addSince(long events) {
        if (events < 0) {
            throw new IllegalArgumentException("events must not be negative, got " + events + ".");
        }
        roll();
        long from = sampledNanos;
        long until = elapsed();
        sampledNanos = until;
        long first = Math.max(from / slotNanos, current - counts.length + 1);
        long counted = share(events, first * slotNanos, from, until);
        for (long slot = first; slot < current; slot++) {
            long due = share(events, (slot + 1) * slotNanos, from, until);
            counts[index(slot)] += due - counted;
            counted = due;
        }
        counts[index(current)] += events - counted;
    }

    /** Returns the share of events between {@code from} and {@code until} up to a time. */
    private static long share(long events, long time, long from, long until) {
        return time <= from ? 0 : Math.round(events * ((double) (time - from) / (until - from)));
    }

    /**
     * Returns the events per second over the last {@code span}, rounded up to whole slots; zero if there were none.
     *
     * @param span above zero; limited to the window
     */
    public synchronized double rate(Duration span) {
        roll();
        long slots = slots(span);
        long events = 0;
        for (long slot = Math.max(0, current - slots + 1); slot <= current; slot++) {
            events += counts[index(slot)];
        }
        return events * NANOS / covered(slots);
    }

    /** Returns the counts of the completed slots, oldest first. */
    public synchronized long[] history() {
        roll();
        long first = Math.max(0, current - counts.length + 1);
        long[] history = new long[(int) (current - first)];
        for (int i = 0; i < history.length; i++) {
            history[i] = counts[index(first + i)];
        }
        return history;
    }

    /**
     * Returns the time covered by a number of slots, counting only the elapsed part of the current one, but at least
     * one slot.
     */
    private long covered(long slots) {
        long from = Math.max(0, current - slots + 1) * slotNanos;
        return Math.max(slotNanos, elapsed() - from);
    }

    private long slots(Duration span) {
        if (span.isZero() || span.isNegative()) {
            throw new IllegalArgumentException("span must be above zero, got " + span + ".");
        }
        boolean beyond = span.compareTo(Duration.ofNanos(slotNanos).multipliedBy(counts.length)) >= 0;
        return beyond ? counts.length : (span.toNanos() - 1) / slotNanos + 1;
    }

    /** Advances to the current slot and clears the skipped ones. Ignores a clock that steps back. */
    private void roll() {
        long now = elapsed() / slotNanos;
        if (now - current >= counts.length) {
            Arrays.fill(counts, 0);
            current = now;
        }
        while (current < now) {
            current++;
            counts[index(current)] = 0;
        }
    }

    private long elapsed() {
        return Math.max(current * slotNanos, time.nanos() - startedNanos);
    }

    private int index(long slot) {
        return (int) (slot % counts.length);
    }
}
