package dev.sbsync.testkit.internal.story;

import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.internal.http.Answer;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.http.RouteTable;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredStory;
import dev.sbsync.testkit.internal.story.save.LastAuthor;
import tools.jackson.databind.JsonNode;

/**
 * Sets a story's uuid (docs/management-api.md). The API's answer is untyped; this one is an empty object, so that no
 * client relies on it.
 */
final class UuidRoutes {
    private UuidRoutes() {}

    static void addTo(RouteTable routes) {
        routes.changes("PUT", "/v1/spaces/{space}/stories/{story}/update_uuid", UuidRoutes::update)
                .changes("GET", "/v1/spaces/{space}/stories/{story}/regenerate_uuid", UuidRoutes::regenerate);
    }

    private static FakeResponse update(Call call) {
        SpaceState space = call.space();
        StoredStory story = call.story();
        JsonNode uuid = call.extra("uuid");
        if (uuid == null || uuid.asString("").isBlank()) {
            throw Refusal.error(422, "param is missing or the value is empty: uuid");
        }
        change(call.state(), space, story, uuid.asString(""));
        call.state().committed(Commit.Kind.UUID_CHANGED, space, story);
        return Answer.json(200, Nodes.object());
    }

    private static FakeResponse regenerate(Call call) {
        SpaceState space = call.space();
        StoredStory story = call.story();
        change(call.state(), space, story, call.state().identities().nextUuid());
        call.state().committed(Commit.Kind.UUID_CHANGED, space, story);
        return Answer.json(200, Nodes.object());
    }

    /** Changes the uuid unless another story of the space has it. */
    static void change(FakeState state, SpaceState space, StoredStory story, String uuid) {
        boolean taken = space.withUuid(uuid).stream()
                .anyMatch(other -> other != story && (!other.deleted() || state.is(Switch.TRASH_BLOCKS_UUID)));
        if (taken) {
            throw Refusal.errorList(422, "UUID has already been taken");
        }
        space.change(story, () -> story.editable().put("uuid", uuid));
        if (state.is(Switch.UUID_UPDATE_MOVES_UPDATED_AT)) {
            LastAuthor.update(state, story);
        }
    }
}
