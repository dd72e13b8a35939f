package dev.sbsync.testkit.internal.story;

import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.internal.http.Answer;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.Query;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.http.RouteTable;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredStory;
import dev.sbsync.testkit.internal.state.StoryShape;
import dev.sbsync.testkit.internal.story.save.SaveRules;
import dev.sbsync.testkit.internal.story.save.SiblingPositions;
import dev.sbsync.testkit.internal.story.save.StoryAttributes;
import dev.sbsync.testkit.internal.story.save.StorySave;
import dev.sbsync.testkit.internal.story.view.StoryJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Moves and duplicates stories, and answers whether a slug is free (docs/management-api.md). */
final class StoryPlaceRoutes {
    private StoryPlaceRoutes() {}

    static void addTo(RouteTable routes) {
        String stories = "/v1/spaces/{space}/stories";
        routes.changes("PUT", stories + "/{story}/move", StoryPlaceRoutes::move)
                .changes("POST", stories + "/bulk_move", StoryPlaceRoutes::bulkMove)
                .changes("PUT", stories + "/{story}/duplicate", StoryPlaceRoutes::duplicate)
                .reads("POST", stories + "/validate_slugs", StoryPlaceRoutes::validateSlugs);
    }

    /** The API's answer is untyped; this one is an empty object, so that no client relies on it. */
    private static FakeResponse move(Call call) {
        move(call, call.story());
        return Answer.json(200, Nodes.object());
    }

    private static FakeResponse bulkMove(Call call) {
        for (JsonNode id : call.body().path("story_ids")) {
            move(call, call.space().find(id.asLong(0)).orElseThrow(Refusal::notFound));
        }
        return Answer.json(200, Nodes.object());
    }

    private static void move(Call call, StoredStory story) {
        SpaceState space = call.space();
        ObjectNode attributes = Nodes.object();
        JsonNode folder = call.extra("to_folder");
        if (folder != null) {
            attributes.set("parent_id", folder);
        }
        StorySave.place(call.state(), space, story, attributes);
        JsonNode after = call.extra("after_id");
        if (after != null && !after.isNull()) {
            new SiblingPositions(space).putAfter(story, after.asLong(0));
        }
        call.state().committed(Commit.Kind.UPDATED, space, story);
    }

    private static FakeResponse duplicate(Call call) {
        SpaceState space = call.space();
        StoredStory story = call.story();
        ObjectNode attributes = Nodes.object();
        for (String name : StoryAttributes.PLAIN) {
            attributes.set(name, story.json().path(name));
        }
        attributes.put("name", Nodes.string(story.json(), "name", ""));
        attributes.put("slug", story.slug() + "-copy");
        attributes.put("parent_id", story.parentId()).put("is_folder", story.folder());
        attributes.set("content", story.content());
        attributes.set("tag_list", story.json().path("tag_list"));
        attributes.remove("first_published_at");
        if (call.body().path("story") instanceof ObjectNode given) {
            given.properties().forEach(member -> attributes.set(member.getKey(), member.getValue()));
        }
        StoredStory copy = new StorySave(call.state(), space).create(attributes);
        call.state().committed(Commit.Kind.CREATED, space, copy);
        return StoryJson.answer(200, call, copy);
    }

    private static FakeResponse validateSlugs(Call call) {
        if (!(call.body().path("story") instanceof ObjectNode given)) {
            throw Refusal.error(422, "param is missing or the value is empty: story");
        }
        ObjectNode next = StoryShape.defaults();
        next.put("name", "x")
                .put("slug", Nodes.string(given, "slug", ""))
                .put("is_startpage", Query.on(given.path("is_startpage").asString("")))
                .put("parent_id", Nodes.integer(given, "parent_id", 0));
        try {
            new SaveRules(call.state(), call.space()).check(new StoredStory(next), null);
        } catch (Refusal refusal) {
            if (call.state().is(Switch.VALIDATE_SLUGS_SAYS_FALSE)) {
                return Answer.json(200, Nodes.object().put("success", false));
            }
            throw refusal;
        }
        return Answer.json(200, Nodes.object().put("success", true));
    }
}
