package dev.sbsync.core.pool;

import dev.sbsync.core.pool.Entry.State;
import dev.sbsync.transport.time.Monitor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One worker of a pool: it writes entries and confirms batches until the pool ends. The last one settles the rest. */
final class PoolWorker<K, W, O> implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(WritePool.class);

    private final WritePool<K, W, O> pool;
    private final KeyedQueue<K, W, O> queue;
    private final PoolWriter<W, O> writer;
    private final Runnable whenEnded;

    PoolWorker(WritePool<K, W, O> pool, Runnable whenEnded) {
        this.pool = pool;
        this.queue = pool.queue;
        this.writer = pool.options.writer;
        this.whenEnded = whenEnded;
    }

    @Override
    public void run() {
        try {
            for (Optional<Entry<K, W, O>> next = next(); next.isPresent(); next = next()) {
                execute(next.get());
            }
        } catch (InterruptedException interrupt) {
            log.debug("A worker was interrupted; the pool ends.");
        } catch (RuntimeException | Error thrown) {
            pool.fatal = thrown;
            throw thrown;
        } finally {
            if (leave()) {
                end();
            }
        }
    }

    /** Blocks until work may start, and returns it; returns nothing if the worker must end. */
    private Optional<Entry<K, W, O>> next() throws InterruptedException {
        try (Monitor.Held held = pool.monitor.enter()) {
            while (!pool.stopped) {
                long now = pool.time.nanos();
                pool.holding = pool.holding && pool.heldUntil - now > 0;
                boolean free = !pool.paused && !pool.holding && queue.states.running() < pool.options.limit.getAsInt();
                Optional<Entry<K, W, O>> entry = free ? queue.take(now) : Optional.empty();
                if (entry.isPresent()) {
                    return entry;
                }
                if (done(free)) {
                    held.signalAll();
                    return Optional.empty();
                }
                waitForMore(held, now, free);
            }
            return Optional.empty();
        }
    }

    /** Returns whether the pool ends because all work is done, or none can start although it is {@code free} to. */
    private boolean done(boolean free) {
        if (!pool.closed && !pool.options.endsWhenDone) {
            return false;
        }
        if (queue.done()) {
            pool.closed = true;
            return true;
        }
        if (!free || !queue.idle()) {
            return false;
        }
        pool.options.listener.stalled(WritePool.works(queue.slots.unfinished()));
        pool.closed = true;
        pool.stopped = true;
        return true;
    }

    private void waitForMore(Monitor.Held held, long now, boolean free) throws InterruptedException {
        Optional<Duration> delay = Optional.empty();
        if (pool.holding) {
            delay = Optional.of(Duration.ofNanos(pool.heldUntil - now));
        } else if (free) {
            delay = queue.states.nextParked(now);
        }
        if (delay.isPresent()) {
            held.await(delay.get());
        } else {
            held.await();
        }
    }

    private void execute(Entry<K, W, O> entry) throws InterruptedException {
        if (entry.batch.isEmpty()) {
            Attempt<O> attempt = tried(entry, () -> writer.write(entry.work));
            if (attempt != null) {
                pool.change(() -> apply(entry, attempt));
            }
        } else {
            Attempt<List<Attempt<O>>> attempt = tried(entry, () -> writer.confirm(WritePool.works(entry.batch), false));
            if (attempt != null) {
                pool.change(() -> confirmed(entry, attempt));
            }
        }
    }

    private interface Call<A> {
        A call() throws InterruptedException;
    }

    /** Returns what the writer returns, or null if it threw: the entry has ended then. */
    private <A> @Nullable A tried(Entry<K, W, O> entry, Call<A> call) throws InterruptedException {
        try {
            return call.call();
        } catch (InterruptedException interrupt) {
            if (entry.batch.isEmpty()) { // a batch is left to the end of the pool
                pool.change(() -> queue.end(entry, pool.cancelled(entry.work)));
            }
            throw interrupt;
        } catch (RuntimeException thrown) {
            failed(entry, thrown);
            return null;
        } catch (Error fatal) {
            failed(entry, fatal);
            throw fatal;
        }
    }

    private void failed(Entry<K, W, O> entry, Throwable thrown) {
        Settlement<O> failure = new Settlement.Failure<>(thrown);
        pool.change(() -> queue.states.endBatch(entry).forEach(each -> queue.end(each, failure)));
    }

    /** Applies the result of an attempt to write an entry. */
    private void apply(Entry<K, W, O> entry, Attempt<O> attempt) {
        if (attempt instanceof Attempt.Done<O> done) {
            queue.end(entry, new Settlement.Outcome<>(done.outcome()));
        } else if (attempt instanceof Attempt.Accepted<O>) {
            queue.accept(entry);
        } else if (pool.stopped) {
            queue.end(entry, pool.cancelled(entry.work));
        } else if (attempt instanceof Attempt.Later<O> later) {
            queue.park(entry, pool.time.nanos() + later.delay().toNanos());
        } else if (attempt instanceof Attempt.Waits<O> waits) {
            queue.await(entry, waits);
        } else {
            queue.again(entry);
        }
    }

    /** Applies the result of an attempt to confirm a batch. */
    private void confirmed(Entry<K, W, O> leader, Attempt<List<Attempt<O>>> attempt) {
        if (attempt instanceof Attempt.Done<List<Attempt<O>>> done) {
            List<Entry<K, W, O>> batch = queue.states.endBatch(leader);
            for (int i = 0; i < batch.size(); i++) {
                apply(batch.get(i), done.outcome().get(i));
            }
        } else if (attempt instanceof Attempt.Later<List<Attempt<O>>> later && !pool.stopped) {
            queue.states.park(leader, pool.time.nanos() + later.delay().toNanos());
        }
    }

    /** Ends the worker, and the others unless the work is done. Returns whether it is the last one. */
    private boolean leave() {
        try (Monitor.Held held = pool.monitor.enter()) {
            pool.closed = true;
            pool.stopped = true;
            pool.alive--;
            held.signalAll();
            return pool.alive == 0;
        }
    }

    /** Confirms what is accepted, and cancels the rest. */
    private void end() {
        List<Entry<K, W, O>> accepted = accepted();
        if (!accepted.isEmpty()) {
            confirmLast(accepted);
        }
        List<Entry<K, W, O>> rest = pool.locked(() -> queue.endAll(pool::cancelled));
        pool.options.listener.cancelled(WritePool.works(rest));
        whenEnded.run();
    }

    /** Returns the work that is written but not confirmed; none after an error. */
    private List<Entry<K, W, O>> accepted() {
        try (Monitor.Held held = pool.monitor.enter()) {
            return queue.slots.unfinished().stream()
                    .filter(entry -> pool.fatal == null && (entry.state == State.ACCEPTED || !entry.batch.isEmpty()))
                    .toList();
        }
    }

    /** Confirms the accepted work of a pool that was stopped; what is not confirmed is cancelled. */
    private void confirmLast(List<Entry<K, W, O>> accepted) {
        try {
            if (writer.confirm(WritePool.works(accepted), true) instanceof Attempt.Done<List<Attempt<O>>> done) {
                for (int i = 0; i < accepted.size(); i++) {
                    Entry<K, W, O> entry = accepted.get(i);
                    Attempt<O> attempt = done.outcome().get(i);
                    if (attempt instanceof Attempt.Done<O> end && writer.confirmed(end.outcome())) {
                        pool.change(() -> apply(entry, attempt));
                    }
                }
            }
        } catch (InterruptedException interrupt) {
            log.debug("A worker was interrupted; accepted work is not confirmed.");
        } catch (RuntimeException thrown) {
            log.debug("Accepted work was not confirmed.", thrown);
        }
    }
}
