package dev.sbsync.transport.internal.retry;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps retries from turning an outage into a storm, as gRPC does (proposal A6): a failure that may be repeated takes a
 * whole point, a success gives back a fifth of one, and with half of the points gone nothing is repeated until enough
 * has succeeded. A 429 takes nothing: that is for the rate limit to deal with.
 *
 * <p>A transport has one of its own. Thread-safe; does not block.
 */
public final class RetryBudget {

    private static final int FULL = 100;
    private static final int FAILURE = 5;
    private static final int SUCCESS = 1;

    /** In fifths of a point. */
    private final AtomicInteger points = new AtomicInteger(FULL);

    /** Notes a failure by the server or on the way to it that another attempt could overcome. */
    public void failed() {
        points.updateAndGet(now -> Math.max(0, now - FAILURE));
    }

    /** Notes a usable answer. */
    public void succeeded() {
        points.updateAndGet(now -> Math.min(FULL, now + SUCCESS));
    }

    /** Returns whether nothing may be retried for now. */
    public boolean empty() {
        return points.get() <= FULL / 2;
    }
}
