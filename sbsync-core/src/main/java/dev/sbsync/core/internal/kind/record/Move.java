package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.ItemKey;
import org.jspecify.annotations.Nullable;

/**
 * A position to write.
 *
 * @param from the position among the records of the same parent in the target, from 1; 0 for a new record
 * @param to the new position
 * @param after the record of the source whose position is written before, null if the order of the writes is irrelevant
 */
record Move(long from, long to, @Nullable ItemKey after) {

    /** Returns the difference of the positions. */
    Difference difference() {
        return Difference.of(Difference.POSITION, to, from == 0 ? null : from);
    }
}
