package dev.sbsync.transport.internal.breaker;

import dev.sbsync.transport.CircuitState;

/** Is told of a gate's changes, on the thread whose request caused them. Must be quick, and must not throw. */
@FunctionalInterface
public interface CircuitListener {

    /** Called after each change, in order of the changes that one thread causes. */
    void changed(CircuitState before, CircuitState now);
}
