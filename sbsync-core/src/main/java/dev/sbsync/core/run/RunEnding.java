package dev.sbsync.core.run;

import dev.sbsync.core.outcome.OutcomeStatus;
import java.util.List;
import java.util.Locale;

/** How a run, or one attempt at it, ended. */
public enum RunEnding {
    /** Every item succeeded, was unchanged, or was skipped. */
    DONE,
    /** The run finished, but items failed or were blocked. */
    PARTIAL,
    /** The run was cancelled. */
    CANCELLED,
    /** The run could not continue. */
    ABORTED;

    /** Returns the ending of a run that was not aborted. */
    public static RunEnding of(List<ItemResult> results) {
        RunEnding ending = DONE;
        for (ItemResult result : results) {
            if (result.outcome().status() == OutcomeStatus.CANCELLED) {
                return CANCELLED;
            }
            if (result.outcome().status().failure()) {
                ending = PARTIAL;
            }
        }
        return ending;
    }

    /** Returns whether a run that ended so can be resumed. */
    public boolean resumable() {
        return this == CANCELLED || this == ABORTED;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
