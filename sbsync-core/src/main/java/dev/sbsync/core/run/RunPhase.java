package dev.sbsync.core.run;

import java.util.Locale;

/** Where a run stands. It starts as running and ends as ended; pausing can be taken back, draining cannot. */
public enum RunPhase {
    /** Items that are ready are taken. */
    RUNNING,
    /** Nothing new starts until it is resumed; what was in flight finishes. */
    PAUSED,
    /** Nothing new starts any more; what was in flight finishes, within a deadline. */
    DRAINING,
    /** Every item has an outcome and no worker is left. */
    ENDED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
