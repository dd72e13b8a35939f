package dev.sbsync.core.internal.state;

import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.outcome.LeftOut;
import dev.sbsync.core.outcome.Unresolved;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.Conditions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The stored form of baselines; absent values are omitted. The key of a baseline is the key of its row. */
final class BaselineJson {

    private static final String UPDATED_UNTIL = "updated_until";

    private BaselineJson() {}

    static String of(Baseline baseline) {
        ObjectNode json = JsonFields.object();
        json.put("target_id", baseline.targetId());
        json.set("source", markers(baseline.source()));
        json.set("target", markers(baseline.target()));
        json.put("source_hash", baseline.sourceHash());
        json.put("target_hash", baseline.targetHash());
        json.put("fingerprint", baseline.fingerprint());
        json.put("mode", JsonFields.word(baseline.conditions().mode()));
        json.put("layers", baseline.layersCompared());
        if (!baseline.unresolved().isEmpty()) {
            ArrayNode unresolved = json.putArray("unresolved");
            baseline.unresolved().forEach(one -> unresolved(unresolved.addObject(), one));
        }
        ProblemJson.put(json, "left_out", baseline.left().warnings());
        JsonFields.put(json, "left_languages", baseline.left().languages());
        conditions(json, baseline.conditions());
        return JsonFields.text(json);
    }

    private static void conditions(ObjectNode json, Conditions conditions) {
        JsonFields.put(json, "transform", conditions.transform().isEmpty() ? null : conditions.transform());
        JsonFields.put(json, "source_singly", conditions.sourceSingly());
        JsonFields.put(json, "target_singly", conditions.targetSingly());
    }

    /** Schema 2 had one hash for both sides, and all of its fingerprints have version 1. */
    static Baseline baseline(ItemKey key, String text) {
        JsonNode json = JsonFields.read(text);
        String oneHash = json.path("hash").asString("");
        List<Unresolved> unresolved = new ArrayList<>();
        json.path("unresolved").forEach(one -> unresolved.add(unresolved(one)));
        return new Baseline(
                key,
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
                new LeftOut(
                        ProblemJson.problems(json, "left_out"),
                        Set.copyOf(JsonFields.strings(json, "left_languages"))));
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

    private static ObjectNode markers(Markers markers) {
        ObjectNode json = JsonFields.object();
        markers.values().forEach(json::put);
        JsonFields.put(json, UPDATED_UNTIL, markers.updatedUntil());
        return json;
    }

    private static Markers markers(JsonNode json) {
        Map<String, String> values = new LinkedHashMap<>();
        json.forEachEntry((name, value) -> values.put(name, value.asString()));
        values.remove(UPDATED_UNTIL);
        return new Markers(values, JsonFields.instant(json, UPDATED_UNTIL));
    }
}
