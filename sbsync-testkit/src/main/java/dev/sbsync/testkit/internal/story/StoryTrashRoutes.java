package dev.sbsync.testkit.internal.story;

import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.internal.http.Answer;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.http.RouteTable;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredStory;
import dev.sbsync.testkit.internal.story.save.SaveRules;
import dev.sbsync.testkit.internal.story.view.StoryJson;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The trash: its stories can be renamed and restored, a folder with everything deleted with it
 * (docs/management-api.md).
 */
final class StoryTrashRoutes {
    private StoryTrashRoutes() {}

    static void addTo(RouteTable routes) {
        String stories = "/v1/spaces/{space}/stories";
        routes.changes("GET", stories + "/{story}/undelete", StoryTrashRoutes::undelete)
                .changes("POST", stories + "/bulk_undelete", StoryTrashRoutes::bulkUndelete)
                .changes("PUT", stories + "/{story}/deleted_update", StoryTrashRoutes::update);
    }

    private static FakeResponse undelete(Call call) {
        return Answer.json(200, restored(call, trashed(call, call.id("story"))));
    }

    private static FakeResponse bulkUndelete(Call call) {
        ObjectNode results = Nodes.object();
        for (JsonNode id : call.body().path("story_ids")) {
            results.set(id.asString(""), restored(call, trashed(call, id.asLong(0))));
        }
        return Answer.wrapped(200, "stories", results);
    }

    private static FakeResponse update(Call call) {
        StoredStory story = trashed(call, call.id("story"));
        ObjectNode attributes = Nodes.object();
        for (String name : new String[] {"name", "slug"}) {
            String value = Nodes.string(call.body().path("story"), name, "");
            if (!value.isBlank()) {
                attributes.put(name, value);
            }
        }
        SpaceState space = call.space();
        space.change(story, () -> story.editable().setAll(attributes));
        return StoryJson.answer(200, call, story);
    }

    private static ObjectNode restored(Call call, StoredStory story) {
        SpaceState space = call.space();
        boolean toRoot = story.parentId() != 0 && space.find(story.parentId()).isEmpty();
        StoredStory next = new StoredStory(Nodes.shallowCopy(story.json()));
        if (toRoot) {
            next.json().put("parent_id", 0);
        }
        new SaveRules(call.state(), space).check(next, story);
        bringBack(call.state(), space, story, toRoot, Nodes.string(story.json(), "deleted_at", ""));
        return Nodes.object().put("success", true).put("moved_to_root", toRoot);
    }

    private static void bringBack(FakeState state, SpaceState space, StoredStory story, boolean toRoot, String at) {
        space.change(story, () -> {
            story.editable().putNull("deleted_at");
            if (toRoot) {
                story.editable().put("parent_id", 0);
            }
        });
        state.committed(Commit.Kind.RESTORED, space, story);
        for (StoredStory child : List.copyOf(space.children(story.id()))) {
            if (Nodes.string(child.json(), "deleted_at", "").equals(at)) {
                bringBack(state, space, child, false, at);
            }
        }
    }

    private static StoredStory trashed(Call call, long id) {
        return call.space().findAnywhere(id).filter(StoredStory::deleted).orElseThrow(Refusal::notFound);
    }
}
