package dev.sbsync.core.pool;

import java.time.Duration;

/** What became of one try to write. */
public sealed interface Attempt<O> {

    /** It is settled, well or not: whoever submitted it gets this outcome. */
    record Done<O>(O outcome) implements Attempt<O> {}

    /** It is to be tried again, not before {@code delay} has passed; the worker takes something else. */
    record Later<O>(Duration delay) implements Attempt<O> {}
}
