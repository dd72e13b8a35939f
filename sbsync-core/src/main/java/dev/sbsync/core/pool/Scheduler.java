package dev.sbsync.core.pool;

import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The work of a pool and its controls, behind one lock: gives work to workers, and applies the results of their
 * attempts. Thread-safe; only {@link #next} waits. Listeners that may block are called without the lock.
 */
final class Scheduler<K, W, O> {

    private final WritePoolBuilder<K, W, O> options;
    private final TimeSource time;
    private final Monitor monitor;
    private final KeyedQueue<K, W, O> queue;
    private volatile @Nullable Throwable fatal;
    private int alive;
    private boolean paused;
    private boolean closed;
    private boolean stopped;
    private boolean holding;
    private long heldUntil;

    Scheduler(WritePoolBuilder<K, W, O> options) {
        this.options = options;
        this.time = options.time;
        this.monitor = time.newMonitor();
        this.queue = new KeyedQueue<>(options);
    }

    Monitor monitor() {
        return monitor;
    }

    /** Returns the work; the caller holds the lock. */
    KeyedQueue<K, W, O> queue() {
        return queue;
    }

    /** Returns whether no work is accepted any more; the caller holds the lock. */
    boolean closed() {
        return closed;
    }

    void started(int workers) {
        alive = workers;
    }

    /** Pauses or resumes, as {@code wanted} says with the lock. */
    void pauseIf(BooleanSupplier wanted) {
        change(() -> paused = wanted.getAsBoolean());
    }

    /** Starts no new work for {@code delay}. */
    void hold(Duration delay) {
        change(() -> {
            long until = time.nanos() + delay.toNanos();
            heldUntil = holding && heldUntil - until > 0 ? heldUntil : until;
            holding = true;
        });
    }

    /** Stops accepting work; {@code now} starts none of the accepted work either. */
    void close(boolean now) {
        change(() -> {
            closed = true;
            stopped |= now;
        });
    }

    void change(Runnable action) {
        List<Entry<K, W, O>> ended = locked(action);
        while (!ended.isEmpty()) {
            options.listener.ended(works(ended));
            List<Entry<K, W, O>> told = ended;
            ended = locked(() -> told.forEach(queue::told));
        }
    }

    /** Returns the entries that an action ends. */
    private List<Entry<K, W, O>> locked(Runnable action) {
        try (Monitor.Held held = monitor.enter()) {
            action.run();
            held.signalAll();
            return queue.takeEnded();
        }
    }

    private List<W> works(List<Entry<K, W, O>> entries) {
        return entries.stream().map(entry -> entry.work).toList();
    }

    /** Blocks until work may start, and returns it; returns nothing if the worker must end. */
    Optional<Entry<K, W, O>> next() throws InterruptedException {
        try (Monitor.Held held = monitor.enter()) {
            while (!stopped) {
                long now = time.nanos();
                holding = holding && heldUntil - now > 0;
                boolean free = !paused && !holding && queue.running() < options.limit.getAsInt();
                Optional<Entry<K, W, O>> entry = free ? queue.take(now, options.admission) : Optional.empty();
                if (entry.isPresent()) {
                    return entry;
                }
                if (done()) {
                    held.signalAll();
                    return Optional.empty();
                }
                waitForMore(held, now, free);
            }
            return Optional.empty();
        }
    }

    /** Returns whether the pool ends because all work is done, or none can start. */
    private boolean done() {
        if (!closed && !options.endsWhenDone) {
            return false;
        }
        if (queue.count() == 0) {
            closed = true;
            return true;
        }
        if (paused || holding || !queue.idle()) {
            return false;
        }
        options.listener.stalled(queue.works());
        closed = true;
        stopped = true;
        return true;
    }

    private void waitForMore(Monitor.Held held, long now, boolean free) throws InterruptedException {
        Optional<Duration> delay = Optional.empty();
        if (holding) {
            delay = Optional.of(Duration.ofNanos(heldUntil - now));
        } else if (free) {
            delay = queue.nextParked(now);
        }
        if (delay.isPresent()) {
            held.await(delay.get());
        } else {
            held.await();
        }
    }

    /** Applies the result of an attempt to write an entry. */
    void attempted(Entry<K, W, O> entry, Attempt<O> attempt) {
        change(() -> apply(entry, attempt));
    }

    /** Applies the result of an attempt to confirm a batch. */
    void confirmed(Entry<K, W, O> leader, Attempt<List<Attempt<O>>> attempt) {
        change(() -> {
            if (attempt instanceof Attempt.Done<List<Attempt<O>>> done) {
                List<Entry<K, W, O>> batch = queue.endBatch(leader);
                for (int i = 0; i < batch.size(); i++) {
                    apply(batch.get(i), done.outcome().get(i));
                }
            } else if (attempt instanceof Attempt.Later<List<Attempt<O>>> later && !stopped) {
                queue.parkBatch(leader, time.nanos(), later.delay());
            }
        });
    }

    private void apply(Entry<K, W, O> entry, Attempt<O> attempt) {
        if (attempt instanceof Attempt.Done<O> done) {
            queue.end(entry, new Settlement.Outcome<>(done.outcome()));
        } else if (attempt instanceof Attempt.Accepted<O>) {
            queue.accept(entry);
        } else if (stopped) {
            queue.end(entry, cancelled(entry.work));
        } else if (attempt instanceof Attempt.Later<O> later) {
            queue.park(entry, time.nanos(), later.delay());
        } else {
            queue.again(entry);
        }
    }

    /** Ends an entry whose writer threw. */
    void failed(Entry<K, W, O> entry, Throwable thrown) {
        change(() -> queue.endBatch(entry).forEach(each -> queue.end(each, new Settlement.Failure<>(thrown))));
    }

    /** Cancels an entry whose write was interrupted; a batch is left to the end of the pool. */
    void interrupted(Entry<K, W, O> entry) {
        if (entry.batch.isEmpty()) {
            change(() -> queue.end(entry, cancelled(entry.work)));
        }
    }

    /** Records what ended a worker. */
    void ended(Throwable thrown) {
        fatal = thrown;
    }

    Settlement<O> cancelled(W work) {
        try {
            return new Settlement.Outcome<>(options.writer.cancelled(work));
        } catch (RuntimeException thrown) {
            return new Settlement.Failure<>(thrown);
        }
    }

    /**
     * Ends a worker; the others end too unless the work is done. Returns whether it is the last one, which settles the
     * rest.
     */
    boolean leave() {
        try (Monitor.Held held = monitor.enter()) {
            closed = true;
            stopped = true;
            alive--;
            held.signalAll();
            return alive == 0;
        }
    }

    /** Returns the work that is written but not confirmed. */
    List<Entry<K, W, O>> accepted() {
        try (Monitor.Held held = monitor.enter()) {
            return queue.accepted();
        }
    }

    /** Returns the error or exception that ended a worker, or null. */
    @Nullable
    Throwable fatal() {
        return fatal;
    }

    /** Cancels all unfinished work. */
    void end() {
        List<Entry<K, W, O>> rest =
                locked(() -> queue.endAll().forEach(entry -> queue.end(entry, cancelled(entry.work))));
        options.listener.cancelled(works(rest));
    }
}
