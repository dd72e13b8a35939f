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
import java.util.function.BooleanSupplier;
import java.util.function.Function;

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

    private final PoolWriter<W, O> writer;
    private final TimeSource time;
    private final Scheduler<K, W, O> scheduler;
    private final List<Tasks.Task> tasks = new CopyOnWriteArrayList<>();
    private volatile boolean interrupted;

    WritePool(WritePoolBuilder<K, W, O> options) {
        this.writer = options.writer;
        this.time = options.time;
        this.scheduler = new Scheduler<>(options);
    }

    /** Returns a builder of a pool that writes with {@code writer}. */
    public static <K, W, O> WritePoolBuilder<K, W, O> builder(TimeSource time, PoolWriter<W, O> writer) {
        return new WritePoolBuilder<>(time, writer);
    }

    /** Starts the workers. The last one to end calls {@code whenEnded}. Does not block; call once per pool. */
    public void start(Tasks starter, String name, int workers, Runnable whenEnded) {
        scheduler.started(workers);
        for (int i = 1; i <= workers; i++) {
            tasks.add(starter.start(name + "-" + i, new PoolWorker<>(scheduler, writer, whenEnded)));
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
        Submission<O> submission = new Submission<>(scheduler.monitor());
        long start = time.nanos();
        while (awaitRoom(key, sequence, bytes, patience.minusNanos(time.nanos() - start))) {
            if (added(key, sequence, work, bytes, submission)) {
                return Optional.of(submission);
            }
        }
        return Optional.empty();
    }

    /** Returns whether there is room, or the pool is closed; false if there was none in time. */
    private boolean awaitRoom(K key, long sequence, long bytes, Duration patience) throws InterruptedException {
        try (Monitor.Held held = scheduler.monitor().enter()) {
            long start = time.nanos();
            while (!scheduler.closed() && !scheduler.queue().fits(key, sequence, bytes)) {
                Duration left = patience.minusNanos(time.nanos() - start);
                if (left.isNegative() || left.isZero()) {
                    return false;
                }
                held.await(left);
            }
            return true;
        }
    }

    /** Returns whether the work was taken, or settled by a closed pool; false if others took the room meanwhile. */
    private boolean added(K key, long sequence, W work, long bytes, Submission<O> submission) {
        boolean[] taken = {true};
        scheduler.change(() -> {
            if (scheduler.closed()) {
                submission.settle(scheduler.cancelled(work));
            } else if (scheduler.queue().fits(key, sequence, bytes)) {
                scheduler.queue().add(key, sequence, work, bytes, submission);
            } else {
                taken[0] = false;
            }
        });
        return taken[0];
    }

    /**
     * Submits several pieces of work that may depend on each other, each newer than all other work of its key. None
     * starts before {@code beforeStart} has returned, which is called without a lock, and may block. Does not wait for
     * room.
     *
     * @return false if the pool is closed, or ends, and takes nothing; {@code beforeStart} is then not called
     */
    public boolean submitAll(Map<K, W> works, Runnable beforeStart) {
        KeyedQueue<K, W, O> queue = scheduler.queue();
        Object gate = new Object();
        List<Entry<K, W, O>> added = new ArrayList<>(works.size());
        boolean complete = false;
        try {
            try (Monitor.Held held = scheduler.monitor().enter()) {
                if (scheduler.closed()) {
                    complete = true;
                    return false;
                }
                works.forEach((key, work) -> added.add(queue.addGated(key, work, gate)));
            }
            beforeStart.run();
            complete = true;
        } finally {
            if (!complete) {
                stop(); // work behind a gate that nothing opens would wait for ever
            }
            scheduler.change(() -> added.forEach(entry -> queue.open(entry, gate)));
        }
        return true;
    }

    /** Adds work that needs no write, unless the pool knows its key: further work may depend on it. */
    public void addEnded(K key, W work, O outcome) {
        scheduler.change(() -> scheduler.queue().addEnded(key, work, outcome));
    }

    /** Starts no new work until {@link #resume}. */
    public void pause() {
        pauseIf(() -> true);
    }

    /** Resumes after {@link #pause}. */
    public void resume() {
        pauseIf(() -> false);
    }

    /**
     * Pauses or resumes, as {@code wanted} returns with the pool's lock. If the caller stores the wanted state and
     * calls this after each change, the last change applies, even if several threads change it concurrently. It must
     * not wait.
     */
    public void pauseIf(BooleanSupplier wanted) {
        scheduler.pauseIf(wanted);
    }

    /**
     * Notifies the pool that the limit has changed, or that refused work may be admitted now. If the limit was reduced,
     * running work finishes.
     */
    public void limitChanged() {
        scheduler.change(() -> {});
    }

    /** Starts no new work for {@code delay}, because it would be refused. */
    public void hold(Duration delay) {
        scheduler.hold(delay);
    }

    /** Stops accepting work, drains the queue, then stops the workers. */
    public void close() {
        scheduler.close(false);
    }

    /** Stops accepting work, finishes running work, cancels the rest, then stops the workers. */
    public void stop() {
        scheduler.close(true);
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
        return Optional.ofNullable(scheduler.fatal());
    }

    /** Returns the number of running writes. */
    public int active() {
        return look(PoolState::running).size();
    }

    /** Returns whether work is ready and waits only for a worker. */
    public boolean hasReady() {
        return look(state -> state.ready() > 0);
    }

    /**
     * Returns what {@code reader} derives from the state of the pool. It is called with the pool's lock, so that it is
     * consistent with the events of the {@link PoolListener}: it must neither wait nor call the pool.
     */
    public <T> T look(Function<PoolState<W>, T> reader) {
        try (Monitor.Held held = scheduler.monitor().enter()) {
            return reader.apply(scheduler.queue().state());
        }
    }
}
