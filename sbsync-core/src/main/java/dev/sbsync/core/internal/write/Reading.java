package dev.sbsync.core.internal.write;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.outcome.Problem;

/**
 * The result of reading an item's source.
 *
 * @param <D> the desired state
 */
public sealed interface Reading<D> {

    /** The item can be written. */
    record Usable<D>(D desired) implements Reading<D> {}

    /** The item cannot be written. */
    record Unusable<D>(Problem problem) implements Reading<D> {}

    /**
     * The item has moved or changed its type since it was listed. It must be planned again.
     *
     * @param now the item as read
     */
    record Moved<D>(Item now, Problem problem) implements Reading<D> {}
}
