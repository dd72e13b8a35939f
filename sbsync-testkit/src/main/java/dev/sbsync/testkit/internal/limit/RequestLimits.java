package dev.sbsync.testkit.internal.limit;

import java.time.Duration;

/**
 * The limits of a fake, and how long it takes to answer.
 *
 * @param perSecond requests per wall-clock second and key, 0 for no limit
 * @param byPlan whether a space's plan sets the limit (3 or 6) in place of {@code perSecond}
 * @param inFlight requests of a space that may be in flight at a time, 0 for no limit
 * @param latency how long every answer takes
 */
public record RequestLimits(int perSecond, boolean byPlan, int inFlight, Duration latency) {
    /** No limit and no latency. */
    public static final RequestLimits NONE = new RequestLimits(0, false, 0, Duration.ZERO);
}
