package dev.sbsync.transport.internal.retry;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits retries during an outage, as gRPC does (proposal A6): a retryable failure costs one point, a success returns a
 * fifth of a point, and retries stop while half of the points or more are used. A 429 costs nothing, because the rate
 * limiter handles it.
 *
 * <p>One per transport. Thread-safe; does not block.
 */
public final class RetryBudget {

    private static final int FULL = 100;
    private static final int FAILURE = 5;
    private static final int SUCCESS = 1;

    /** In fifths of a point. */
    private final AtomicInteger points = new AtomicInteger(FULL);

    /** Records a retryable failure of the server or the network. */
    public void failed() {
        points.updateAndGet(now -> Math.max(0, now - FAILURE));
    }

    /** Records a usable response. */
    public void succeeded() {
        points.updateAndGet(now -> Math.min(FULL, now + SUCCESS));
    }

    /** Returns whether retries are stopped for now. */
    public boolean empty() {
        return points.get() <= FULL / 2;
    }
}
