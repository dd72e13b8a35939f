package dev.sbsync.transport.ratelimit;

import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * What a wait for a permit may cost before it is given up. Immutable.
 *
 * @param longestFreeze the longest freeze that is waited out; one that would last longer, set before or meanwhile by
 *     any caller, ends the wait at once
 * @param longest the longest wait altogether
 * @param ended tells that the permit is not wanted any more; asked at the start, whenever something changes and after
 *     {@link RateLimiter#recheck()}. Must be quick, must not block, and must not call the limiter
 */
public record AcquireLimits(Duration longestFreeze, Duration longest, BooleanSupplier ended) {

    /** Longer than anything lasts, and short enough to be counted in nanoseconds. */
    public static final Duration FOREVER = Duration.ofDays(36_500);

    /** Waits for a permit until it comes. */
    public static final AcquireLimits ENDLESS = new AcquireLimits(FOREVER, FOREVER, () -> false);

    /** Takes durations beyond {@link #FOREVER} as that. */
    public AcquireLimits {
        longestFreeze = longestFreeze.compareTo(FOREVER) < 0 ? longestFreeze : FOREVER;
        longest = longest.compareTo(FOREVER) < 0 ? longest : FOREVER;
        Objects.requireNonNull(ended, "ended");
    }
}
