package dev.sbsync.core.pool;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One worker of a pool: it writes entries and confirms batches until the pool ends. The last one settles the rest. */
final class PoolWorker<K, W, O> implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(WritePool.class);

    private final Scheduler<K, W, O> pool;
    private final PoolWriter<W, O> writer;
    private final Runnable whenEnded;

    PoolWorker(Scheduler<K, W, O> pool, PoolWriter<W, O> writer, Runnable whenEnded) {
        this.pool = pool;
        this.writer = writer;
        this.whenEnded = whenEnded;
    }

    @Override
    public void run() {
        try {
            for (Optional<Entry<K, W, O>> next = pool.next(); next.isPresent(); next = pool.next()) {
                execute(next.get());
            }
        } catch (InterruptedException interrupt) {
            log.debug("A worker was interrupted; the pool ends.");
        } catch (RuntimeException | Error thrown) {
            pool.ended(thrown);
            throw thrown;
        } finally {
            if (pool.leave()) {
                end();
            }
        }
    }

    private void execute(Entry<K, W, O> entry) throws InterruptedException {
        if (entry.batch.isEmpty()) {
            Attempt<O> attempt = tried(entry, () -> writer.write(entry.work));
            if (attempt != null) {
                pool.attempted(entry, attempt);
            }
        } else {
            Attempt<List<Attempt<O>>> attempt = tried(entry, () -> writer.confirm(works(entry.batch), false));
            if (attempt != null) {
                pool.confirmed(entry, attempt);
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
            pool.interrupted(entry);
            throw interrupt;
        } catch (RuntimeException thrown) {
            pool.failed(entry, thrown);
            return null;
        } catch (Error fatal) {
            pool.failed(entry, fatal);
            throw fatal;
        }
    }

    private void end() {
        List<Entry<K, W, O>> accepted = pool.fatal() == null ? pool.accepted() : List.of();
        if (!accepted.isEmpty()) {
            confirmLast(accepted);
        }
        pool.end();
        whenEnded.run();
    }

    /** Confirms the accepted work of a pool that was stopped; what is not confirmed is cancelled. */
    private void confirmLast(List<Entry<K, W, O>> accepted) {
        try {
            if (writer.confirm(works(accepted), true) instanceof Attempt.Done<List<Attempt<O>>> done) {
                for (int i = 0; i < accepted.size(); i++) {
                    Attempt<O> attempt = done.outcome().get(i);
                    if (attempt instanceof Attempt.Done<O> end && writer.confirmed(end.outcome())) {
                        pool.attempted(accepted.get(i), attempt);
                    }
                }
            }
        } catch (InterruptedException interrupt) {
            log.debug("A worker was interrupted; accepted work is not confirmed.");
        } catch (RuntimeException thrown) {
            log.debug("Accepted work was not confirmed.", thrown);
        }
    }

    private static <K, W, O> List<W> works(List<Entry<K, W, O>> entries) {
        return entries.stream().map(entry -> entry.work).toList();
    }
}
