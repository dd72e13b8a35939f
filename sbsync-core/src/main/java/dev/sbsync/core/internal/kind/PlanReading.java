package dev.sbsync.core.internal.kind;

import dev.sbsync.core.plan.PlanReads;
import java.util.function.LongSupplier;

/**
 * Which items a plan reads and compares.
 *
 * @param reads the mode
 * @param spent returns the requests that the plan has taken so far
 */
public record PlanReading(PlanReads reads, LongSupplier spent) {

    /** Nothing but lists. */
    public static final PlanReading NONE = new PlanReading(PlanReads.NONE, () -> 0);

    /** Returns the maximum number of requests for comparing items. */
    public long mostRequests() {
        return switch (reads) {
            case NONE -> 0;
            case SUSPECTS -> spent.getAsLong();
            case ALL -> Long.MAX_VALUE;
        };
    }
}
