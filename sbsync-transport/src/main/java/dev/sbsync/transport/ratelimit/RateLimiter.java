package dev.sbsync.transport.ratelimit;

import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Limits the rate of requests of all its users. In any half-open second it permits at most {@link RateLimit#burst}
 * requests, and on average {@link RateLimit#rps} per second. Implementations need {@link #acquire(Priority,
 * AcquireLimits)}, {@link #pause}, {@link #pausedFor} and {@link #limit()}.
 *
 * <p>Thread-safe. {@link #acquire} blocks and serves callers by priority, then first come, first served; the other
 * methods do not block.
 */
public interface RateLimiter {

    /** Returns a new limiter without a limit: it permits all requests, except while it is paused. */
    static RateLimiter unlimited(TimeSource time) {
        return new UnlimitedRateLimiter(time);
    }

    /** Waits for a permit at {@link Priority#NORMAL}. */
    default Permit acquire() throws InterruptedException {
        return acquire(Priority.NORMAL);
    }

    /** Waits for a permit however long it takes. */
    default Permit acquire(Priority priority) throws InterruptedException {
        return Objects.requireNonNull(
                acquire(priority, AcquireLimits.UNLIMITED), "an unlimited wait ended without a permit");
    }

    /**
     * Waits for a permit. Changes during the wait, such as a pause, a new limit or a caller of higher priority, apply
     * to it.
     *
     * @return the permit, or null if the wait exceeds {@code limits}; no permit is used then
     * @throws InterruptedException if the thread is interrupted while it waits; no permit is used then
     */
    @Nullable
    Permit acquire(Priority priority, AcquireLimits limits) throws InterruptedException;

    /**
     * Makes all waiting callers check {@link AcquireLimits#cancelled}. By default does nothing: a cancelled wait then
     * lasts until it gets its permit.
     */
    default void recheck() {}

    /** Stops all requests for {@code duration} from now, as the server requested. */
    void pause(Duration duration);

    /** Returns the remaining time of the pause; zero if the limiter is not paused. */
    Duration pausedFor();

    /**
     * Sets the limit of a scope, such as a space. The lowest limit of all scopes that share this limiter applies,
     * unless there is an explicit limit or one reported by the server. By default ignored.
     */
    default void limit(String scope, RateLimit limit) {}

    /**
     * Sets the limit that the server reported in a 429. It replaces the limits of the scopes, whether lower or higher,
     * and can lower an explicit limit. The lowest of several reported limits applies. By default ignored.
     */
    default void serverLimit(RateLimit limit) {}

    /**
     * Reduces the rate to a share until the next call, for waiting callers too; 1 restores it. Used for the slow start
     * after an outage. The last call of any user applies; the burst does not change. By default ignored.
     *
     * @throws IllegalArgumentException if {@code share} is not above 0 and at most 1
     */
    default void scale(double share) {}

    /** Returns the current limit, without the share set by {@link #scale}. */
    RateLimit limit();

    /** Returns the number of waiting callers; 0 by default. */
    default int waiting() {
        return 0;
    }
}
