package dev.sbsync.core.state;

import dev.sbsync.core.baseline.Baseline;
import dev.sbsync.core.report.RunAttempt;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.write.WriteJournal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run stores while it is running. Every method has stored durably what it was given when it returns, and the
 * progress of the attempt with it. Thread-safe; each blocks for a write to disk, where there is one.
 *
 * <p>All throw {@link StateException}, and what was written before stays: the run has to end then.
 */
public interface RunLog extends WriteJournal {

    /**
     * An item has ended, and with it what its end decided.
     *
     * @param results the item's result, and those of items that it blocked
     * @param inSync what both sides of the item look like now that they are in sync, null where they are not
     */
    void ended(List<ItemResult> results, @Nullable Baseline inSync);

    /** The attempt has ended. Items without an outcome have none: a further attempt takes them up. */
    void finished(RunAttempt attempt);
}
