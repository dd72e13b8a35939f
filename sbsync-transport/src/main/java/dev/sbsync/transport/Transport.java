package dev.sbsync.transport;

import dev.sbsync.transport.ratelimit.RateLimiter;
import java.util.Optional;

/**
 * Executes HTTP requests with pacing and retries.
 *
 * <p>Thread-safe. {@link #execute} blocks. It returns failures as a {@link TransportOutcome} instead of throwing, which
 * states whether the request may have taken effect.
 */
public interface Transport extends AutoCloseable {

    /**
     * Executes a request, with as many attempts as the request and the retry policy allow.
     *
     * <p>Blocks while it waits for a permit, for the response and between attempts. It does not wait longer than two
     * seconds at a time: if a longer wait is needed, attempts or time are used up, or the circuit is open, the outcome
     * has a {@link TransportOutcome.Failed#retryAfter()}, after which the caller can make the call again. An interrupt
     * ends the call at once with {@link dev.sbsync.transport.error.TransportException.Kind#INTERRUPTED} and keeps the
     * interrupt flag set.
     */
    TransportOutcome execute(TransportRequest request);

    /**
     * Returns the rate limiter of all attempts, or empty if there is none. A client sets the limits of spaces on it and
     * cannot be built without one. Wrappers return that of the wrapped transport; transports without a limit return
     * {@link RateLimiter#unlimited}.
     */
    default Optional<RateLimiter> rateLimiter() {
        return Optional.empty();
    }

    /** Returns the statistics since this transport was created. Does not block. */
    TransportStats stats();

    /** Closes idle connections, cancels exchanges in flight and ends all waits. Idempotent. */
    @Override
    void close();
}
