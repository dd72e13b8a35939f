package dev.sbsync.core.run;

import dev.sbsync.core.baseline.Baseline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes down how items end, before anybody hears of it. Called by all workers at once; a method that blocks holds its
 * worker up. What it throws ends the run with a {@link dev.sbsync.core.outcome.JournalException}.
 */
@FunctionalInterface
public interface RunRecorder {

    /** Writes nothing down. */
    RunRecorder NONE = (results, inSync) -> {};

    /**
     * An item has ended.
     *
     * @param results its result, and those of items that it blocked
     * @param inSync what both its sides look like now, null where they are not in sync
     */
    void ended(List<ItemResult> results, @Nullable Baseline inSync);
}
