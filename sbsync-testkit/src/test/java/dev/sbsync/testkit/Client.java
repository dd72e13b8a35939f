package dev.sbsync.testkit;

import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.time.ManualClock;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Speaks to a fake without a socket, on a clock that stands still. */
final class Client {
    static final long SPACE = 7;

    final ManualClock clock = ManualClock.startingAt("2026-03-01T12:00:00.250Z");
    final FakeManagementApi api;

    Client(Switch... switches) {
        this(
                FakeManagementApi.builder()
                        .spaces(SpaceBuilder.space(SPACE, "Test").language("de", "German")),
                switches);
    }

    Client(FakeManagementApiBuilder builder, Switch... switches) {
        this.api = builder.clock(clock).with(switches).build();
    }

    static Client over(SpaceBuilder space, Switch... switches) {
        return new Client(FakeManagementApi.builder().spaces(space), switches);
    }

    FakeSpace space() {
        return api.space(SPACE);
    }

    FakeResponse get(String path) {
        return api.handle(FakeRequest.get("/v1/spaces/" + SPACE + path).withToken("t"));
    }

    FakeResponse post(String path, String json) {
        return api.handle(FakeRequest.post("/v1/spaces/" + SPACE + path, json).withToken("t"));
    }

    FakeResponse put(String path, String json) {
        return api.handle(FakeRequest.put("/v1/spaces/" + SPACE + path, json).withToken("t"));
    }

    FakeResponse delete(String path) {
        return api.handle(FakeRequest.of("DELETE", "/v1/spaces/" + SPACE + path).withToken("t"));
    }

    /** Creates a story and returns it; its attributes are JSON without the outer braces. */
    JsonNode create(String attributes) {
        FakeResponse response = post("/stories", "{\"story\":{\"parent_id\":0,\"name\":\"N\"," + attributes + "}}");
        if (response.status() != 201) {
            throw new AssertionError("not created: " + response);
        }
        return story(response);
    }

    static JsonNode json(FakeResponse response) {
        return Nodes.parse(response.body());
    }

    static JsonNode story(FakeResponse response) {
        return json(response).path("story");
    }

    /** Returns the full slugs of a list, in its order. */
    List<String> list(String query) {
        List<String> slugs = new ArrayList<>();
        json(get("/stories?" + query))
                .path("stories")
                .forEach(row -> slugs.add(row.path("full_slug").stringValue()));
        return slugs;
    }
}
