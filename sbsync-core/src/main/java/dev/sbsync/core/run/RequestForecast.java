package dev.sbsync.core.run;

import dev.sbsync.core.preflight.PlannedItem;
import java.util.Collection;
import java.util.function.ToLongFunction;

/**
 * How many requests the rest of a run takes: what the plan forecasts for the items that have not ended, less where
 * items have taken fewer so far. Items that need no request, and blocked ones, count for nothing. Not thread-safe.
 */
final class RequestForecast {

    /** How many requests have to be forecast for ended items before these say something about the rest. */
    private static final long EVIDENCE = 30;

    private static final double LEAST_SHARE = 0.3;

    private final ToLongFunction<PlannedItem> atMost;
    private long open;
    private long forecast;
    private long taken;

    /** Starts without an item; {@code atMost} returns the most requests of an item while nothing goes wrong. */
    RequestForecast(ToLongFunction<PlannedItem> atMost) {
        this.atMost = atMost;
    }

    /** Adds an item that has not ended. */
    void add(PlannedItem item) {
        open += atMost.applyAsLong(item);
    }

    /** Takes an item out, which is planned anew, and added again then. */
    void remove(PlannedItem item) {
        open -= atMost.applyAsLong(item);
    }

    /** Takes out an item that has ended; what it took is evidence for the rest if it was carried out. */
    void ended(ItemResult result) {
        long expected = atMost.applyAsLong(result.item());
        open -= expected;
        if (result.outcome().confirmed() && result.counts().attempts() > 0) {
            forecast += expected;
            taken += once(result.counts().attempts(), result.counts().retries());
        }
    }

    /** Returns the requests that are left; those that {@code started} items have made already do not count. */
    long left(Collection<ScheduledItem> started) {
        long made = 0;
        for (ScheduledItem entry : started) {
            made += Math.min(
                    atMost.applyAsLong(entry.item()),
                    once(entry.counts().attempts(), entry.counts().retries()));
        }
        double share = forecast < EVIDENCE ? 1 : Math.max(LEAST_SHARE, Math.min(1, (double) taken / forecast));
        return (long) Math.ceil((open - made) * share);
    }

    private static long once(int attempts, int retries) {
        return Math.max(0, attempts - retries);
    }
}
