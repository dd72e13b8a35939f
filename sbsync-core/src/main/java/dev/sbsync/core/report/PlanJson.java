package dev.sbsync.core.report;

import dev.sbsync.core.preflight.Operation;
import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.core.preflight.SyncPlan;
import dev.sbsync.core.scan.StoryRow;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a plan as JSON, {@code schema: 1}, in the names that reports use. Stateless; equal plans give equal bytes.
 *
 * <p>{@code source{id,name}, target{id,name}, summary{total,create,update,compare,none,conflict,extra}, requestsAtMost,
 * items[{fullSlug,kind,operation,reasons[],sourceId,targetId,uuid,needsHistory,added,error}],
 * extra[{fullSlug,kind,targetId,uuid}]}.
 */
public final class PlanJson {

    private PlanJson() {}

    /** Returns the plan as indented JSON text. */
    public static String write(SyncPlan plan) {
        ObjectNode json = JsonText.schema();
        JsonText.space(json.putObject("source"), plan.source());
        JsonText.space(json.putObject("target"), plan.target());
        ObjectNode summary = json.putObject("summary");
        summary.put("total", plan.items().size());
        for (Operation operation : Operation.values()) {
            summary.put(operation.toString(), plan.count(operation));
        }
        summary.put("extra", plan.extra().size());
        json.put("requestsAtMost", plan.requestsAtMost());
        ArrayNode items = json.putArray("items");
        plan.items().forEach(item -> item(items.addObject(), item));
        extra(json.putArray("extra"), plan.extra());
        return JsonText.of(json);
    }

    private static void item(ObjectNode json, PlannedItem item) {
        StoryRow match = item.match();
        json.put("fullSlug", item.source().fullSlug());
        json.put("kind", item.source().kind());
        json.put("operation", item.operation().toString());
        ArrayNode reasons = json.putArray("reasons");
        item.reasons().forEach(reasons::add);
        json.put("sourceId", item.source().id());
        json.put("targetId", match == null ? null : (Long) match.id());
        json.put("uuid", item.source().uuid());
        json.put("needsHistory", item.needsHistory());
        json.put("added", item.added());
        JsonText.problem(json, "error", item.problem());
    }

    static void extra(ArrayNode json, Iterable<StoryRow> rows) {
        for (StoryRow row : rows) {
            ObjectNode extra = json.addObject();
            extra.put("fullSlug", row.fullSlug());
            extra.put("kind", row.kind());
            extra.put("targetId", row.id());
            extra.put("uuid", row.uuid());
        }
    }
}
