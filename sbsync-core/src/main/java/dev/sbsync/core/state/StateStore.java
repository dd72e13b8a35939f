package dev.sbsync.core.state;

import dev.sbsync.core.baseline.Baseline;
import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.core.report.RunAttempt;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps what runs of one pair of spaces leave behind: the runs themselves, so that one that was cut off can be resumed
 * and any can be reported again, and the baseline. Of an item that a run has begun to write, and of which it is not
 * known that it came into sync or stayed as it was, there is no baseline: what the target has of it may be our own
 * work. A file keeps the newest {@value #RUNS_KEPT} runs, memory the newest 3.
 *
 * <p>Thread-safe; used by one process at a time. Methods may block for a disk, and throw {@link StateException}.
 */
public interface StateStore extends AutoCloseable {

    /** How many runs a file keeps: the newest. */
    int RUNS_KEPT = 20;

    /** Returns state that ends with the process: enough for drift and for resuming while it lives. */
    static StateStore inMemory() {
        return new MemoryState();
    }

    /**
     * Ties the state to a pair of spaces, for good.
     *
     * @throws StateException of kind {@link StateException.Kind#FOREIGN} if it is another pair's
     */
    void claim(SpacePair pair);

    /** Returns the pair that the state is about; empty where it was never used. */
    Optional<SpacePair> pair();

    /** Returns what an item of the source was when it was last in sync. */
    Optional<Baseline> baseline(long sourceId);

    /** Remembers what items look like that are in sync, all or none of them. */
    void remember(Collection<Baseline> inSync);

    /**
     * Begins a run and stores its plan. Requests that the run before it had in flight when it was cut off are known to
     * this one as well: they may still take effect.
     *
     * @param items all that the run is about, in the plan's order
     * @param results of those that need nothing, such as items that have not changed since they were in sync
     * @param attempt returns this attempt up to now; called whenever something is stored, so it must not block
     */
    RunLog begin(
            RunHeader header, List<PlannedItem> items, Collection<ItemResult> results, Supplier<RunAttempt> attempt);

    /**
     * Begins a further attempt at a run: what is known of its items and of its earlier attempts is kept.
     *
     * @param items all that the run is about now, in the plan's order
     * @param results of those that have ended already
     * @param attempt returns this attempt up to now; called whenever something is stored, so it must not block
     * @throws StateException of kind {@link StateException.Kind#NO_RUN} if there is none of this name
     */
    RunLog resume(String runId, List<PlannedItem> items, Collection<ItemResult> results, Supplier<RunAttempt> attempt);

    /** Returns the runs, oldest first. */
    List<StoredRun> runs();

    /** Returns the run of a name. */
    Optional<StoredRun> run(String runId);

    /** Returns the items of a run in the plan's order; empty where there is no such run. */
    List<StoredItem> items(String runId);

    /**
     * Returns the report of a run, as it was when it ended. Of one that has not ended, items without an end are
     * cancelled, and requests and duration are those of its last stored progress.
     */
    default Optional<SyncReport> report(String runId) {
        return run(runId).map(run -> StoredReport.of(run, items(runId)));
    }

    /** Releases what is held; what was stored stays where it outlives the process. */
    @Override
    void close();
}
