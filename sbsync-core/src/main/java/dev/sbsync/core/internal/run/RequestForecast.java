package dev.sbsync.core.internal.run;

import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.run.ItemResult;
import java.util.Collection;

/**
 * Forecasts the remaining requests of a run: the plan's estimate for unfinished items, scaled by the actual requests of
 * finished ones. Ignores blocked items and items without requests. Not thread-safe.
 */
final class RequestForecast {

    /** The minimum number of forecast requests of finished items before scaling. */
    private static final long EVIDENCE = 30;

    private static final double LEAST_SHARE = 0.3;

    private long open;
    private long forecast;
    private long taken;

    /** Adds an unfinished item. */
    void add(PlannedItem item) {
        open += atMost(item);
    }

    /** Removes an item that is replanned, and then added again. */
    void remove(PlannedItem item) {
        open -= atMost(item);
    }

    /** Removes a finished item; its requests are used for scaling if it was executed. */
    void ended(ItemResult result) {
        long expected = atMost(result.item());
        open -= expected;
        if (result.outcome().confirmed() && result.counts().attempts() > 0) {
            forecast += expected;
            taken += once(result.counts().attempts(), result.counts().retries());
        }
    }

    /** Returns the remaining requests, without those that {@code started} items have already made. */
    long left(Collection<RunItem> started) {
        long made = 0;
        for (RunItem entry : started) {
            made += Math.min(
                    atMost(entry.item),
                    once(entry.counts().attempts(), entry.counts().retries()));
        }
        double share = forecast < EVIDENCE ? 1 : Math.max(LEAST_SHARE, Math.min(1, (double) taken / forecast));
        return (long) Math.ceil(Math.max(0, open - made) * share);
    }

    private static long atMost(PlannedItem item) {
        return item.cost().requestsAtMost();
    }

    private static long once(int attempts, int retries) {
        return Math.max(0, attempts - retries);
    }
}
