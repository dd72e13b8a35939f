package dev.sbsync.core.pool;

import java.time.Duration;
import java.util.Set;

/** The result of one attempt to write. */
public sealed interface Attempt<O> {

    /** The work is done, successfully or not; its submitters get this outcome. */
    record Done<O>(O outcome) implements Attempt<O> {}

    /** The work is retried after {@code delay}; the worker continues with other work. */
    record Later<O>(Duration delay) implements Attempt<O> {}

    /** The work has changed: it is queued again, by its order and dependencies as they are now. */
    record Again<O>() implements Attempt<O> {}

    /**
     * The work waits until that of other keys is written or has ended, whatever its outcome, and is attempted again. If
     * there is nothing to wait for, or it would wait for itself, it is attempted at once after
     * {@link PoolWriter#cannotWait}.
     *
     * @param keys the keys; those without unfinished work do not count
     * @param written whether it is written as far as that is possible by now, so that its dependents may start
     */
    record Waits<O>(Set<?> keys, boolean written) implements Attempt<O> {}

    /**
     * The work is written, and has this outcome once {@link PoolWriter#confirm} confirms it. Its dependents may start.
     */
    record Accepted<O>(O outcome) implements Attempt<O> {}
}
