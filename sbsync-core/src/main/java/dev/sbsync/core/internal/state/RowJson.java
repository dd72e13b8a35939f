package dev.sbsync.core.internal.state;

import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.outcome.LeftOut;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Unresolved;
import dev.sbsync.core.plan.ItemCost;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.Placement;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.Reasons;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.Conditions;
import dev.sbsync.core.state.Markers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stored form of items and baselines, with the API's field names if it has one; absent values are null or false.
 */
final class RowJson {

    private RowJson() {}

    static String of(Baseline baseline) {
        ObjectNode json = JsonFields.object();
        json.put("target_id", baseline.targetId());
        markers(json.putObject("source"), baseline.source());
        markers(json.putObject("target"), baseline.target());
        json.put("source_hash", baseline.sourceHash());
        json.put("target_hash", baseline.targetHash());
        json.put("fingerprint", baseline.fingerprint());
        json.put("mode", JsonFields.word(baseline.conditions().mode()));
        json.put("layers", baseline.layersCompared());
        if (!baseline.unresolved().isEmpty()) {
            ArrayNode unresolved = json.putArray("unresolved");
            baseline.unresolved().forEach(one -> unresolved(unresolved.addObject(), one));
        }
        if (!baseline.left().warnings().isEmpty()) {
            ArrayNode warnings = json.putArray("left_out");
            baseline.left().warnings().forEach(one -> problem(warnings.addObject(), one));
        }
        JsonFields.put(json, "left_languages", baseline.left().languages());
        conditions(json, baseline.conditions());
        return JsonFields.text(json);
    }

    private static void conditions(ObjectNode json, Conditions conditions) {
        if (!conditions.transform().isEmpty()) {
            json.put("transform", conditions.transform());
        }
        if (conditions.sourceSingly()) {
            json.put("source_singly", true);
        }
        if (conditions.targetSingly()) {
            json.put("target_singly", true);
        }
    }

    /** Schema 2 had one hash for both sides, and all of its fingerprints have version 1. */
    static Baseline baseline(long sourceId, String text) {
        JsonNode json = JsonFields.read(text);
        String oneHash = json.path("hash").asString("");
        List<Unresolved> unresolved = new ArrayList<>();
        json.path("unresolved").forEach(one -> unresolved.add(unresolved(one)));
        return new Baseline(
                sourceId,
                json.path("target_id").asLong(),
                markers(json.path("source")),
                markers(json.path("target")),
                json.path("source_hash").asString(oneHash),
                json.path("target_hash").asString(oneHash),
                json.path("fingerprint").asInt(1),
                new Conditions(
                        JsonFields.constant(PublishMode.class, json.path("mode")),
                        json.path("transform").asString(""),
                        json.path("source_singly").asBoolean(false),
                        json.path("target_singly").asBoolean(false)),
                json.path("layers").asBoolean(),
                unresolved,
                left(json));
    }

    private static LeftOut left(JsonNode json) {
        List<Problem> warnings = new ArrayList<>();
        json.path("left_out").forEach(one -> {
            Problem warning = problem(one);
            if (warning != null) {
                warnings.add(warning);
            }
        });
        return new LeftOut(warnings, sorted(json, "left_languages"));
    }

    private static void unresolved(ObjectNode json, Unresolved unresolved) {
        json.put("field", unresolved.field());
        json.put("detail", unresolved.detail());
        JsonFields.put(json, "dropped", unresolved.dropped());
        json.put("source", unresolved.source());
        json.put("target", unresolved.target());
    }

    private static Unresolved unresolved(JsonNode json) {
        return new Unresolved(
                json.path("field").asString(),
                json.path("detail").asString(),
                json.path("dropped").asBoolean(false),
                json.path("source").asString(),
                json.path("target").asString());
    }

    private static void markers(ObjectNode json, Markers markers) {
        json.put("state", JsonFields.word(markers.state()));
        json.put("uuid", markers.uuid());
        json.put("full_slug", markers.fullSlug());
        json.put("parent_id", markers.parentId());
        JsonFields.put(json, "updated_at", markers.updatedAt());
        JsonFields.put(json, "updated_until", markers.updatedUntil());
        JsonFields.put(json, "published_at", markers.publishedAt());
        JsonFields.put(json, "current_version_id", markers.currentVersionId());
    }

    private static Markers markers(JsonNode json) {
        return new Markers(
                JsonFields.constant(LayerState.class, json.path("state")),
                json.path("uuid").asString(),
                json.path("full_slug").asString(),
                json.path("parent_id").asLong(),
                JsonFields.instant(json, "updated_at"),
                JsonFields.instant(json, "updated_until"),
                JsonFields.instant(json, "published_at"),
                JsonFields.number(json, "current_version_id"));
    }

    /** Writes the parts of a planned item that reports and resumed runs need. */
    static String of(PlannedItem item) {
        ObjectNode json = JsonFields.object();
        json.set("source", StoryRow.source(item).stored());
        json.put("operation", item.operation().toString());
        JsonFields.put(json, "reasons", item.reasons());
        JsonFields.put(json, "needs_history", item.needsHistory());
        JsonFields.put(json, "added", item.added());
        item.conflict().ifPresent(problem -> problem(json.putObject("problem"), problem));
        return JsonFields.text(json);
    }

    static PlannedItem plannedItem(String text) {
        JsonNode json = JsonFields.read(text);
        return new PlannedItem(
                StoryRow.restored(json.path("source")),
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
                problem(json.path("problem")));
    }

    static void problem(ObjectNode json, Problem problem) {
        json.put("code", problem.code().id());
        json.put("message", problem.message());
        JsonFields.put(
                json,
                "status",
                problem.httpStatus() == null
                        ? null
                        : Long.valueOf(problem.httpStatus().longValue()));
    }

    static @Nullable Problem problem(JsonNode json) {
        if (json.isMissingNode()) {
            return null;
        }
        Long status = JsonFields.number(json, "status");
        return new Problem(
                JsonFields.constant(OutcomeCode.class, json.path("code")),
                json.path("message").asString(),
                status == null ? null : Integer.valueOf(Math.toIntExact(status)));
    }

    private static Set<String> sorted(JsonNode json, String name) {
        List<String> values = JsonFields.strings(json, name);
        return values.isEmpty() ? Set.of() : new TreeSet<>(values);
    }
}
