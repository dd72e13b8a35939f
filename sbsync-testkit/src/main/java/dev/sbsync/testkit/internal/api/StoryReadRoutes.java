package dev.sbsync.testkit.internal.api;

import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.internal.state.History;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredStory;
import dev.sbsync.testkit.internal.state.StoredVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Stories and their versions: list and get (ma-facts §3.1, §4.2). */
final class StoryReadRoutes {
    private StoryReadRoutes() {}

    static void addTo(Routes routes) {
        routes.reads("GET", "/v1/spaces/{space}/stories", StoryReadRoutes::list)
                .reads("GET", "/v1/spaces/{space}/stories/{story}", StoryReadRoutes::get)
                .reads("GET", "/v1/spaces/{space}/story_versions", StoryReadRoutes::versions)
                .reads("GET", "/v1/spaces/{space}/story_versions/{version}", StoryReadRoutes::version);
    }

    private static FakeResponse list(Call call) {
        SpaceState space = call.space();
        List<StoredStory> found = StoryFilter.select(call, space);
        return Page.of(call.query(), "stories", found, story -> StoryJson.row(space, story));
    }

    private static FakeResponse get(Call call) {
        StoredStory story = call.story();
        if (call.query().get("version").isPresent()) {
            throw Refusal.notFound();
        }
        return Answer.wrapped(
                200, "story", StoryJson.single(call.space(), story, call.state().now()));
    }

    private static FakeResponse versions(Call call) {
        SpaceState space = call.space();
        String wanted = call.query().get("by_story_id").orElse("");
        if (!wanted.matches("\\d{1,18}")) {
            throw Refusal.error(422, "param is missing or the value is empty: by_story_id");
        }
        boolean withContent = call.query().isOn("show_content");
        List<JsonNode> newestFirst = new ArrayList<>();
        space.find(Long.parseLong(wanted))
                .ifPresent(story -> History.listed(space, story)
                        .forEach(version -> newestFirst.add(StoryJson.version(story, version, withContent))));
        Collections.reverse(newestFirst);
        return Page.of(call.query(), "story_versions", newestFirst, Function.identity());
    }

    /** One version comes as an object under the plural key (ma-facts §3.1). */
    private static FakeResponse version(Call call) {
        long id = call.id("version");
        boolean withContent = call.query().isOn("show_content");
        for (StoredStory story : call.space().all()) {
            for (StoredVersion version : History.listed(call.space(), story)) {
                if (version.id() == id) {
                    return Answer.wrapped(200, "story_versions", StoryJson.version(story, version, withContent));
                }
            }
        }
        throw Refusal.notFound();
    }
}
