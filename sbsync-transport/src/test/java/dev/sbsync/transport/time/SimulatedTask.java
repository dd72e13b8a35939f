package dev.sbsync.transport.time;

import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One task of a {@link SimulatedTime}: its thread, what it waits for, and how it ended. Guarded by the baton's lock.
 */
final class SimulatedTask {

    /** A task that never wakes by itself. */
    static final long NEVER = Long.MAX_VALUE;

    final String name;
    final boolean alarm;
    final Runnable body;
    final Condition turn;

    @Nullable
    Thread thread;

    /** An interrupt that the thread has not been told of: its own flag comes and goes while it waits for its turn. */
    private boolean interrupted;

    private boolean waiting;
    private boolean interruptible;
    private boolean ended;
    private boolean joined;
    private long wakeAt = NEVER;
    private String reason = "";
    private BooleanSupplier condition = () -> false;
    private @Nullable Throwable failure;

    SimulatedTask(String name, boolean alarm, Runnable body, Condition turn) {
        this.name = name;
        this.alarm = alarm;
        this.body = body;
        this.turn = turn;
    }

    /** Says what the task waits for: a time, a condition, or where it allows one an interrupt. */
    void waitFor(String what, long until, boolean canBeInterrupted, BooleanSupplier met) {
        waiting = true;
        reason = what;
        wakeAt = until;
        interruptible = canBeInterrupted;
        condition = met;
    }

    void interrupt() {
        interrupted = true;
    }

    /** Called on the task's own thread when it continues. */
    void resume() {
        waiting = false;
        if (interrupted) {
            interrupted = false;
            Thread.currentThread().interrupt();
        }
    }

    void end(@Nullable Throwable thrown) {
        ended = true;
        failure = thrown;
    }

    boolean ended() {
        return ended;
    }

    long wakeAt() {
        return waiting ? wakeAt : NEVER;
    }

    /** Returns whether the task could run at {@code now}. */
    boolean ready(long now) {
        return !ended && (!waiting || now >= wakeAt || (interruptible && interrupted) || condition.getAsBoolean());
    }

    @Nullable
    Throwable unseenFailure() {
        return joined ? null : failure;
    }

    /** Throws what the task ended with, if anything, at the task that joins it. */
    void rethrow() {
        joined = true;
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
    }

    @Override
    public String toString() {
        return name + " waits for " + reason;
    }
}
