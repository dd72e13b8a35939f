package dev.sbsync.core.internal.run;

import dev.sbsync.core.internal.state.RunLog;
import dev.sbsync.core.internal.write.Writers;
import dev.sbsync.core.outcome.JournalException;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.StalledRunException;
import dev.sbsync.core.pool.PoolListener;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.time.TimeSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Records what the pool does with the items of a run: their results, then the log, then the listener; and ends the run
 * if a failure concerns more than an item. Thread-safe; locks the items.
 */
final class ItemEnds implements PoolListener<RunItem, Outcome> {

    private final RunItems items;
    private final RunLog log;
    private final Writers writers;
    private final TimeSource time;
    private final SafeListener listener;
    private final EarlyEnd earlyEnd;
    private final AccessWatch access;
    private final Runnable stopPool;

    ItemEnds(
            RunItems items,
            RunLog log,
            Writers writers,
            TimeSource time,
            SafeListener listener,
            EarlyEnd earlyEnd,
            Runnable stopPool) {
        this.items = items;
        this.log = log;
        this.writers = writers;
        this.time = time;
        this.listener = listener;
        this.earlyEnd = earlyEnd;
        this.access = new AccessWatch(writers);
        this.stopPool = stopPool;
    }

    @Override
    public void queued(RunItem entry, @Nullable RunItem before) {
        synchronized (items) {
            items.queued(entry, before);
        }
    }

    @Override
    public void settled(RunItem entry, Outcome outcome, boolean last) {
        synchronized (items) {
            items.settled(entry, outcome, last, time.nanos());
        }
    }

    /** Records and reports items that have ended; may block for a request. */
    @Override
    public void ended(List<RunItem> entries) {
        List<ItemResult> results = results(entries);
        entries.forEach(entry -> writers.dropContent(entry.item()));
        record(
                results,
                entries.stream().map(RunItem::inSync).filter(Objects::nonNull).toList());
        entries.forEach(entry -> entry.inSync(null)); // stored; a run holds no baselines of ended items
        tell(entries);
        if (!finished()) {
            results.forEach(result -> access.after(result.outcome()).ifPresent(this::abort));
        }
    }

    private boolean finished() {
        synchronized (items) {
            return items.finished();
        }
    }

    private void record(List<ItemResult> results, List<Baseline> inSync) {
        try {
            log.ended(results, inSync);
        } catch (RuntimeException failure) {
            abort(new JournalException(failure));
        }
    }

    /** Notifies the listener of items that have ended. */
    void tell(List<RunItem> entries) {
        for (RunItem entry : entries) {
            ItemResult result = entry.result();
            if (result != null) {
                listener.itemEnded(result, entry.endedAs(), total());
            }
        }
    }

    private int total() {
        synchronized (items) {
            return items.total();
        }
    }

    private static List<ItemResult> results(List<RunItem> entries) {
        return entries.stream().map(RunItem::result).filter(Objects::nonNull).toList();
    }

    @Override
    public void cancelled(List<RunItem> entries) {
        tell(entries);
    }

    @Override
    public void stalled(List<RunItem> waiting) {
        earlyEnd.because(new StalledRunException(
                waiting.size(),
                waiting.stream()
                        .limit(3)
                        .map(entry -> entry.item().source().path())
                        .toList()));
    }

    /** Ends the run; in-flight items finish. */
    void abort(SbsyncException failure) {
        earlyEnd.because(failure);
        stopPool.run();
    }
}
