package dev.sbsync.core.run;

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

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
