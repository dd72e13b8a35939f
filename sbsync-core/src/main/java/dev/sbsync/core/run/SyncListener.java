package dev.sbsync.core.run;

import dev.sbsync.core.plan.PlannedItem;
import java.time.Duration;

/**
 * Receives the events of a run. Called concurrently by workers and controlling threads: must be thread-safe and fast,
 * and must not wait for the run. Exceptions are logged and do not affect the run.
 */
@FunctionalInterface
public interface SyncListener {

    /** Ignores all events. */
    SyncListener NONE = (result, ended, total) -> {};

    /**
     * Called when an item has ended, once for each item of the plan.
     *
     * @param ended the number of ended items, including this one
     * @param total the number of items in the plan
     */
    void itemEnded(ItemResult result, int ended, int total);

    /** Called when a worker starts an attempt of an item. */
    default void itemStarted(PlannedItem item) {}

    /**
     * Called when an item is parked, because the server requested a pause, or a response was lost and its effect must
     * be looked up.
     *
     * @param delay the time until the next attempt
     */
    default void itemParked(PlannedItem item, Duration delay) {}

    /** Called when the run is paused, resumed, cancelled or has ended. */
    default void phaseChanged(RunPhase before, RunPhase now) {}

    /** Called when the limit of concurrent items has changed. */
    default void workersChanged(int before, int now) {}
}
