package dev.sbsync.core.internal.state;

import dev.sbsync.core.item.Difference;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeStatus;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.transport.CallCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The stored form of an item's result. */
final class ResultJson {

    private ResultJson() {}

    static String of(ItemResult result) {
        ObjectNode json = JsonFields.object();
        outcome(json, result.outcome());
        ProblemJson.put(json, "warnings", result.warnings());
        if (!result.duration().isZero()) {
            json.put("ms", result.duration().toMillis());
        }
        CallCounts counts = result.counts();
        if (!counts.equals(CallCounts.NONE)) {
            ObjectNode calls = json.putObject("calls");
            calls.put("attempts", counts.attempts());
            calls.put("retries", counts.retries());
            calls.put("throttled", counts.throttled());
            calls.put("backoff_ms", counts.backoff().toMillis());
        }
        return JsonFields.text(json);
    }

    static ItemResult result(PlannedItem item, String text) {
        JsonNode json = JsonFields.read(text);
        JsonNode calls = json.path("calls");
        return new ItemResult(
                item,
                outcome(json),
                ProblemJson.problems(json, "warnings"),
                Duration.ofMillis(json.path("ms").asLong(0)),
                new CallCounts(
                        calls.path("attempts").asInt(0),
                        calls.path("retries").asInt(0),
                        calls.path("throttled").asInt(0),
                        Duration.ofMillis(calls.path("backoff_ms").asLong(0))));
    }

    private static void outcome(ObjectNode json, Outcome outcome) {
        json.put("outcome", outcome.word());
        JsonFields.put(json, "target_id", outcome.targetId().orElse(null));
        ProblemJson.put(json, outcome.problem());
        if (outcome instanceof Outcome.Updated updated) {
            ArrayNode differences = json.putArray("differences");
            updated.differences().forEach(difference -> difference(differences.addObject(), difference));
        }
    }

    private static void difference(ObjectNode json, Difference difference) {
        json.put("field", difference.field()).put("detail", difference.detail());
        JsonFields.put(json, "pointer", difference.pointer());
        JsonFields.put(json, "old", difference.old());
        JsonFields.put(json, "new", difference.now());
        if (!difference.places().isEmpty()) {
            ArrayNode places = json.putArray("places");
            difference.places().forEach(place -> {
                ObjectNode at = places.addObject().put("pointer", place.pointer());
                JsonFields.put(at, "old", place.old());
                JsonFields.put(at, "new", place.now());
            });
            json.put("more_places", difference.more());
        }
    }

    private static Outcome outcome(JsonNode json) {
        Long id = JsonFields.number(json, "target_id");
        Problem problem = ProblemJson.problem(json);
        return switch (JsonFields.constant(OutcomeStatus.class, json.path("outcome"))) {
            case CREATED -> new Outcome.Created(known(id));
            case UPDATED -> new Outcome.Updated(known(id), differences(json));
            case UNCHANGED -> new Outcome.Unchanged(known(id));
            case SKIPPED -> new Outcome.Skipped(id);
            case FAILED -> new Outcome.Failed(Objects.requireNonNull(problem, "problem"), id);
            case BLOCKED -> new Outcome.Blocked(Objects.requireNonNull(problem, "problem"));
            case CANCELLED -> new Outcome.Cancelled(id);
        };
    }

    private static long known(@Nullable Long id) {
        return Objects.requireNonNull(id, "target_id");
    }

    private static List<Difference> differences(JsonNode json) {
        List<Difference> differences = new ArrayList<>();
        json.path("differences")
                .forEach(one -> differences.add(new Difference(
                        one.path("field").asString(),
                        one.path("detail").asString(),
                        JsonFields.string(one, "pointer"),
                        JsonFields.string(one, "old"),
                        JsonFields.string(one, "new"),
                        places(one),
                        one.path("more_places").asInt(0))));
        return differences;
    }

    private static List<Difference.Place> places(JsonNode json) {
        List<Difference.Place> places = new ArrayList<>();
        json.path("places")
                .forEach(at -> places.add(new Difference.Place(
                        at.path("pointer").asString(), JsonFields.string(at, "old"), JsonFields.string(at, "new"))));
        return places;
    }
}
