package dev.sbsync.core.pool;

import java.time.Duration;

/** The result of one attempt to write. */
public sealed interface Attempt<O> {

    /** The work is done, successfully or not; its submitters get this outcome. */
    record Done<O>(O outcome) implements Attempt<O> {}

    /** The work is retried after {@code delay}; the worker continues with other work. */
    record Later<O>(Duration delay) implements Attempt<O> {}

    /** The work has changed: it is queued again, by its order and dependencies as they are now. */
    record Again<O>() implements Attempt<O> {}

    /**
     * The work is written, and has this outcome once {@link PoolWriter#confirm} confirms it. Its dependents may start.
     */
    record Accepted<O>(O outcome) implements Attempt<O> {}
}
