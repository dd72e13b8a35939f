package dev.sbsync.testkit.internal.story;

import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.internal.access.FakeUser;
import dev.sbsync.testkit.internal.http.Answer;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.http.RouteTable;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.Stages;
import dev.sbsync.testkit.internal.state.StoredStory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Workflow stages, to list and to put stories into; they are created with the dataset (docs/management-api.md). */
final class WorkflowRoutes {
    private WorkflowRoutes() {}

    static void addTo(RouteTable routes) {
        routes.reads("GET", "/v1/spaces/{space}/workflow_stages", WorkflowRoutes::list)
                .reads("GET", "/v1/spaces/{space}/workflow_stages/{id}", WorkflowRoutes::get)
                .changes("POST", "/v1/spaces/{space}/workflow_stage_changes", WorkflowRoutes::change);
    }

    private static FakeResponse list(Call call) {
        ArrayNode stages = Nodes.array();
        call.space().settings().path("workflow_stages").forEach(stages::add);
        return Answer.wrapped(200, "workflow_stages", stages);
    }

    private static FakeResponse get(Call call) {
        JsonNode stage = Stages.withId(call.space(), call.id("id")).orElseThrow(Refusal::notFound);
        return Answer.wrapped(200, "workflow_stage", stage);
    }

    private static FakeResponse change(Call call) {
        JsonNode given = call.body().path("workflow_stage_change");
        if (given.isMissingNode()) {
            throw Refusal.error(422, "param is missing or the value is empty: workflow_stage_change");
        }
        StoredStory story =
                call.space().find(Nodes.integer(given, "story_id", 0)).orElseThrow(Refusal::notFound);
        JsonNode stage = Stages.withId(call.space(), Nodes.integer(given, "workflow_stage_id", 0))
                .orElseThrow(Refusal::notFound);
        String now = FakeState.timestamp(call.state().now());
        Stages.enter(story, stage, now);
        ObjectNode change = ((ObjectNode) story.json().path("stage"))
                .deepCopy()
                .put("id", call.state().identities().nextId())
                .put("user_id", FakeUser.ID);
        return Answer.wrapped(201, "workflow_stage_change", change);
    }
}
