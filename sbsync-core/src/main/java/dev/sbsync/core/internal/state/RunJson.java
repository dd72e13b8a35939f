package dev.sbsync.core.internal.state;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.run.RunAttempt;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.ExtensionIds;
import dev.sbsync.core.state.RunHeader;
import dev.sbsync.core.state.SpacePair;
import dev.sbsync.core.stats.Timeline;
import dev.sbsync.transport.CircuitState;
import dev.sbsync.transport.TransportStats;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The stored form of pairs and runs. */
public final class RunJson {

    private RunJson() {}

    static String of(SpacePair pair) {
        return JsonFields.text(JsonFields.object()
                .put("source_host", pair.sourceHost().toString())
                .put("source_id", pair.sourceId())
                .put("target_host", pair.targetHost().toString())
                .put("target_id", pair.targetId()));
    }

    static SpacePair pair(String text) {
        JsonNode json = JsonFields.read(text);
        return new SpacePair(
                URI.create(json.path("source_host").asString()),
                json.path("source_id").asLong(),
                URI.create(json.path("target_host").asString()),
                json.path("target_id").asLong());
    }

    static String of(RunHeader header) {
        ObjectNode json = JsonFields.object();
        json.put("source", header.source().name());
        json.put("target", header.target().name());
        json.put("started_at", header.startedAt().toString());
        PlanOptions options = header.options();
        JsonFields.put(json, "kinds", options.kinds().stream().map(Kind::id).toList());
        ObjectNode selection = json.putObject("selection");
        options.selection().conditions().forEach((name, values) -> JsonFields.put(selection, name, values));
        json.put("on_existing", JsonFields.word(options.onExisting()));
        json.put("on_collision", JsonFields.word(options.onCollision()));
        json.put("on_drift", JsonFields.word(options.onDrift()));
        json.put("publish", JsonFields.word(options.publish()));
        if (!header.extensions().equals(ExtensionIds.NONE)) {
            json.put("transform", header.extensions().transform());
            json.put("veto", header.extensions().veto());
        }
        return JsonFields.text(json);
    }

    static RunHeader header(String runId, SpacePair pair, String text) {
        JsonNode json = JsonFields.read(text);
        SortedMap<String, List<String>> conditions = new TreeMap<>();
        json.path("selection")
                .propertyNames()
                .forEach(name -> conditions.put(name, JsonFields.strings(json.path("selection"), name)));
        return new RunHeader(
                runId,
                pair,
                new SpaceRef(
                        pair.sourceHost(), pair.sourceId(), json.path("source").asString()),
                new SpaceRef(
                        pair.targetHost(), pair.targetId(), json.path("target").asString()),
                Instant.parse(json.path("started_at").asString()),
                new PlanOptions(
                        kinds(json),
                        Selection.of(conditions),
                        JsonFields.constant(OnExisting.class, json.path("on_existing")),
                        json.has("on_collision") // absent in states of earlier versions
                                ? JsonFields.constant(OnCollision.class, json.path("on_collision"))
                                : OnCollision.OVERWRITE_SAME_TYPE,
                        JsonFields.constant(OnDrift.class, json.path("on_drift")),
                        JsonFields.constant(PublishMode.class, json.path("publish"))),
                new ExtensionIds(
                        json.path("transform").asString(""), json.path("veto").asString("")));
    }

    /** Returns the kinds of a run; states of earlier versions have none, and hold stories only. */
    private static Set<Kind> kinds(JsonNode json) {
        List<String> ids = JsonFields.strings(json, "kinds");
        return ids.isEmpty()
                ? Kind.DEFAULT
                : ids.stream()
                        .map(id -> Kind.of(id)
                                .orElseThrow(() -> new IllegalArgumentException("Unknown kind '" + id + "'.")))
                        .collect(Collectors.toSet());
    }

    public static String of(RunAttempt attempt) {
        ObjectNode json = JsonFields.object();
        json.put("started_at", attempt.startedAt().toString());
        attempt.ended().ifPresent(ending -> json.put("ending", ending.toString()));
        json.put("finished_at", attempt.lastKnownAt().toString());
        json.put("ms", attempt.duration().toMillis());
        requests(json.putObject("source"), attempt.sourceRequests());
        requests(json.putObject("target"), attempt.targetRequests());
        JsonFields.put(json, "reason", attempt.reason());
        if (!attempt.timeline().isEmpty()) {
            ArrayNode timeline = json.putArray("timeline");
            attempt.timeline().forEach(sample -> sample(timeline.addArray(), sample));
        }
        return JsonFields.text(json);
    }

    /**
     * Returns a stored attempt. For a run of a version without attempts, returns its stored end as a single attempt
     * that started with the run.
     */
    static RunAttempt attempt(String text, Instant runStartedAt) {
        JsonNode json = JsonFields.read(text);
        List<Timeline.Sample> timeline = new ArrayList<>();
        json.path("timeline").forEach(sample -> timeline.add(sample(sample)));
        Instant startedAt = JsonFields.instant(json, "started_at");
        Instant lastKnownAt = JsonFields.instant(json, "finished_at");
        return new RunAttempt(
                startedAt == null ? runStartedAt : startedAt,
                lastKnownAt == null ? runStartedAt : lastKnownAt,
                Duration.ofMillis(json.path("ms").asLong()),
                requests(json.path("source")),
                requests(json.path("target")),
                json.has("ending") ? JsonFields.constant(RunEnding.class, json.path("ending")) : null,
                JsonFields.string(json, "reason"),
                timeline);
    }

    private static void requests(ObjectNode json, TransportStats stats) {
        json.put("reads", stats.reads());
        json.put("writes", stats.writes());
        json.put("retries", stats.retries());
        json.put("throttled", stats.throttled());
        ObjectNode byStatus = json.putObject("by_status");
        stats.byStatus().forEach((status, count) -> byStatus.put(Integer.toString(status), count));
        json.put("backoff_ms", stats.backoff().toMillis());
        json.put("pacing_ms", stats.pacing().toMillis());
    }

    private static TransportStats requests(JsonNode json) {
        long reads = json.path("reads").asLong();
        long writes = json.path("writes").asLong();
        SortedMap<Integer, Long> byStatus = new TreeMap<>();
        json.path("by_status")
                .properties()
                .forEach(entry -> byStatus.put(
                        Integer.valueOf(entry.getKey()), entry.getValue().asLong()));
        return new TransportStats(
                reads,
                writes,
                json.path("retries").asLong(),
                json.path("throttled").asLong(),
                Collections.unmodifiableSortedMap(byStatus),
                Duration.ofMillis(json.path("backoff_ms").asLong()),
                Duration.ofMillis(json.path("pacing_ms").asLong()));
    }

    /** Stored by position, because there are hundreds. */
    private static void sample(ArrayNode json, Timeline.Sample sample) {
        json.add(sample.at().toMillis())
                .add(sample.ended())
                .add(sample.requests())
                .add(sample.throttled())
                .add(sample.active())
                .add(sample.allowed())
                .add(sample.circuit().name())
                .add(sample.paused());
    }

    private static Timeline.Sample sample(JsonNode json) {
        return new Timeline.Sample(
                Duration.ofMillis(json.path(0).asLong()),
                json.path(1).asLong(),
                json.path(2).asLong(),
                json.path(3).asLong(),
                json.path(4).asInt(),
                json.path(5).asInt(),
                CircuitState.valueOf(json.path(6).asString()),
                json.path(7).asBoolean());
    }
}
