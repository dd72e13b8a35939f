package dev.sbsync.core.report;

import dev.sbsync.core.internal.state.JsonFields;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.plan.ItemDecision;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.review.PlanFile;
import dev.sbsync.core.review.PlanFileItem;
import dev.sbsync.core.state.ExtensionIds;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes plan files (docs/plan-files.md), which {@link PlanFile#parse} reads. Stateless. */
public final class PlanFileJson {

    private PlanFileJson() {}

    /**
     * Returns a plan as the text of a plan file; equal plans give equal texts.
     *
     * @param options the options of the sync that created the plan
     * @param extensions the extensions of that sync
     */
    public static String write(SyncPlan plan, PlanOptions options, ExtensionIds extensions) {
        ObjectNode json = JsonFields.object().put("format", PlanFile.FORMAT).put("version", PlanFile.VERSION);
        space(json.putObject("source"), plan.source());
        space(json.putObject("target"), plan.target());
        ObjectNode policies = JsonFields.object(options);
        policies.remove("decisions"); // the items have them
        json.set("options", policies);
        json.set("extensions", JsonFields.object(extensions));
        json.put("verdict", PlanVerdict.line(plan));
        ArrayNode items = json.putArray("items");
        plan.items().forEach(item -> item(items.addObject(), item));
        ArrayNode extra = json.putArray("extra");
        plan.extra().forEach(item -> extra(extra.addObject(), item));
        return JsonText.of(json);
    }

    private static void space(ObjectNode json, SpaceRef space) {
        json.put("host", space.host().toString()).put("id", space.id()).put("name", space.name());
    }

    private static void item(ObjectNode json, PlannedItem item) {
        Operation operation = item.operation();
        ItemDecision proposed = PlanFileItem.proposed(operation);
        json.put("key", item.key().toString());
        json.put("path", item.source().displayPath());
        json.put("type", item.source().type());
        json.put("operation", operation.toString());
        if (proposed != null) {
            json.put("decision", proposed.toString());
        }
        item.changes().forEach(change -> json.withArray("changes").add(change.toString()));
        JsonText.strings(json.putArray("reasons"), item.reasons());
        JsonText.differences(json, item.differences());
        JsonText.problems(json.putArray("warnings"), item.warnings());
        item.conflict().ifPresent(conflict -> JsonText.error(json, conflict));
        markers(json.putObject("source"), item.source().markers());
        Item match = item.match();
        if (match != null) {
            markers(json.putObject("target").put("id", match.id()), match.markers());
        }
    }

    private static void extra(ObjectNode json, Item item) {
        json.put("key", item.key().toString());
        json.put("path", item.displayPath());
        json.put("type", item.type());
        markers(json.putObject("target").put("id", item.id()), item.markers());
    }

    private static void markers(ObjectNode json, Markers markers) {
        ObjectNode values = json.putObject("markers");
        markers.values().forEach(values::put);
    }
}
