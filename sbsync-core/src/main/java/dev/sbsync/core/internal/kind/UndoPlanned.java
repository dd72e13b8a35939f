package dev.sbsync.core.internal.kind;

import dev.sbsync.core.plan.SyncPlan;
import java.util.List;

/**
 * The planned undo of the items of one kind.
 *
 * @param plan the items that are restored, or left
 * @param created the items of the target that the run created, to be deleted
 */
public record UndoPlanned(SyncPlan plan, List<DeleteCandidate> created) {

    /** Copies the list. */
    public UndoPlanned {
        created = List.copyOf(created);
    }
}
