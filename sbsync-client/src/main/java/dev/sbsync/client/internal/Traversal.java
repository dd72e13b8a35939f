package dev.sbsync.client.internal;

import java.util.List;
import java.util.OptionalInt;

/** The order in which one pass reads the pages, depending on what a change can do to the order of the items. */
interface Traversal {

    /**
     * Returns the page to read after an accepted page: the next one or an earlier one, or the same again. Empty if the
     * list changes too often to be followed.
     *
     * @param sameTotal whether the total is that of the page read before, and no rejected answer had another one
     * @param changes how the total has changed in this pass
     */
    OptionalInt next(int page, List<Long> ids, boolean sameTotal, TotalChanges changes);

    /** Returns whether a page showed a change that its total did not show. */
    default boolean shifted() {
        return false;
    }

    /** Returns whether the list changed in a way that this traversal cannot follow. */
    default boolean unstable() {
        return false;
    }
}
