package dev.sbsync.core.internal.state;

import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunAttempt;
import dev.sbsync.core.run.WriteJournal;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.StateException;
import java.util.List;

/**
 * The log of a running run. Each method stores its arguments and the attempt's progress durably before it returns.
 * Thread-safe; blocks for a disk write if the store has a disk.
 *
 * <p>All methods throw {@link StateException}; earlier writes are kept, and the run must end.
 */
public interface RunLog extends WriteJournal, ItemArchive {

    /**
     * Records that items have ended.
     *
     * @param results their results, with those of items that they blocked
     * @param inSync the new baselines of items that are in sync
     */
    void ended(List<ItemResult> results, List<Baseline> inSync);

    /**
     * Records items that are submitted while the run is running.
     *
     * @param added further items; an item of the run may be submitted again after it has ended
     * @param replaced items of the run that have not ended, as planned now
     */
    void submitted(List<PlannedItem> added, List<PlannedItem> replaced);

    /** Records that the attempt has ended. Items without an outcome are left to the next attempt. */
    void finished(RunAttempt attempt);
}
