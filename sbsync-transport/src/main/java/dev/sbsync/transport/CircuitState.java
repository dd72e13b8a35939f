package dev.sbsync.transport;

/** The state of the circuit breaker in front of a server. */
public enum CircuitState {
    /** Requests are sent. */
    CLOSED,
    /** No requests are sent, because the server is failing. */
    OPEN,
    /** One request at a time probes whether the server has recovered. */
    HALF_OPEN
}
