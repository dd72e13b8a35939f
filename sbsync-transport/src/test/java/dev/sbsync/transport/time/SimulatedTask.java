package dev.sbsync.transport.time;

import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One task of a {@link SimulatedTime}: its thread, what it waits for, and how it ended. Guarded by the baton's lock.
 */
final class SimulatedTask {

    /** The wake time of a task without a timeout. */
    static final long NEVER = Long.MAX_VALUE;

    final String name;
    final boolean alarm;
    final Runnable body;
    final Condition turn;

    @Nullable
    Thread thread;

    /** A pending interrupt. The flag of the thread itself changes while it waits for its turn. */
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

    /** Sets what the task waits for: a time, a condition or, if allowed, an interrupt. */
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

    /** Called on the thread of the task when it continues. */
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

    /** Throws the exception that ended the task, if any. */
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
