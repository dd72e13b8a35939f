package dev.sbsync.core.internal.state;

import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The stored form of problems. */
final class ProblemJson {

    private ProblemJson() {}

    static void put(ObjectNode json, Optional<Problem> problem) {
        problem.ifPresent(one -> put(json.putObject("problem"), one));
    }

    static void put(ObjectNode json, String name, Collection<Problem> problems) {
        if (!problems.isEmpty()) {
            ArrayNode all = json.putArray(name);
            problems.forEach(problem -> put(all.addObject(), problem));
        }
    }

    private static void put(ObjectNode json, Problem problem) {
        json.put("code", problem.code().id());
        json.put("message", problem.message());
        if (problem.httpStatus() != null) {
            json.put("status", problem.httpStatus());
        }
    }

    static @Nullable Problem problem(JsonNode json) {
        return json.has("problem") ? read(json.path("problem")) : null;
    }

    static List<Problem> problems(JsonNode json, String name) {
        List<Problem> problems = new ArrayList<>();
        json.path(name).forEach(one -> problems.add(read(one)));
        return problems;
    }

    private static Problem read(JsonNode json) {
        return new Problem(
                JsonFields.constant(OutcomeCode.class, json.path("code")),
                json.path("message").asString(),
                json.has("status") ? (Integer) json.path("status").asInt() : null);
    }
}
