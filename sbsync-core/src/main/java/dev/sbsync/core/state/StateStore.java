package dev.sbsync.core.state;

import dev.sbsync.core.baseline.Baseline;
import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

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
     * Begins a run and stores its plan. What the run before it had in the air when it was cut off is known to this one
     * as well: it may still take effect.
     *
     * @param items all that the run is about, in the plan's order
     * @param results of those that need nothing, such as items that have not changed since they were in sync
     */
    RunLog begin(RunHeader header, List<PlannedItem> items, Collection<ItemResult> results);

    /**
     * Goes on with a run: what is known of its items stays known.
     *
     * @param items all that the run is about now, in the plan's order
     * @param results of those that have ended already
     * @throws StateException of kind {@link StateException.Kind#NO_RUN} if there is none of this name
     */
    RunLog goOn(String runId, List<PlannedItem> items, Collection<ItemResult> results);

    /** Returns the runs, oldest first. */
    List<StoredRun> runs();

    /** Returns the run of a name. */
    Optional<StoredRun> run(String runId);

    /** Returns the items of a run in the plan's order; empty where there is no such run. */
    List<StoredItem> items(String runId);

    /**
     * Returns the report of a run, as it was when it ended. Of one that has not ended, items without an end are
     * cancelled, and nothing is known of its requests and its duration.
     */
    default Optional<SyncReport> report(String runId) {
        return run(runId).map(run -> StoredReport.of(run, items(runId)));
    }

    /** Releases what is held; what was stored stays where it outlives the process. */
    @Override
    void close();
}
