package dev.sbsync.core.internal.write;

import dev.sbsync.core.internal.content.ContentBudget;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.plan.ItemCost;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.Placement;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.Reasons;
import dev.sbsync.transport.time.TimeSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Items to be written at the root of a target. */
public final class ItemContexts {

    private ItemContexts() {}

    /** Returns an item to be created, or compared with its match. */
    public static ItemContext of(Item source, @Nullable Item match, TimeSource time) {
        PlannedItem item = new PlannedItem(
                source,
                match,
                match == null ? Operation.CREATE : Operation.COMPARE,
                Set.of(),
                Reasons.NONE,
                Placement.ROOT,
                List.of(),
                null,
                ItemCost.NONE,
                false,
                List.of(),
                null);
        return new ItemContext(item, new TargetFolder(0, ""), new ContentBudget(time, 1000).room(), calls -> {});
    }
}
