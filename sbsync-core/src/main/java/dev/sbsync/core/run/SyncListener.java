package dev.sbsync.core.run;

import dev.sbsync.core.preflight.PlannedItem;
import java.time.Duration;

/**
 * Hears what a run does. Called by its workers and by whoever controls it, several at once: must be thread-safe and
 * quick, and must not wait for the run. What it throws is logged and does not reach the run.
 */
@FunctionalInterface
public interface SyncListener {

    /** Hears nothing. */
    SyncListener NONE = (result, ended, total) -> {};

    /**
     * An item has ended. Each item of the plan ends once.
     *
     * @param ended how many items have, this one included
     * @param total how many items the plan has
     */
    void itemEnded(ItemResult result, int ended, int total);

    /** A worker has taken an item; once for every try. */
    default void itemStarted(PlannedItem item) {}

    /**
     * An item was put aside: the server asked for a pause, or its answer was lost and is looked up then.
     *
     * @param delay when it comes back
     */
    default void itemParked(PlannedItem item, Duration delay) {}

    /** The run was paused, resumed, cancelled, or has ended. */
    default void phaseChanged(RunPhase before, RunPhase now) {}

    /** The number of items that may be worked on at once has changed. */
    default void workersChanged(int before, int now) {}
}
