package dev.sbsync.core.pool;

import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.Tasks;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A bounded pool of writes by key, with dependencies. One write per key runs at a time; of further work for a key only
 * the latest, by sequence, is queued, and replaced work is settled with its outcome. Work starts when all work that it
 * depends on is confirmed, in the order of its priority. Work to be retried later is parked and frees its worker, but
 * still counts towards the bounds.
 *
 * <p>Thread-safe. {@link #submit} blocks while there is no room, up to its deadline, and {@link #join} until the
 * workers have ended; other methods do not block. A writer may submit work, but must not wait for room or for its own
 * submissions, because that could deadlock.
 *
 * @param <K> the type of keys
 * @param <W> the type of work
 * @param <O> the type of outcomes
 */
public final class WritePool<K, W, O> {

    final WritePoolBuilder<K, W, O> options;
    final TimeSource time;

    /** The lock of all that follows. */
    final Monitor monitor;

    final KeyedQueue<K, W, O> queue;
    int alive;
    boolean paused;
    boolean closed;
    boolean stopped;
    boolean holding;
    long heldUntil;

    private final List<Tasks.Task> tasks = new CopyOnWriteArrayList<>();
    private volatile boolean interrupted;
    volatile @Nullable Throwable fatal;

    WritePool(WritePoolBuilder<K, W, O> options) {
        this.options = options;
        this.time = options.time;
        this.monitor = time.newMonitor();
        this.queue = new KeyedQueue<>(options);
    }

    /** Returns a builder of a pool that writes with {@code writer}. */
    public static <K, W, O> WritePoolBuilder<K, W, O> builder(TimeSource time, PoolWriter<W, O> writer) {
        return new WritePoolBuilder<>(time, writer);
    }

    /** Starts the workers. The last one to end calls {@code whenEnded}. Does not block; call once per pool. */
    public void start(Tasks starter, String name, int workers, Runnable whenEnded) {
        alive = workers;
        for (int i = 1; i <= workers; i++) {
            tasks.add(starter.start(name + "-" + i, new PoolWorker<>(this, whenEnded)));
        }
        if (interrupted) {
            tasks.forEach(Tasks.Task::interrupt);
        }
    }

    /**
     * Submits work and returns its handle. If the key has newer work by sequence, this one is not written and shares
     * the outcome of that; if older work of the key has not started, this takes its place. If the pool is closed, it is
     * settled as cancelled.
     *
     * @param sequence the order of the work of one key; of two equal ones the first is written
     * @param bytes its share of the pool's bound
     * @param patience how long to wait for room; zero to not wait
     * @return empty if there was no room in time
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public Optional<Submission<O>> submit(K key, long sequence, W work, long bytes, Duration patience)
            throws InterruptedException {
        Submission<O> submission = new Submission<>(monitor);
        List<Entry<K, W, O>> ended;
        try (Monitor.Held held = monitor.enter()) {
            if (!awaitRoom(held, key, sequence, bytes, patience)) {
                return Optional.empty();
            }
            if (closed) {
                submission.settle(cancelled(work));
            } else {
                queue.add(key, sequence, work, bytes, submission);
            }
            held.signalAll();
            ended = queue.takeEnded();
        }
        tell(ended);
        return Optional.of(submission);
    }

    /** Returns whether there is room, or the pool is closed; false if there was none in time. */
    private boolean awaitRoom(Monitor.Held held, K key, long sequence, long bytes, Duration patience)
            throws InterruptedException {
        long start = time.nanos();
        while (!closed && !queue.fits(key, sequence, bytes)) {
            Duration left = patience.minusNanos(time.nanos() - start);
            if (left.isNegative() || left.isZero()) {
                return false;
            }
            held.await(left);
        }
        return true;
    }

    /**
     * Submits several pieces of work that may depend on each other, each newer than all other work of its key. None
     * starts before {@code beforeStart} has returned, which is called without a lock, and may block. Does not wait for
     * room.
     *
     * @return false if the pool is closed, or ends, and takes nothing; {@code beforeStart} is then not called
     */
    public boolean submitAll(Map<K, W> works, Runnable beforeStart) {
        Object gate = new Object();
        List<Entry<K, W, O>> added = new ArrayList<>(works.size());
        try {
            try (Monitor.Held held = monitor.enter()) {
                if (closed) {
                    return false;
                }
                works.forEach((key, work) -> added.add(queue.addGated(key, work, gate)));
            }
            beforeStart.run();
        } catch (RuntimeException | Error thrown) {
            stop(); // work behind a gate that nothing opens would wait for ever
            throw thrown;
        } finally {
            change(() -> added.forEach(entry -> queue.open(entry, gate)));
        }
        return true;
    }

    /** Adds work that needs no write, unless work of its key is unfinished: further work may depend on it. */
    public void addEnded(K key, W work, O outcome) {
        change(() -> queue.addEnded(key, work, outcome));
    }

    /** Starts no new work until {@link #resume}. */
    public void pause() {
        change(() -> paused = true);
    }

    /** Resumes after {@link #pause}. */
    public void resume() {
        change(() -> paused = false);
    }

    /**
     * Notifies the pool that the limit has changed, or that refused work may be admitted now. If the limit was reduced,
     * running work finishes.
     */
    public void limitChanged() {
        change(() -> {});
    }

    /** Starts no new work for {@code delay}, because it would be refused. */
    public void hold(Duration delay) {
        change(() -> {
            long until = time.nanos() + delay.toNanos();
            heldUntil = holding && heldUntil - until > 0 ? heldUntil : until;
            holding = true;
        });
    }

    /** Stops accepting work, drains the queue, then stops the workers. */
    public void close() {
        change(() -> closed = true);
    }

    /** Stops accepting work, finishes running work, cancels the rest, then stops the workers. */
    public void stop() {
        change(() -> closed = stopped = true);
    }

    /** Stops, and interrupts running work. */
    public void interrupt() {
        stop();
        interrupted = true;
        tasks.forEach(Tasks.Task::interrupt);
    }

    /**
     * Blocks until every worker has ended.
     *
     * @throws InterruptedException if the calling thread is interrupted while waiting; the pool continues
     * @throws Error the error that ended a worker, the first if there are several; exceptions likewise
     */
    public void join() throws InterruptedException {
        Throwable first = null;
        for (Tasks.Task task : tasks) {
            try {
                task.join();
            } catch (RuntimeException | Error thrown) {
                first = first == null ? thrown : first;
            }
        }
        if (first instanceof Error error) {
            throw error;
        }
        if (first != null) {
            throw (RuntimeException) first;
        }
    }

    /** Returns the error or exception that ended a worker, if any. */
    public Optional<Throwable> fatal() {
        return Optional.ofNullable(fatal);
    }

    /**
     * Returns what {@code reader} derives from the state of the pool. It is called with the pool's lock, so that it is
     * consistent with the events of the {@link PoolListener}: it must neither wait nor call the pool.
     */
    public <T> T look(Function<PoolState<W>, T> reader) {
        try (Monitor.Held held = monitor.enter()) {
            return reader.apply(queue.states.state());
        }
    }

    /** Changes the pool, and tells the listener what has ended. */
    void change(Runnable action) {
        tell(locked(action));
    }

    private void tell(List<Entry<K, W, O>> ended) {
        List<Entry<K, W, O>> untold = ended;
        while (!untold.isEmpty()) {
            options.listener.ended(works(untold));
            List<Entry<K, W, O>> told = untold;
            untold = locked(() -> told.forEach(queue::told));
        }
    }

    /** Returns the entries that an action ends. */
    List<Entry<K, W, O>> locked(Runnable action) {
        try (Monitor.Held held = monitor.enter()) {
            action.run();
            held.signalAll();
            return queue.takeEnded();
        }
    }

    static <K, W, O> List<W> works(List<Entry<K, W, O>> entries) {
        return entries.stream().map(entry -> entry.work).toList();
    }

    Settlement<O> cancelled(W work) {
        try {
            return new Settlement.Outcome<>(options.writer.cancelled(work));
        } catch (RuntimeException thrown) {
            return new Settlement.Failure<>(thrown);
        }
    }
}
