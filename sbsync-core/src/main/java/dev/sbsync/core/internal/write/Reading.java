package dev.sbsync.core.internal.write;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.outcome.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The result of reading an item's source.
 *
 * @param <D> the desired state
 */
public sealed interface Reading<D> {

    /** The item can be written. */
    record Usable<D>(D desired) implements Reading<D> {}

    /**
     * The item cannot be written.
     *
     * @param moved the item as read, if it has moved or changed its type since it was listed: it must be planned again
     */
    record Unusable<D>(Problem problem, @Nullable Item moved) implements Reading<D> {

        /** Creates the reading of an item that has not moved. */
        public Unusable(Problem problem) {
            this(problem, null);
        }
    }
}
