package dev.sbsync.core.internal.state;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.plan.AssetScope;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.OnUnresolved;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.run.RunAttempt;
import dev.sbsync.core.state.ExtensionIds;
import dev.sbsync.core.state.RunHeader;
import dev.sbsync.core.state.SpacePair;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** The stored form of runs. The options and extensions of a run are part of its header's object. */
final class RunJson {

    private static final String COLLISION = "on_collision";
    private static final String IDENTITY = "identity";
    private static final String UNRESOLVED = "on_unresolved";
    private static final String DELETES = "deletes";
    private static final String UNDOES = "undoes";
    private static final String KINDS = "kinds";
    private static final String ASSETS = "assets";
    private static final String DECISIONS = "decisions";

    private RunJson() {}

    static String of(RunHeader header) {
        ObjectNode json = JsonFields.object()
                .put("source", header.source().name())
                .put("target", header.target().name())
                .put("started_at", header.startedAt().toString());
        if (header.undoes() != null) {
            json.put(UNDOES, header.undoes());
        }
        json.setAll(JsonFields.object(header.options()));
        if (header.options().decisions().isEmpty()) {
            json.remove(DECISIONS);
        }
        json.setAll(JsonFields.object(header.extensions()));
        return JsonFields.text(json);
    }

    static RunHeader header(String runId, SpacePair pair, String text) {
        ObjectNode json = JsonFields.read(text);
        addLaterOptions(json);
        return new RunHeader(
                runId,
                pair,
                new SpaceRef(
                        pair.sourceHost(), pair.sourceId(), json.path("source").asString()),
                new SpaceRef(
                        pair.targetHost(), pair.targetId(), json.path("target").asString()),
                Instant.parse(json.path("started_at").asString()),
                JsonFields.read(json, PlanOptions.class),
                JsonFields.read(json, ExtensionIds.class),
                json.path(UNDOES).stringValue(null));
    }
    /** States of earlier versions lack what was not yet an option. */
    private static void addLaterOptions(ObjectNode json) {
        if (!json.has(COLLISION)) {
            json.put(COLLISION, OnCollision.OVERWRITE_SAME_TYPE.name());
        }
        if (!json.has(IDENTITY)) {
            json.put(IDENTITY, IdentityMode.ALIGN.name());
        }
        if (!json.has(UNRESOLVED)) {
            json.put(UNRESOLVED, OnUnresolved.KEEP.name());
        }
        if (!json.has(DELETES)) {
            json.put(DELETES, DeletePolicy.NONE.toString());
        }
        if (!json.has(ASSETS)) {
            json.put(ASSETS, AssetScope.ALL.name());
        }
        if (!json.has(DECISIONS)) {
            json.putObject(DECISIONS);
        }
        if (!json.has(KINDS)) {
            Kind.DEFAULT.forEach(kind -> json.withArray(KINDS).add(kind.id()));
        }
    }

    /**
     * Returns a stored attempt. For a run of a version without attempts, returns its stored end as a single attempt
     * that started with the run.
     */
    static RunAttempt attempt(String text, Instant runStartedAt) {
        ObjectNode json = JsonFields.object()
                .put("started_at", runStartedAt.toString())
                .put("finished_at", runStartedAt.toString());
        json.putObject("content"); // absent in states of earlier versions
        return JsonFields.read(json.setAll(JsonFields.read(text)), RunAttempt.class);
    }
}
