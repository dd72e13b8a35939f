package dev.sbsync.transport.breaker;

/** Is told of a gate's changes, on the thread whose request caused them. Must be quick, and must not throw. */
@FunctionalInterface
public interface GateListener {

    /** Called after each change, in order of the changes that one thread causes. */
    void changed(GateState before, GateState now);
}
