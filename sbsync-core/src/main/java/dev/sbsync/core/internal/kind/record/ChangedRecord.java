package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record that a run has changed, created or deleted, and what an undo does with it.
 *
 * @param key its key in the run
 * @param before the record as archived; null if it did not exist
 * @param now the record in the target; null if it does not exist
 * @param unlisted what no list shows of it
 * @param left why it is left as it is; null if it is restored or deleted, or already is what it was
 */
record ChangedRecord(
        ItemKey key,
        @Nullable ObjectNode before,
        @Nullable RecordRow now,
        UnlistedUndo unlisted,
        @Nullable Problem left) {

    /** Returns whether the run created it, and it is to be deleted. */
    boolean deleted() {
        return before == null && now != null && left == null;
    }

    /** Returns whether it becomes what it was. */
    boolean restored() {
        return before != null && left == null;
    }
}
