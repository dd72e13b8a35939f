package dev.sbsync.core.internal.state;

import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunAttempt;
import dev.sbsync.core.run.WriteJournal;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.StateException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The log of a running run. Each method stores its arguments and the attempt's progress durably before it returns.
 * Thread-safe; blocks for a disk write if the store has a disk.
 *
 * <p>All methods throw {@link StateException}; earlier writes are kept, and the run must end.
 */
public interface RunLog extends WriteJournal {

    /**
     * Records that an item has ended, with the items that its result decided.
     *
     * @param results the item's result, and the results of items that it blocked
     * @param inSync the item's new baseline, null if it is not in sync
     */
    void ended(List<ItemResult> results, @Nullable Baseline inSync);

    /** Records that the attempt has ended. Items without an outcome are left to the next attempt. */
    void finished(RunAttempt attempt);
}
