package dev.sbsync.transport.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Time that advances only in sleeps, waits with a timeout, and {@link #advance}, without real waiting.
 *
 * <p>Alarms run on the thread that advances time past them, at their own time. A wait without a timeout advances to the
 * next alarm; without alarms it waits for another thread. Thread-safe, but meant for one thread at a time: use
 * {@link SimulatedTime} for concurrent waits.
 */
public final class ManualTime implements TimeSource {

    /** The start time. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Duration> sleeps = new ArrayList<>();
    private final PriorityQueue<ManualAlarm> alarms =
            new PriorityQueue<>(Comparator.comparingLong(ManualAlarm::due).thenComparingLong(ManualAlarm::number));
    private long elapsed;
    private long alarmsSet;

    @Override
    public synchronized long nanos() {
        return elapsed;
    }

    @Override
    public synchronized Instant wallTime() {
        return START.plusNanos(elapsed);
    }

    /** Returns the time since the start. */
    public synchronized Duration elapsed() {
        return Duration.ofNanos(elapsed);
    }

    /** Returns the sleeps so far, in order. */
    public synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }

    /** Advances time. */
    public void advance(Duration duration) {
        long end = nanos() + duration.toNanos();
        boolean more = true;
        while (more) {
            more = step(end);
        }
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        throwIfInterrupted();
        synchronized (this) {
            sleeps.add(duration);
        }
        long end = nanos() + Math.max(0, duration.toNanos());
        while (step(end)) {
            throwIfInterrupted();
        }
    }

    @Override
    public Monitor newMonitor() {
        return new ManualMonitor();
    }

    @Override
    public synchronized Alarm alarm(Duration delay, Runnable action) {
        ManualAlarm alarm = new ManualAlarm(elapsed + Math.max(0, delay.toNanos()), alarmsSet++, action);
        alarms.add(alarm);
        return () -> {
            synchronized (this) {
                alarms.remove(alarm);
            }
        };
    }

    /**
     * Advances to the next alarm and runs it, or to {@code end} if there is none before. Returns whether one was run.
     */
    private boolean step(long end) {
        ManualAlarm next;
        synchronized (this) {
            next = alarms.peek();
            if (next == null || next.due() > end) {
                elapsed = Math.max(elapsed, end);
                return false;
            }
            alarms.remove();
            elapsed = Math.max(elapsed, next.due());
        }
        next.action().run();
        return true;
    }

    private synchronized @Nullable ManualAlarm nextAlarm() {
        return alarms.peek();
    }

    private static void throwIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private record ManualAlarm(long due, long number, Runnable action) {}

    private final class ManualMonitor implements Monitor, Monitor.Held {

        private final ReentrantLock lock = new ReentrantLock();
        private final Condition condition = lock.newCondition();
        private long signals;

        @Override
        public Held enter() {
            lock.lock();
            return this;
        }

        @Override
        public boolean await(Duration timeout) throws InterruptedException {
            throwIfInterrupted();
            long seen = signals;
            long end = nanos() + timeout.toNanos();
            boolean more = true;
            while (more && seen == signals) {
                more = stepUnlocked(end);
                throwIfInterrupted();
            }
            return nanos() < end;
        }

        @Override
        public void await() throws InterruptedException {
            throwIfInterrupted();
            long seen = signals;
            while (seen == signals) {
                ManualAlarm next = nextAlarm();
                if (next == null) {
                    condition.await();
                } else {
                    stepUnlocked(next.due());
                    throwIfInterrupted();
                }
            }
        }

        private boolean stepUnlocked(long end) {
            int holds = lock.getHoldCount();
            for (int i = 0; i < holds; i++) {
                lock.unlock();
            }
            try {
                return step(end);
            } finally {
                for (int i = 0; i < holds; i++) {
                    lock.lock();
                }
            }
        }

        @Override
        public void signalAll() {
            signals++;
            condition.signalAll();
        }

        @Override
        public void close() {
            lock.unlock();
        }
    }
}
