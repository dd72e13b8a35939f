package dev.sbsync.core.run;

import java.util.Locale;

/** The phase of a run. It starts as running and ends as ended; pausing can be reverted, draining cannot. */
public enum RunPhase {
    /** Ready items are started. */
    RUNNING,
    /** No new items start until the run is resumed; in-flight items finish. */
    PAUSED,
    /** No new items start; in-flight items finish within a deadline. */
    DRAINING,
    /** Every item has an outcome, and all workers have ended. */
    ENDED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
