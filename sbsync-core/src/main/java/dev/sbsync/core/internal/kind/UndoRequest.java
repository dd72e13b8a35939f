package dev.sbsync.core.internal.kind;

import dev.sbsync.client.model.Space;
import dev.sbsync.core.internal.state.LaterRuns;
import dev.sbsync.core.internal.state.StoredArchive;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.StoredItem;
import java.util.Map;
import java.util.Optional;

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
 * @param laterRuns what runs have changed since, and no undo has taken back
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
        LaterRuns laterRuns,
        StoredArchive undone,
        SyncPlan before,
        PlanScope scope) {

    /** Returns this request for the kind that comes after {@code plan}. */
    public UndoRequest after(SyncPlan plan) {
        return new UndoRequest(
                runId, source, target, space, then, options, archive, items, laterRuns, undone, plan, scope);
    }

    /**
     * Returns the id in the target of an item that the run has changed; 0 if a create had no answer.
     *
     * @param before its id as archived; 0 if it did not exist
     */
    public long targetId(ItemKey key, long before) {
        Optional<StoredItem> item = Optional.ofNullable(items.get(key));
        long then = before != 0
                ? before
                : archive.left(key)
                        .map(Baseline::targetId)
                        .or(() -> item.flatMap(StoredItem::ended)
                                .map(ItemResult::outcome)
                                .flatMap(Outcome::targetId))
                        .or(() -> item.map(stored -> stored.begun().createdId()))
                        .orElse(0L);
        return laterRuns.idNow(key.kind(), then);
    }
}
