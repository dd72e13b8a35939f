package dev.sbsync.core.pool;

import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.Tasks;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bounded pool of writes by key. One write per key runs at a time; of further work for a key only the latest, by
 * sequence, is queued, and replaced work is settled with its outcome. Work to be retried later is parked and frees its
 * worker, but still counts towards the bounds.
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

    private static final Logger log = LoggerFactory.getLogger(WritePool.class);

    /**
     * Gives work that is ready before anybody submits it. Called with the pool's lock: must neither wait nor call it.
     */
    public interface Feed<K, W> {

        /** Returns new work, or null if none is ready. */
        @Nullable
        Work<K, W> poll();

        /**
         * Is asked while nothing runs, nothing is queued and nothing waits for a time. Returns whether no work will
         * ever come, although the pool is open: the pool ends then. False by default: somebody may submit.
         */
        default boolean stalled() {
            return false;
        }
    }

    /**
     * Work that a feed gives.
     *
     * @param bytes its share of the pool's bound
     */
    public record Work<K, W>(K key, W work, long bytes) {}

    private final TimeSource time;
    private final Monitor monitor;
    private final PoolWriter<W, O> writer;
    private final Feed<K, W> feed;
    private final IntSupplier limit;
    private final Predicate<? super W> admission;
    private final int maxCount;
    private final long maxBytes;
    private final KeyedQueue<K, W, O> queue;
    private final List<Tasks.Task> tasks = new CopyOnWriteArrayList<>();
    private Runnable atEnd = () -> {};
    private volatile int active;
    private volatile boolean interrupted;
    private volatile @Nullable Throwable fatal;
    private int alive;
    private boolean paused;
    private boolean closed;
    private boolean stopped;
    private boolean holding;
    private long heldUntil;

    private WritePool(Builder<K, W, O> builder) {
        this.time = builder.time;
        this.monitor = time.newMonitor();
        this.writer = builder.writer;
        this.feed = builder.feed;
        this.limit = builder.limit;
        this.admission = builder.admission;
        this.maxCount = builder.maxCount;
        this.maxBytes = builder.maxBytes;
        this.queue = new KeyedQueue<>(builder.order, () -> new Submission<>(monitor));
    }

    /** Returns a builder of a pool that writes with {@code writer}. */
    public static <K, W, O> Builder<K, W, O> builder(TimeSource time, PoolWriter<W, O> writer) {
        return new Builder<>(time, writer);
    }

    /** Starts the workers. The last one to end calls {@code whenEnded}. Does not block; call once per pool. */
    public void start(Tasks starter, String name, int workers, Runnable whenEnded) {
        atEnd = whenEnded;
        alive = workers;
        for (int i = 1; i <= workers; i++) {
            tasks.add(starter.start(name + "-" + i, this::work));
        }
        if (interrupted) {
            tasks.forEach(Tasks.Task::interrupt);
        }
    }

    /**
     * Submits work and returns its handle. Where the key has work that is newer by sequence, this one is not written
     * and shares the outcome of that; where older work of the key has not begun, this takes its place. Once the pool is
     * closed it is settled as cancelled.
     *
     * @param sequence the order of the work of one key; of two equal ones the first is written
     * @param bytes its share of the pool's bound
     * @param patience how long to wait for room; zero to not wait
     * @return empty if there was no room in time
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public Optional<Submission<O>> submit(K key, long sequence, W work, long bytes, Duration patience)
            throws InterruptedException {
        try (Monitor.Held held = monitor.enter()) {
            long start = time.nanos();
            while (!closed && !queue.fits(key, sequence, bytes, maxCount, maxBytes)) {
                Duration left = patience.minusNanos(time.nanos() - start);
                if (left.isNegative() || left.isZero()) {
                    return Optional.empty();
                }
                held.await(left);
            }
            if (!closed) {
                Submission<O> submission = queue.add(key, sequence, work, bytes);
                held.signalAll();
                return Optional.of(submission);
            }
        }
        Submission<O> late = new Submission<>(monitor);
        Settlement<O> cancelled = cancelled(work);
        try (Monitor.Held held = monitor.enter()) {
            late.settle(cancelled);
        }
        return Optional.of(late);
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
     * Pauses or resumes, as {@code wanted} says when nothing else changes the pool: whoever keeps that wish and calls
     * this after every change of it gets the last one, however many threads change it at once. It must not wait.
     */
    public void pauseIf(BooleanSupplier wanted) {
        change(() -> paused = wanted.getAsBoolean());
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
        change(() -> {
            closed = true;
            stopped = true;
        });
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

    /** Returns the number of running writes. */
    public int active() {
        return active;
    }

    private void change(Runnable action) {
        try (Monitor.Held held = monitor.enter()) {
            action.run();
            held.signalAll();
        }
    }

    /** However a worker ends, the others do not wait for it: they end too unless the work is done. */
    private void work() {
        try {
            for (Optional<KeyedQueue.Entry<K, W, O>> next = next(); next.isPresent(); next = next()) {
                write(next.get());
            }
        } catch (InterruptedException interrupt) {
            log.debug("A worker was interrupted; the pool ends.");
        } catch (RuntimeException | Error thrown) {
            fatal = thrown;
            throw thrown;
        } finally {
            leave();
        }
    }

    private Optional<KeyedQueue.Entry<K, W, O>> next() throws InterruptedException {
        try (Monitor.Held held = monitor.enter()) {
            while (!stopped) {
                fill();
                long now = time.nanos();
                holding = holding && heldUntil - now > 0;
                boolean free = !paused && !holding && queue.running() < limit.getAsInt();
                if (free) {
                    Optional<KeyedQueue.Entry<K, W, O>> entry = queue.take(now, admission);
                    if (entry.isPresent()) {
                        active = queue.running();
                        return entry;
                    }
                }
                if (queue.count() == 0 && (closed || (!paused && feed.stalled()))) {
                    closed = true;
                    held.signalAll();
                    return Optional.empty();
                }
                waitForMore(held, now, free);
            }
            return Optional.empty();
        }
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

    private void fill() {
        boolean more = !closed;
        while (more && queue.count() < maxCount && (queue.bytes() < maxBytes || queue.count() == 0)) {
            Work<K, W> work = feed.poll();
            more = work != null;
            if (work != null) {
                queue.addOnce(work.key(), work.work(), work.bytes());
            }
        }
    }

    private void write(KeyedQueue.Entry<K, W, O> entry) throws InterruptedException {
        Attempt<O> attempt;
        try {
            attempt = writer.write(entry.work());
        } catch (InterruptedException interrupt) {
            end(entry, cancelled(entry.work()));
            throw interrupt;
        } catch (RuntimeException thrown) {
            end(entry, new Settlement.Failure<>(thrown));
            return;
        } catch (Error fatal) {
            end(entry, new Settlement.Failure<>(fatal));
            throw fatal;
        }
        if (attempt instanceof Attempt.Later<O> later && park(entry, later.delay())) {
            return;
        }
        end(
                entry,
                attempt instanceof Attempt.Done<O> done
                        ? new Settlement.Outcome<>(done.outcome())
                        : cancelled(entry.work()));
    }

    private Settlement<O> cancelled(W work) {
        try {
            return new Settlement.Outcome<>(writer.cancelled(work));
        } catch (RuntimeException thrown) {
            return new Settlement.Failure<>(thrown);
        }
    }

    /** Returns whether it will come back; where the pool ends it will not. */
    private boolean park(KeyedQueue.Entry<K, W, O> entry, Duration delay) {
        try (Monitor.Held held = monitor.enter()) {
            if (stopped) {
                return false;
            }
            queue.park(entry, time.nanos(), delay);
            active = queue.running();
            held.signalAll();
            return true;
        }
    }

    private void end(KeyedQueue.Entry<K, W, O> entry, Settlement<O> settlement) {
        try (Monitor.Held held = monitor.enter()) {
            queue.end(entry, settlement);
            active = queue.running();
            held.signalAll();
        }
    }

    /** The last worker to leave settles the rest. */
    private void leave() {
        List<KeyedQueue.Entry<K, W, O>> rest;
        try (Monitor.Held held = monitor.enter()) {
            closed = true;
            stopped = true;
            alive--;
            held.signalAll();
            if (alive > 0) {
                return;
            }
            rest = queue.clear();
        }
        for (KeyedQueue.Entry<K, W, O> entry : rest) {
            Settlement<O> cancelled = cancelled(entry.work());
            try (Monitor.Held held = monitor.enter()) {
                entry.submissions().forEach(submission -> submission.settle(cancelled));
                held.signalAll();
            }
        }
        atEnd.run();
    }

    /** Builds a {@link WritePool}. Not thread-safe. */
    public static final class Builder<K, W, O> {
        private final TimeSource time;
        private final PoolWriter<W, O> writer;
        private Feed<K, W> feed = () -> null;
        private @Nullable Comparator<? super W> order;
        private IntSupplier limit = () -> Integer.MAX_VALUE;
        private Predicate<? super W> admission = work -> true;
        private int maxCount = 1000;
        private long maxBytes = 64L * 1024 * 1024;

        private Builder(TimeSource time, PoolWriter<W, O> writer) {
            this.time = Objects.requireNonNull(time, "time");
            this.writer = Objects.requireNonNull(writer, "writer");
        }

        /** Sets a feed of work, polled while there is room. Default: none. */
        public Builder<K, W, O> feed(Feed<K, W> value) {
            feed = Objects.requireNonNull(value, "feed");
            return this;
        }

        /**
         * Sets the order of work. Default: first come, first served, which also applies among equals. Work that was
         * refused by the {@link #admission} keeps its turn whatever comes later.
         */
        public Builder<K, W, O> order(Comparator<? super W> value) {
            order = Objects.requireNonNull(value, "order");
            return this;
        }

        /**
         * Sets what says how many may be written at once; as many as there are workers by default. Asked often, with
         * the pool's lock; call {@link WritePool#limitChanged} after a change.
         */
        public Builder<K, W, O> limit(IntSupplier value) {
            limit = Objects.requireNonNull(value, "limit");
            return this;
        }

        /**
         * Sets what admits the next work just before it is written; everything by default. Work that is refused is
         * asked about again, before all other work, after {@link WritePool#limitChanged}. Meanwhile other work is
         * admitted, but a bounded number of times: then everything waits until the refused work is admitted. Work must
         * therefore be admitted if nothing is being written. Called with the pool's lock: it must neither wait nor call
         * the pool.
         */
        public Builder<K, W, O> admission(Predicate<? super W> value) {
            admission = Objects.requireNonNull(value, "admission");
            return this;
        }

        /**
         * Sets how much may be on its way, parked work included; 1,000 pieces and 64 MB by default. Work that is larger
         * than all of it is taken when there is nothing else.
         *
         * @throws IllegalArgumentException if either is below 1
         */
        public Builder<K, W, O> bounds(int count, long bytes) {
            if (count < 1 || bytes < 1) {
                throw new IllegalArgumentException(
                        "A pool needs room for something, got " + count + " pieces and " + bytes + " bytes.");
            }
            maxCount = count;
            maxBytes = bytes;
            return this;
        }

        /** Returns the pool, which does nothing until it is started. */
        public WritePool<K, W, O> build() {
            return new WritePool<>(this);
        }
    }
}
