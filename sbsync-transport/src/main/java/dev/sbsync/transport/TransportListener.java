package dev.sbsync.transport;

/**
 * Listens to attempts and circuit changes of a transport, for metrics and dashboards.
 *
 * <p>Called on the thread that makes the request. Must return quickly, must not block and must be thread-safe.
 * Exceptions are caught and logged once. {@link Transport#stats()} works without a listener.
 */
public interface TransportListener {

    /** Does nothing. */
    TransportListener NONE = new TransportListener() {};

    /** Called after every attempt, whatever its result. */
    default void attemptEnded(AttemptReport attempt) {}

    /** Also called for attempts that the server throttled (429). */
    default void throttled(AttemptReport attempt) {}

    /** Called when the state of the circuit breaker changes. */
    default void circuitChanged(CircuitState before, CircuitState now) {}
}
