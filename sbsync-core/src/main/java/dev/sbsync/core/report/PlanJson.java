package dev.sbsync.core.report;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.plan.Change;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.plan.TemporaryRename;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a plan as JSON, {@code schema: 2}, with the names used in reports. Stateless; equal plans give equal bytes.
 * Fields may be added; renaming or removing one increments the schema number.
 *
 * <ul>
 *   <li>{@code source{id,name}, target{id,name,languages[]}, publish (mirror|draft|always), identity (align|map)}
 *   <li>{@code summary{total,create,update,compare,delete,unchanged,none,conflict,extra,move,rename,publish,unpublish,
 *       reidentify,collisions,warnings,kinds{KIND{total,create,…,extra}}}}: items by operation, which add up to
 *       {@code total}; items by change; all warnings; the items of each kind by operation
 *   <li>{@code requestsAtMost, requestsPerSecond, secondsAtMost}: the cost of executing the plan without retries
 *   <li>{@code warnings[{code,message,httpStatus}], notCopied[]}: warnings about the spaces, and what no kind copies
 *   <li>{@code items[{fullSlug,kind,kindGroup,key,operation,changes[],reasons[],differences[{field,detail,pointer,old,new,places[],morePlaces,changes[{op,path,from,old,value}]}],references[{pointer,type,from,state}],sourceId,targetId,uuid,after[],
 *       stepAside,needsHistory,added,collision,warnings[],error}]}, in dependency order: {@code after} holds source
 *       ids. {@code stepAside} is null or {@code {targetId,path,temporarySlug}}, {@code error} null or as a warning
 *   <li>{@code extra[{fullSlug,kind,kindGroup,targetId,uuid}]}
 * </ul>
 */
public final class PlanJson {

    private PlanJson() {}

    /**
     * Returns the plan as indented JSON text.
     *
     * @param rate the requests per second for the estimate
     * @param diff whether differences have their {@code changes}, as far as the plan compared values
     */
    public static String write(SyncPlan plan, double rate, boolean diff) {
        ObjectNode json = JsonText.schema();
        JsonText.space(json.putObject("source"), plan.source());
        ObjectNode target = json.putObject("target");
        JsonText.space(target, plan.target());
        JsonText.strings(target.putArray("languages"), plan.targetLanguages());
        json.put("publish", plan.publish().toString());
        json.put("identity", plan.identity().toString());
        json.put("changesPending", plan.changesPending());
        json.put("verdict", PlanVerdict.line(plan));
        summary(json.putObject("summary"), plan);
        json.put("requestsAtMost", plan.requestsAtMost());
        json.put("requestsPerSecond", rate);
        json.put("secondsAtMost", plan.durationAtMost(rate).toSeconds());
        JsonText.problems(json.putArray("warnings"), plan.warnings());
        JsonText.notCopied(json);
        ArrayNode items = json.putArray("items");
        plan.items().forEach(item -> item(items.addObject(), item, diff));
        extra(json.putArray("extra"), plan.extra());
        return JsonText.of(json);
    }

    private static void summary(ObjectNode summary, SyncPlan plan) {
        counts(summary, plan);
        for (Change change : Change.values()) {
            summary.put(change.toString(), plan.count(change));
        }
        summary.put("assetsLeftOut", plan.assetsLeftOut());
        summary.put("collisions", plan.collisions().size());
        summary.put("warnings", plan.warningCount());
        ObjectNode kinds = summary.putObject("kinds");
        ByKind.of(plan).forEach((kind, part) -> counts(kinds.putObject(kind), part));
    }

    private static void counts(ObjectNode summary, SyncPlan plan) {
        summary.put("total", plan.items().size());
        for (Operation operation : Operation.values()) {
            summary.put(operation.toString(), plan.count(operation));
        }
        summary.put("extra", plan.extra().size());
    }

    private static void item(ObjectNode json, PlannedItem item, boolean diff) {
        Item match = item.match();
        JsonText.item(json, item.source());
        json.put("operation", item.operation().toString());
        JsonText.strings(json.putArray("changes"), item.changes());
        JsonText.strings(json.putArray("reasons"), item.reasons());
        JsonText.differences(
                json,
                diff
                        ? item.differences()
                        : item.differences().stream()
                                .map(difference -> difference.with(List.of()))
                                .toList());
        JsonText.references(json, item.warnings());
        json.put("sourceId", JsonText.sourceId(item.source()));
        json.put("targetId", match == null ? null : (Long) match.id());
        json.put("uuid", item.source().uuid());
        ArrayNode after = json.putArray("after");
        item.after().forEach(key -> after.add(key.id()));
        stepAside(json, item.stepAside());
        json.put("needsHistory", item.needsHistory());
        json.put("added", item.added());
        json.put("collision", item.collision());
        JsonText.problems(json.putArray("warnings"), item.warnings());
        JsonText.error(json, item.problem());
    }

    private static void stepAside(ObjectNode json, @Nullable TemporaryRename aside) {
        if (aside == null) {
            json.putNull("stepAside");
        } else {
            json.putObject("stepAside")
                    .put("targetId", aside.targetId())
                    .put("path", aside.path())
                    .put("temporarySlug", aside.temporarySlug());
        }
    }

    static void extra(ArrayNode json, Iterable<Item> rows) {
        for (Item row : rows) {
            ObjectNode extra = json.addObject();
            extra.put("fullSlug", row.displayPath());
            extra.put("kind", row.type());
            extra.put("kindGroup", ByKind.id(row));
            extra.put("targetId", row.id());
            extra.put("uuid", row.uuid());
        }
    }
}
