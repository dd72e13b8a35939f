package dev.sbsync.testkit.internal.story;

import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.internal.access.FakeUser;
import dev.sbsync.testkit.internal.http.Answer;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.ListPage;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.http.RouteTable;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.History;
import dev.sbsync.testkit.internal.state.Identities;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredStory;
import dev.sbsync.testkit.internal.state.StoredVersion;
import dev.sbsync.testkit.internal.story.save.StorySave;
import dev.sbsync.testkit.internal.story.view.StoryJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves the version history of stories: the current endpoints, with contents, and the legacy ones, without
 * (docs/management-api.md).
 */
final class VersionRoutes {
    private VersionRoutes() {}

    static void addTo(RouteTable routes) {
        String space = "/v1/spaces/{space}";
        routes.reads("GET", space + "/story_versions", VersionRoutes::list)
                .reads("GET", space + "/story_versions/{version}", VersionRoutes::get)
                .reads("GET", space + "/stories/{story}/versions", call -> legacy(call, call.story()))
                .reads("GET", space + "/versions", VersionRoutes::legacyByModel)
                .changes("GET", space + "/stories/{story}/restore_with", VersionRoutes::restore);
    }

    private static FakeResponse list(Call call) {
        SpaceState space = call.space();
        String wanted = call.query().get("by_story_id").orElse("");
        if (!Identities.isId(wanted)) {
            throw Refusal.error(422, "param is missing or the value is empty: by_story_id");
        }
        boolean withContent = call.query().isOn("show_content");
        List<ObjectNode> newestFirst = new ArrayList<>();
        space.find(Long.parseLong(wanted))
                .filter(story -> call.state().listed(story.id()))
                .ifPresent(story -> History.listed(space, story)
                        .forEach(version ->
                                newestFirst.add(StoryJson.version(call.state(), story, version, withContent))));
        Collections.reverse(newestFirst);
        return ListPage.of(call.query(), "story_versions", newestFirst, Function.identity());
    }

    /** One version comes as an object under the plural key (docs/management-api.md). */
    private static FakeResponse get(Call call) {
        long id = call.id("version");
        boolean withContent = call.query().isOn("show_content");
        for (StoredStory story : call.space().all()) {
            for (StoredVersion version : History.listed(call.space(), story)) {
                if (version.id() == id && !call.state().is(Switch.VERSION_BY_ID_MISSING)) {
                    return Answer.wrapped(
                            200, "story_versions", StoryJson.version(call.state(), story, version, withContent));
                }
            }
        }
        throw Refusal.notFound();
    }

    private static FakeResponse legacyByModel(Call call) {
        String id = call.query().get("model_id").orElse("");
        if (!call.query().get("model").orElse("").equals("stories") || !Identities.isId(id)) {
            throw Refusal.error(422, "param is missing or the value is empty: model, model_id");
        }
        return legacy(call, call.space().find(Long.parseLong(id)).orElseThrow(Refusal::notFound));
    }

    private static FakeResponse legacy(Call call, StoredStory story) {
        List<ObjectNode> newestFirst = new ArrayList<>();
        for (StoredVersion version : story.versions()) {
            newestFirst.add(Nodes.object()
                    .put("id", version.id())
                    .put("event", newestFirst.isEmpty() ? "create" : "update")
                    .put("created_at", version.createdAt())
                    .put("author_id", FakeUser.ID)
                    .put("author", "Test Editor")
                    .put("item_id", story.id())
                    .put("is_draft", version.status().equals(StoredVersion.DRAFT)));
        }
        Collections.reverse(newestFirst);
        return ListPage.of(call.query(), "versions", newestFirst, Function.identity());
    }

    /** Saves the content of a version as the draft. */
    private static FakeResponse restore(Call call) {
        SpaceState space = call.space();
        StoredStory story = call.story();
        String wanted = call.query().get("version").orElse("");
        StoredVersion version = story.versions().stream()
                .filter(candidate -> Long.toString(candidate.id()).equals(wanted))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        ObjectNode attributes = Nodes.object();
        attributes.set("content", version.content());
        new StorySave(call.state(), space).update(story, attributes);
        call.state().committed(Commit.Kind.UPDATED, space, story);
        return StoryJson.answer(200, call, story);
    }
}
