package dev.sbsync.transport.internal.breaker;

import dev.sbsync.transport.CircuitState;

/** Listens to state changes of a circuit breaker. Must return quickly and must not throw. */
@FunctionalInterface
public interface CircuitListener {

    /** Called after each change, on the thread whose request caused it. */
    void changed(CircuitState before, CircuitState now);
}
