package dev.sbsync.core.internal.run;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;

import dev.sbsync.core.internal.state.RunLog;
import dev.sbsync.core.outcome.JournalException;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.StalledRunException;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.pool.PoolListener;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.transport.error.SbsyncException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Records what the pool does with the items of a run: their results, then the log, then the listener; and ends the run
 * if a failure concerns more than an item. Thread-safe.
 */
final class ItemEnds implements PoolListener<RunItem, Outcome> {

    private final RunContext run;
    private final RunLog log;
    private final AccessWatch access;
    private final Runnable stopPool;
    private final Runnable releaseDeletes;

    ItemEnds(RunContext run, RunLog log, Runnable stopPool, Runnable releaseDeletes) {
        this.run = run;
        this.log = log;
        this.access = new AccessWatch(run.writers());
        this.stopPool = stopPool;
        this.releaseDeletes = releaseDeletes;
    }

    @Override
    public void queued(RunItem entry, @Nullable RunItem before) {
        run.items().queued(entry, before);
    }

    @Override
    public void settled(RunItem entry, Outcome outcome, boolean last) {
        if (last) {
            run.writers().settings().ids().ended(entry.item.key());
        }
        run.items().settled(entry, outcome, last, run.time().nanos());
    }

    /** Records and reports items that have ended; may block for a request. */
    @Override
    public void ended(List<RunItem> entries) {
        List<ItemResult> results = entries.stream()
                .map(entry -> entry.result)
                .filter(Objects::nonNull)
                .toList();
        entries.forEach(entry -> run.writers().content().release(entry.item.key()));
        record(
                results,
                entries.stream()
                        .map(entry -> entry.inSync)
                        .filter(Objects::nonNull)
                        .toList());
        entries.forEach(entry -> entry.inSync = null); // stored; a run holds no baselines of ended items
        tell(entries);
        if (!run.items().finished()) {
            results.forEach(result -> access.after(result.outcome()).ifPresent(this::abort));
            releaseDeletes.run();
        }
    }

    private void record(List<ItemResult> results, List<Baseline> inSync) {
        try {
            log.ended(results, inSync);
        } catch (RuntimeException failure) {
            abort(new JournalException(failure));
        }
    }

    /** Records items that are submitted while the run is running. */
    void submitted(Collection<RunItem> entries) {
        Map<Boolean, List<PlannedItem>> byReplaced = entries.stream()
                .collect(partitioningBy(entry -> entry.follows, mapping(entry -> entry.item, toList())));
        try {
            log.submitted(Objects.requireNonNull(byReplaced.get(false)), Objects.requireNonNull(byReplaced.get(true)));
        } catch (RuntimeException failure) {
            JournalException cause = new JournalException(failure);
            run.earlyEnd().because(cause);
            throw cause;
        }
    }

    /** Notifies the listener of items that have ended. */
    void tell(List<RunItem> entries) {
        for (RunItem entry : entries) {
            ItemResult result = entry.result;
            if (result != null) {
                run.listener().itemEnded(result, entry.endedAs, run.items().total());
            }
        }
    }

    @Override
    public void cancelled(List<RunItem> entries) {
        tell(entries);
    }

    @Override
    public void stalled(List<RunItem> waiting) {
        run.earlyEnd()
                .because(new StalledRunException(
                        waiting.size(),
                        waiting.stream()
                                .limit(3)
                                .map(entry -> entry.item.source().path())
                                .toList()));
    }

    /** Ends the run; in-flight items finish. */
    void abort(SbsyncException failure) {
        run.earlyEnd().because(failure);
        stopPool.run();
    }
}
