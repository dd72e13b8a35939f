package dev.sbsync.transport.ratelimit;

import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A budget of requests, shared by all who hold it: in any half-open second at most the limit's burst leaves, and in the
 * long run its rate at most. An implementation of one's own needs {@link #acquire(Priority, AcquireLimits)},
 * {@link #pause}, {@link #pausedFor} and {@link #limit()}.
 *
 * <p>Thread-safe. {@link #acquire} blocks, by priority and then first come first served; the other methods do not.
 */
public interface RateLimiter {

    /** Returns a limiter of its own that knows no limit: everything passes, except while it is frozen. */
    static RateLimiter unlimited(TimeSource time) {
        return new UnlimitedRateLimiter(time);
    }

    /** Takes one permit at {@link Priority#NORMAL}, and waits until it may be used. */
    default Permit acquire() throws InterruptedException {
        return acquire(Priority.NORMAL);
    }

    /** Takes one permit, and waits for it however long that takes. */
    default Permit acquire(Priority priority) throws InterruptedException {
        return Objects.requireNonNull(acquire(priority, AcquireLimits.UNLIMITED), "an endless wait was ended");
    }

    /**
     * Takes one permit, and waits until it may be used. What changes while it waits, such as a freeze, a new limit or
     * someone who goes first, holds for it too.
     *
     * @return the permit, or null if waiting for it would take more than {@code limits}; it is then left to the next
     * @throws InterruptedException if the thread is interrupted while it waits; the permit is then left to the next
     */
    @Nullable
    Permit acquire(Priority priority, AcquireLimits limits) throws InterruptedException;

    /**
     * Asks everyone who waits whether they still want their permit ({@link AcquireLimits#cancelled}). Does nothing by
     * default: a wait that is no longer wanted then lasts until its permit comes.
     */
    default void recheck() {}

    /** Stops all requests for {@code duration} from now: the server said so. */
    void pause(Duration duration);

    /** Returns for how long no request may be sent because of a freeze; zero without a freeze. */
    Duration pausedFor();

    /**
     * Sets the limit that holds for {@code scope} (a space, say). The lowest limit of all scopes that share this budget
     * is the one in force; a limit set explicitly when the budget was made stays as it is, and so does one that the
     * server named. By default nothing is learned.
     */
    default void limit(String scope, RateLimit limit) {}

    /**
     * Sets the limit that the server named when it refused a request. It holds instead of those of the scopes, whether
     * lower or higher; an explicit limit it can only lower. Of several named the lowest holds. By default nothing is
     * learned.
     */
    default void serverLimit(RateLimit limit) {}

    /**
     * Lowers the rate to a share of what it would be, for those who wait too, until the next call; 1 lifts it. For a
     * slow start after an outage. The last call holds, from any caller; the most that leaves in a second stays as it
     * is. By default the rate stays.
     *
     * @throws IllegalArgumentException if {@code share} is not above 0 and at most 1
     */
    default void scale(double share) {}

    /** Returns the limit in force, whatever share of it is used. */
    RateLimit limit();

    /** Returns how many callers wait for a permit at this moment; by default 0, as none is counted. */
    default int waiting() {
        return 0;
    }
}
