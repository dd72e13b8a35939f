package dev.sbsync.testkit.internal.story;

import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.Violation;
import dev.sbsync.testkit.internal.access.Scopes;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.http.RouteTable;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredStory;
import dev.sbsync.testkit.internal.story.publish.PublishFlag;
import dev.sbsync.testkit.internal.story.publish.Publishing;
import dev.sbsync.testkit.internal.story.save.SaveRules;
import dev.sbsync.testkit.internal.story.save.StorySave;
import dev.sbsync.testkit.internal.story.schema.RequiredFields;
import dev.sbsync.testkit.internal.story.schema.Schema;
import dev.sbsync.testkit.internal.story.view.StoryJson;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Stories: create, update, delete (docs/management-api.md). */
final class StoryWriteRoutes {
    /** Extras that change the meaning of a save and that this fake does not serve. */
    private static final List<String> NOT_SERVED = List.of("release_id", "lang");

    private StoryWriteRoutes() {}

    static void addTo(RouteTable routes) {
        routes.changes("POST", "/v1/spaces/{space}/stories", StoryWriteRoutes::create)
                .changes("PUT", "/v1/spaces/{space}/stories/{story}", StoryWriteRoutes::update)
                .changes("DELETE", "/v1/spaces/{space}/stories/{story}", StoryWriteRoutes::delete)
                .changes("PUT", "/v1/spaces/{space}/stories/{story}/partial_update", StoryWriteRoutes::partial);
    }

    private static FakeResponse create(Call call) {
        SpaceState space = call.space();
        ObjectNode attributes = attributes(call);
        boolean publish = PublishFlag.of(call);
        if (!attributes.has("parent_id")) {
            call.violated(Violation.Kind.PARENT_MISSING, "a story without parent_id lands in the root; 0 says so");
        }
        if (publish) {
            Scopes.checkPublish(call);
            RequiredFields.checkBeforeSave(call.state(), space, attributes.path("content"));
        }
        StoredStory story = new StorySave(call.state(), space).create(attributes);
        call.state().committed(Commit.Kind.CREATED, space, story);
        afterSave(call, space, story, publish);
        return StoryJson.answer(201, call, story);
    }

    private static FakeResponse update(Call call) {
        SpaceState space = call.space();
        StoredStory story = call.story();
        ObjectNode attributes = attributes(call);
        boolean publish = PublishFlag.of(call);
        new SaveRules(call.state(), space).checkEditable(story, call.isOn("force_update"));
        JsonNode content = attributes.has("content") ? attributes.path("content") : story.content();
        if (publish) {
            Publishing.check(call, space, story);
            RequiredFields.checkBeforeSave(call.state(), space, content);
        }
        if (call.isOn("strict_mode") || call.state().is(Switch.STRICT_SCHEMA)) {
            new Schema(space).check(content);
        }
        new StorySave(call.state(), space).update(story, attributes);
        call.state().committed(Commit.Kind.UPDATED, space, story);
        afterSave(call, space, story, publish);
        return StoryJson.answer(200, call, story);
    }

    private static void afterSave(Call call, SpaceState space, StoredStory story, boolean publish) {
        if (publish) {
            RequiredFields.checkAfterSave(call.state(), space, story.content());
            Publishing.publish(call, space, story);
        } else if (call.state().is(Switch.PAST_PUBLISH_AT_PUBLISHES, Publishing.due(call.state(), story))) {
            Publishing.all(call.state(), space, story);
            call.state().committed(Commit.Kind.PUBLISHED, space, story);
        }
    }

    private static FakeResponse delete(Call call) {
        SpaceState space = call.space();
        StoredStory story = call.story();
        call.state().committed(Commit.Kind.DELETED, space, story);
        delete(call.state(), space, story);
        return StoryJson.answer(200, call, story);
    }

    /** Moves a story to the trash, a folder with everything in it (docs/management-api.md). */
    static void delete(FakeState state, SpaceState space, StoredStory story) {
        story.editable().put("deleted_at", FakeState.timestamp(state.now()));
        for (StoredStory child : space.children(story.id())) {
            if (!child.deleted()) {
                delete(state, space, child);
            }
        }
    }

    private static FakeResponse partial(Call call) {
        SpaceState space = call.space();
        StoredStory story = call.story();
        for (String name : new String[] {"favourite_for_user_ids", "meta_data"}) {
            JsonNode value = call.body().path("story").get(name);
            if (value != null) {
                story.editable().set(name, value);
            }
        }
        call.state().committed(Commit.Kind.UPDATED, space, story);
        return StoryJson.answer(200, call, story);
    }

    private static ObjectNode attributes(Call call) {
        for (String name : NOT_SERVED) {
            JsonNode value = call.extra(name);
            if (value != null
                    && !value.asString("").isEmpty()
                    && !value.asString("").equals("0")) {
                throw Refusal.error(501, "this fake does not serve " + name + " on a save");
            }
        }
        if (!(call.body().get("story") instanceof ObjectNode story) || story.isEmpty()) {
            throw Refusal.error(422, "param is missing or the value is empty: story");
        }
        ObjectNode attributes = Nodes.shallowCopy(story);
        JsonNode group = call.body().get("group_id");
        if (group != null && !attributes.has("group_id")) {
            attributes.set("group_id", group);
        }
        return attributes;
    }
}
