package dev.sbsync.transport.ratelimit;

import java.time.Duration;

/**
 * The permission to send one request now, and the callback for its result.
 *
 * <p>Call at most one of {@link #giveBack}, {@link #accepted} and {@link #throttled}; later calls are ignored. Call
 * none for a request without a response, which says nothing about the rate. Thread-safe; does not block.
 */
public interface Permit {

    /** Returns a permit of a limiter that does not adapt to results. */
    static Permit afterWaiting(Duration waited) {
        return new PlainPermit(waited);
    }

    /** Returns how long the caller waited for it. */
    Duration waited();

    /** Returns the permit to the limiter, because its request was not sent. */
    void giveBack();

    /** Reports that the server accepted the request, whatever its response: the rate may rise towards the limit. */
    void accepted();

    /**
     * Reports that the server throttled the request (429): the rate decreases, at most once for all requests that were
     * in flight. Does not pause the limiter ({@link RateLimiter#pause}).
     */
    void throttled();
}
