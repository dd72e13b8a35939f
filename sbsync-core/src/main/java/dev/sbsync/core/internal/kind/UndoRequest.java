package dev.sbsync.core.internal.kind;

import dev.sbsync.client.model.Space;
import dev.sbsync.core.internal.state.StoredArchive;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.state.StoredItem;
import java.util.Map;

/**
 * A run to be undone.
 *
 * @param runId its id
 * @param source the source of the run
 * @param target the target of the run
 * @param space the target as read now
 * @param then the policies of the run
 * @param options the policies of the undo
 * @param archive what the run changed
 * @param items its items, by key
 * @param laterRuns the items that later runs have begun to write, with the latest of these runs; its undos are none
 * @param undone what earlier undos of it have changed
 * @param before the plan of the kinds that come first
 * @param scope what the kinds of this plan share
 */
public record UndoRequest(
        String runId,
        SpaceRef source,
        SpaceRef target,
        Space space,
        PlanOptions then,
        PlanOptions options,
        StoredArchive archive,
        Map<ItemKey, StoredItem> items,
        Map<ItemKey, String> laterRuns,
        StoredArchive undone,
        SyncPlan before,
        PlanScope scope) {

    /** Returns this request for the kind that comes after {@code plan}. */
    public UndoRequest after(SyncPlan plan) {
        return new UndoRequest(
                runId, source, target, space, then, options, archive, items, laterRuns, undone, plan, scope);
    }
}
