package dev.sbsync.core.internal.kind.story;

import dev.sbsync.core.internal.kind.story.content.ComparedLayers;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.plan.TargetParent;
import java.util.HashMap;
import java.util.Map;

/** The ids of the target's folders that the items of a plan are to be in, as far as they exist. Immutable. */
final class FolderIds {

    private final Map<ItemKey, Long> matches = new HashMap<>();

    FolderIds(SyncPlan plan) {
        for (PlannedItem item : plan.items()) {
            Item match = item.match();
            if (match != null) {
                matches.put(item.key(), match.id());
            }
        }
    }

    /**
     * Returns the id of an item's folder; 0 at the root, or that of an unknown folder, of which only the path counts.
     */
    long of(PlannedItem item) {
        if (item.parent() instanceof TargetParent.Existing existing) {
            return existing.targetId();
        }
        return item.parent() instanceof TargetParent.Planned planned
                ? matches.getOrDefault(planned.key(), ComparedLayers.UNKNOWN_FOLDER)
                : 0;
    }
}
