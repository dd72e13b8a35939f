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

    /** Returns a copy with a limit per second and key, which no plan sets. */
    public RequestLimits withPerSecond(int limit) {
        return new RequestLimits(limit, false, inFlight, latency);
    }

    /** Returns a copy with the limit per second of a space's plan. */
    public RequestLimits withPlan() {
        return new RequestLimits(0, true, inFlight, latency);
    }

    /** Returns a copy with another number of requests in flight. */
    public RequestLimits withInFlight(int limit) {
        return new RequestLimits(perSecond, byPlan, limit, latency);
    }

    /** Returns a copy with another latency. */
    public RequestLimits withLatency(Duration time) {
        return new RequestLimits(perSecond, byPlan, inFlight, time);
    }
}
