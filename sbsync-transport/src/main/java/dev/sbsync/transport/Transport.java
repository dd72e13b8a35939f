package dev.sbsync.transport;

import dev.sbsync.transport.ratelimit.RateLimiter;
import java.util.Optional;

/**
 * Carries out HTTP exchanges, pacing and repeating them within the limits it was built with.
 *
 * <p>Thread-safe. {@link #execute} blocks; what goes wrong comes back as a {@link TransportOutcome}, never as an
 * exception, so that a caller always learns what is known about the effect of its request.
 */
public interface Transport extends AutoCloseable {

    /**
     * Carries out one exchange, with as many attempts as the request and the retry policy permit.
     *
     * <p>Blocks while it waits for a permit, for the response and between attempts. Where the wait is too long to sit
     * out (over two seconds), the attempts or the call's time are used up, or the server is known to be failing, the
     * outcome carries {@link TransportOutcome.Failed#retryAfter()}: a caller that makes the call again then loses
     * nothing. Where nothing was sent because of that, it counts no attempt. A thread interrupt ends the call at once
     * with {@link dev.sbsync.transport.error.TransportException.Kind#INTERRUPTED} and leaves the thread's interrupt
     * flag set.
     */
    TransportOutcome execute(TransportRequest request);

    /**
     * Returns the budget that every attempt takes a permit from; empty if there is none. A client on this transport
     * tells this budget what the plans of spaces allow, and cannot be built without it: a transport that wraps another
     * returns that one's, and one that needs no limit {@link RateLimiter#unlimited}.
     */
    default Optional<RateLimiter> rateLimiter() {
        return Optional.empty();
    }

    /** Returns what this transport has done since it was made. Does not block. */
    TransportStats stats();

    /** Closes idle connections, cancels exchanges in flight and ends all waits of calls. Idempotent. */
    @Override
    void close();
}
