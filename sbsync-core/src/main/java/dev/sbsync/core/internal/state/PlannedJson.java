package dev.sbsync.core.internal.state;

import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.ItemCost;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.Placement;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.Reasons;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The stored form of planned items: the parts that reports and resumed runs need. */
record PlannedJson(
        JsonNode source,
        Operation operation,
        List<String> reasons,
        boolean needsHistory,
        boolean added,
        @Nullable Problem problem) {

    static String of(PlannedItem item, ItemCodec kind) {
        return JsonFields.text(new PlannedJson(
                kind.stored(item.source()),
                item.operation(),
                item.reasons(),
                item.needsHistory(),
                item.added(),
                item.conflict().orElse(null)));
    }

    static PlannedItem plannedItem(String text, ItemCodec kind) {
        PlannedJson stored = JsonFields.read(text, PlannedJson.class);
        return new PlannedItem(
                kind.restored(stored.source),
                null,
                stored.operation,
                Set.of(),
                Reasons.of(stored.reasons),
                Placement.ROOT,
                List.of(),
                null,
                ItemCost.of(stored.needsHistory),
                stored.added,
                List.of(),
                stored.problem);
    }
}
