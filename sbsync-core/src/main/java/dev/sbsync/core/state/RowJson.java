package dev.sbsync.core.state;

import dev.sbsync.core.internal.kind.story.scan.RowAttribute;
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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
        ObjectNode json = Fields.object();
        json.put("target_id", baseline.targetId());
        markers(json.putObject("source"), baseline.source());
        markers(json.putObject("target"), baseline.target());
        json.put("source_hash", baseline.sourceHash());
        json.put("target_hash", baseline.targetHash());
        json.put("fingerprint", baseline.fingerprint());
        json.put("mode", Fields.word(baseline.conditions().mode()));
        json.put("layers", baseline.layersCompared());
        if (!baseline.unresolved().isEmpty()) {
            ArrayNode unresolved = json.putArray("unresolved");
            baseline.unresolved().forEach(one -> unresolved(unresolved.addObject(), one));
        }
        if (!baseline.left().warnings().isEmpty()) {
            ArrayNode warnings = json.putArray("left_out");
            baseline.left().warnings().forEach(one -> problem(warnings.addObject(), one));
        }
        Fields.put(json, "left_languages", baseline.left().languages());
        conditions(json, baseline.conditions());
        return Fields.text(json);
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
        JsonNode json = Fields.read(text);
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
                        Fields.constant(PublishMode.class, json.path("mode")),
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
        Fields.put(json, "dropped", unresolved.dropped());
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
        json.put("state", Fields.word(markers.state()));
        json.put("uuid", markers.uuid());
        json.put("full_slug", markers.fullSlug());
        json.put("parent_id", markers.parentId());
        Fields.put(json, "updated_at", markers.updatedAt());
        Fields.put(json, "updated_until", markers.updatedUntil());
        Fields.put(json, "published_at", markers.publishedAt());
        Fields.put(json, "current_version_id", markers.currentVersionId());
    }

    private static Markers markers(JsonNode json) {
        return new Markers(
                Fields.constant(LayerState.class, json.path("state")),
                json.path("uuid").asString(),
                json.path("full_slug").asString(),
                json.path("parent_id").asLong(),
                Fields.instant(json, "updated_at"),
                Fields.instant(json, "updated_until"),
                Fields.instant(json, "published_at"),
                Fields.number(json, "current_version_id"));
    }

    /** Writes the parts of a planned item that reports and resumed runs need. */
    static String of(PlannedItem item) {
        ObjectNode json = Fields.object();
        row(json.putObject("source"), StoryRow.source(item));
        json.put("operation", item.operation().toString());
        Fields.put(json, "reasons", item.reasons());
        Fields.put(json, "needs_history", item.needsHistory());
        Fields.put(json, "added", item.added());
        item.conflict().ifPresent(problem -> problem(json.putObject("problem"), problem));
        return Fields.text(json);
    }

    static PlannedItem plannedItem(String text) {
        JsonNode json = Fields.read(text);
        return new PlannedItem(
                row(json.path("source")),
                null,
                Fields.constant(Operation.class, json.path("operation")),
                Set.of(),
                Reasons.of(Fields.strings(json, "reasons")),
                Placement.ROOT,
                List.of(),
                null,
                ItemCost.of(json.path("needs_history").asBoolean(false)),
                json.path("added").asBoolean(false),
                List.of(),
                problem(json.path("problem")));
    }

    private static void row(ObjectNode json, StoryRow row) {
        json.put("id", row.id());
        json.put("uuid", row.uuid());
        json.put("name", row.name());
        json.put("slug", row.slug());
        json.put("full_slug", row.fullSlug());
        json.put("parent_id", row.parentId());
        Fields.put(json, "is_folder", row.folder());
        Fields.put(json, "is_startpage", row.startpage());
        json.put("state", Fields.word(row.state()));
        Fields.put(json, "published_at", row.publishedAt());
        Fields.put(json, "updated_at", row.updatedAt());
        Fields.put(json, "current_version_id", row.currentVersionId());
        Fields.put(json, "content_type", row.contentType().isEmpty() ? null : row.contentType());
        Fields.put(json, "published_languages", row.publishedLanguages());
        Fields.put(json, "tag_list", row.tags());
        row.attributes().forEach((attribute, value) -> json.put(attribute.field(), value));
        json.put("position", row.position());
        Fields.put(json, "group_id", row.groupId());
    }

    private static StoryRow row(JsonNode json) {
        return new StoryRow(
                json.path("id").asLong(),
                json.path("uuid").asString(),
                json.path("name").asString(),
                json.path("slug").asString(),
                json.path("full_slug").asString(),
                json.path("parent_id").asLong(),
                json.path("is_folder").asBoolean(false),
                json.path("is_startpage").asBoolean(false),
                Fields.constant(LayerState.class, json.path("state")),
                Fields.instant(json, "published_at"),
                Fields.instant(json, "updated_at"),
                Fields.number(json, "current_version_id"),
                json.path("content_type").asString(""),
                sorted(json, "published_languages"),
                sorted(json, "tag_list"),
                attributes(json),
                json.path("position").asLong(0),
                Fields.string(json, "group_id"),
                Map.of());
    }

    private static Map<RowAttribute, String> attributes(JsonNode json) {
        Map<RowAttribute, String> attributes = new EnumMap<>(RowAttribute.class);
        for (RowAttribute attribute : RowAttribute.values()) {
            String value = Fields.string(json, attribute.field());
            if (value != null) {
                attributes.put(attribute, value);
            }
        }
        return attributes;
    }

    static void problem(ObjectNode json, Problem problem) {
        json.put("code", problem.code().id());
        json.put("message", problem.message());
        Fields.put(
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
        Long status = Fields.number(json, "status");
        return new Problem(
                Fields.constant(OutcomeCode.class, json.path("code")),
                json.path("message").asString(),
                status == null ? null : Integer.valueOf(Math.toIntExact(status)));
    }

    private static Set<String> sorted(JsonNode json, String name) {
        List<String> values = Fields.strings(json, name);
        return values.isEmpty() ? Set.of() : new TreeSet<>(values);
    }
}
