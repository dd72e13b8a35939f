package dev.sbsync.testkit.internal.story;

import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.internal.access.Scopes;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.http.RouteTable;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredStory;
import dev.sbsync.testkit.internal.story.publish.Publishing;
import dev.sbsync.testkit.internal.story.save.LastAuthor;
import dev.sbsync.testkit.internal.story.schema.RequiredFields;
import dev.sbsync.testkit.internal.story.view.StoryJson;
import tools.jackson.databind.JsonNode;

/** Stories: publish, unpublish, discard changes; GETs that change something (docs/management-api.md). */
final class StoryPublishRoutes {
    private StoryPublishRoutes() {}

    static void addTo(RouteTable routes) {
        String story = "/v1/spaces/{space}/stories/{story}";
        routes.changes("GET", story + "/publish", StoryPublishRoutes::publish)
                .changes("GET", story + "/unpublish", StoryPublishRoutes::unpublish)
                .changes("GET", story + "/discard_changes", StoryPublishRoutes::discard);
    }

    private static FakeResponse publish(Call call) {
        SpaceState space = call.space();
        StoredStory story = call.story();
        refuseReleases(call);
        Publishing.check(call, space, story);
        RequiredFields.check(call.state(), space, story.content());
        Publishing.publish(call, space, story);
        return StoryJson.answer(200, call, story);
    }

    private static FakeResponse unpublish(Call call) {
        SpaceState space = call.space();
        StoredStory story = call.story();
        refuseReleases(call);
        Scopes.checkPublish(call);
        Publishing.unpublish(call, space, story);
        return StoryJson.answer(200, call, story);
    }

    /** Replaces the draft by the published layer. */
    private static FakeResponse discard(Call call) {
        SpaceState space = call.space();
        StoredStory story = call.story();
        JsonNode live = story.publishedLayer();
        if (live == null) {
            throw Refusal.error(422, "The story has no published version to go back to");
        }
        story.editable().set("content", live);
        LastAuthor.update(call.state(), story);
        story.editable().put("unpublished_changes", false);
        call.state().committed(Commit.Kind.DISCARDED, space, story);
        return StoryJson.answer(200, call, story);
    }

    private static void refuseReleases(Call call) {
        if (call.query().get("release_id").filter(id -> !id.equals("0")).isPresent()) {
            throw Refusal.error(501, "this fake does not serve releases");
        }
    }
}
