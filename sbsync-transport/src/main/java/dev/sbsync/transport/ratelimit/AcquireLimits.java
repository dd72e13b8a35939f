package dev.sbsync.transport.ratelimit;

import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * The limits of one wait for a permit. Immutable.
 *
 * @param maxPause the longest pause of the limiter to wait for; a longer one ends the wait at once, even if it starts
 *     during the wait
 * @param maxWait the longest wait in total
 * @param cancelled returns whether the permit is no longer needed; called at the start, after every change of the
 *     limiter and after {@link RateLimiter#recheck()}. Must return quickly and must not call the limiter
 */
public record AcquireLimits(Duration maxPause, Duration maxWait, BooleanSupplier cancelled) {

    /** Practically unlimited, and still countable in nanoseconds. */
    public static final Duration FOREVER = Duration.ofDays(36_500);

    /** Waits for the permit however long it takes. */
    public static final AcquireLimits UNLIMITED = new AcquireLimits(FOREVER, FOREVER, () -> false);

    /** Caps both durations at {@link #FOREVER}. */
    public AcquireLimits {
        maxPause = maxPause.compareTo(FOREVER) < 0 ? maxPause : FOREVER;
        maxWait = maxWait.compareTo(FOREVER) < 0 ? maxWait : FOREVER;
        Objects.requireNonNull(cancelled, "cancelled");
    }
}
