package dev.sbsync.core.plan;

import java.util.Locale;

/** Which items a plan reads on both sides and compares, of those that the lists alone cannot decide. */
public enum PlanReads {
    /** None: items whose content may differ need a check. */
    NONE,
    /**
     * As many as cost at most as much again as the lists: first those that changed since the last sync, then those that
     * were never synced, then those that differ anyway. The others need a check.
     */
    SUSPECTS,
    /** All, whatever it costs. */
    ALL;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
