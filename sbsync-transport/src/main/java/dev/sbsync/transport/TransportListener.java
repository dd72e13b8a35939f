package dev.sbsync.transport;

/**
 * Is told what a transport does, as it happens: for metrics and dashboards.
 *
 * <p>Called on the thread that makes the request, which waits for it: must be quick and must not block. Must be
 * thread-safe. What it throws is caught and logged once. {@link Transport#stats()} needs no listener.
 */
public interface TransportListener {

    /** Does nothing. */
    TransportListener NONE = new TransportListener() {};

    /** Called after every attempt, whatever its result. */
    default void attemptEnded(AttemptReport attempt) {}

    /** Called in addition for an attempt that the server answered with 429. */
    default void throttled(AttemptReport attempt) {}

    /** Called when the gate in front of the server shuts, lets a trial pass, or opens for all. */
    default void circuitChanged(CircuitState before, CircuitState now) {}
}
