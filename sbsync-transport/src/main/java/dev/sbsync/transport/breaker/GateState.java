package dev.sbsync.transport.breaker;

/** Whether a gate lets requests pass. */
public enum GateState {
    /** All pass. */
    CLOSED,
    /** None passes. */
    OPEN,
    /** One at a time passes, to find out whether the server is back. */
    HALF_OPEN
}
