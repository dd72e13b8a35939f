package dev.sbsync.core.internal.run;

import dev.sbsync.core.outcome.HeapExhaustedException;
import java.util.Optional;

/** Turns what an exhausted heap made an action throw into the one exception that callers know. */
public final class HeapGuard {

    private HeapGuard() {}

    /** An action that returns something, or throws. */
    public interface Action<T, E extends Exception> {
        T run() throws E;
    }

    /**
     * Returns what an action returns.
     *
     * @throws HeapExhaustedException if the heap ran out
     */
    public static <T, E extends Exception> T guarded(Action<T, E> action) throws E {
        try {
            return action.run();
        } catch (RuntimeException | OutOfMemoryError thrown) {
            Optional<HeapExhaustedException> exhausted = HeapExhaustedException.from(thrown);
            if (exhausted.isPresent()) {
                throw exhausted.get();
            }
            throw thrown;
        }
    }
}
