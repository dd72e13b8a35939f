package dev.sbsync.transport.ratelimit;

import java.time.Duration;

/**
 * A budget of requests, shared by all who hold it.
 *
 * <p>Thread-safe. {@link #acquire} blocks, first come first served; the other methods do not.
 */
public interface RateLimiter {

    /** Returns a limiter that lets everything pass. */
    static RateLimiter unlimited() {
        return UnlimitedRateLimiter.INSTANCE;
    }

    /**
     * Takes one permit, and waits until it may be used.
     *
     * @return how long it waited
     * @throws InterruptedException if the thread is interrupted while it waits; the permit is then given back
     */
    Duration acquire() throws InterruptedException;

    /** Lets nobody send for {@code duration} from now: the server said so. */
    void freeze(Duration duration);

    /**
     * Sets the limit that holds for {@code scope} (a space, say). The lowest limit of all scopes that share this budget
     * is the one in force; a limit set explicitly when the budget was made stays as it is.
     */
    void limit(String scope, RateLimit limit);

    /**
     * Lowers the rate to a share of what it would be, for those who wait too, until the next call; 1 lifts it. For a
     * slow start after an outage. The last call holds, whoever made it; the most that leaves in a second stays as it is.
     *
     * @throws IllegalArgumentException if {@code share} is not above 0 and at most 1
     */
    void scale(double share);

    /** Returns the limit in force, whatever share of it is used. */
    RateLimit limit();
}
