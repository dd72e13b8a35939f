package dev.sbsync.core.internal.run;

import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.state.Baseline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records the results of items before listeners are notified. Called concurrently by all workers; blocking delays the
 * worker. An exception ends the run with a {@link dev.sbsync.core.outcome.JournalException}.
 */
@FunctionalInterface
public interface RunRecorder {

    /** Records nothing. */
    RunRecorder NONE = (results, inSync) -> {};

    /**
     * Called when an item has ended.
     *
     * @param results its result, and the results of items that it blocked
     * @param inSync its new baseline, null if not in sync
     */
    void ended(List<ItemResult> results, @Nullable Baseline inSync);
}
