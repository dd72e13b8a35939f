package dev.sbsync.transport.ratelimit;

import java.time.Duration;

/**
 * The right to send one request now, and the way to tell the budget what came of it.
 *
 * <p>Of {@link #giveBack}, {@link #accepted} and {@link #throttled} the first call counts; further ones have no effect,
 * and none is owed: a request without an answer says nothing about the rate. Thread-safe; nothing here blocks.
 */
public interface Permit {

    /** Returns a permit of a budget that does not learn from its result. */
    static Permit afterWaiting(Duration waited) {
        return new PlainPermit(waited);
    }

    /** Returns how long it was waited for. */
    Duration waited();

    /** Gives the permit to the next who waits: its request was not sent. */
    void giveBack();

    /** Says that the server took the request, whatever it answered: the rate may rise towards the limit. */
    void accepted();

    /**
     * Says that the server refused the request for its rate (429): the rate is lowered, at most once for all requests
     * that were under way at the time. Does not freeze the budget ({@link RateLimiter#pause}).
     */
    void throttled();
}
