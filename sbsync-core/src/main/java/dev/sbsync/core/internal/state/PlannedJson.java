package dev.sbsync.core.internal.state;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.plan.ItemCost;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.Placement;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.Reasons;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The stored form of planned items: the parts that reports and resumed runs need. */
final class PlannedJson {

    private PlannedJson() {}

    static String of(PlannedItem item, ItemCodec kind) {
        ObjectNode json = JsonFields.object();
        json.set("source", kind.stored(item.source()));
        json.put("operation", item.operation().toString());
        JsonFields.put(json, "reasons", item.reasons());
        JsonFields.put(json, "needs_history", item.needsHistory());
        JsonFields.put(json, "added", item.added());
        ProblemJson.put(json, item.conflict());
        return JsonFields.text(json);
    }

    static PlannedItem plannedItem(String text, ItemCodec kind) {
        JsonNode json = JsonFields.read(text);
        Item source = kind.restored(json.path("source"));
        return new PlannedItem(
                source,
                null,
                JsonFields.constant(Operation.class, json.path("operation")),
                Set.of(),
                Reasons.of(JsonFields.strings(json, "reasons")),
                Placement.ROOT,
                List.of(),
                null,
                ItemCost.of(json.path("needs_history").asBoolean(false)),
                json.path("added").asBoolean(false),
                List.of(),
                ProblemJson.problem(json));
    }
}
