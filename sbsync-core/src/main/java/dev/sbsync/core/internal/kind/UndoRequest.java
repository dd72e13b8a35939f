package dev.sbsync.core.internal.kind;

import dev.sbsync.client.model.Space;
import dev.sbsync.core.internal.state.StoredArchive;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.state.StoredItem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
 * @param laterRuns the items that later runs have begun to write, with the latest of these runs
 * @param resumed what the undo to be resumed has changed so far; null if none is resumed
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
        @Nullable StoredArchive resumed) {}
