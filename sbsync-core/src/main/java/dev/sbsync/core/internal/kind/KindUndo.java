package dev.sbsync.core.internal.kind;

import dev.sbsync.core.internal.state.StoredArchive;
import dev.sbsync.core.internal.write.KindWriters;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.state.Baseline;
import java.util.Optional;
import java.util.function.Function;

/** How the items of one kind are restored: a sync whose source is the archive of a run. Thread-safe. */
public interface KindUndo {

    /**
     * Plans the undo of a run: items that it changed are restored, items that it created are deleted, and what somebody
     * changed since is left, with a warning. Blocks.
     *
     * @throws InterruptedException if the thread is interrupted while reading
     */
    UndoPlanned plan(UndoRequest request) throws InterruptedException;

    /** Returns the plan of all kinds with the order between this kind and others; by default as it is. */
    default SyncPlan inOrder(SyncPlan all) {
        return all;
    }

    /** Returns what writes the items of such a plan, from the archive. */
    KindWriters writers(RunRequest request, StoredArchive archive);

    /** Returns the baselines of the items of such a plan, as planned: what differs from them was changed since. */
    Function<ItemKey, Optional<Baseline>> planned(SyncPlan plan, StoredArchive archive);
}
