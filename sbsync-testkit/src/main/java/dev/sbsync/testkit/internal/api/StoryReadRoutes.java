package dev.sbsync.testkit.internal.api;

import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredStory;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Stories: list and get (ma-facts §3.1, §4.2). */
final class StoryReadRoutes {
    private StoryReadRoutes() {}

    static void addTo(Routes routes) {
        routes.reads("GET", "/v1/spaces/{space}/stories", StoryReadRoutes::list)
                .reads("GET", "/v1/spaces/{space}/stories/{story}", StoryReadRoutes::get);
    }

    private static FakeResponse list(Call call) {
        SpaceState space = call.space();
        List<StoredStory> found = StoryFilter.select(call, space);
        return Page.of(call.query(), "stories", found, story -> row(call, space, story));
    }

    private static ObjectNode row(Call call, SpaceState space, StoredStory story) {
        ObjectNode row = StoryJson.row(space, story);
        if (call.query().isOn("with_summary")) {
            ObjectNode summary = row.putObject("content_summary");
            TextSearch.summaryFields(story.content())
                    .forEach(name -> summary.set(name, story.content().get(name)));
        }
        if (call.query().isOn("with_translated_stories")) {
            row.set("translated_stories", story.json().path("translated_stories"));
        }
        return row;
    }

    private static FakeResponse get(Call call) {
        StoredStory story = call.story();
        if (call.query().get("version").isPresent()) {
            throw Refusal.notFound();
        }
        return Answer.wrapped(200, "story", StoryJson.single(call.state(), call.space(), story));
    }
}
