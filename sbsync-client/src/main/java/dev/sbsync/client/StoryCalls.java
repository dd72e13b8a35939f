package dev.sbsync.client;

import dev.sbsync.client.internal.ApiCall;
import dev.sbsync.client.internal.ExpectedBody;
import dev.sbsync.client.internal.Parameter;
import dev.sbsync.client.internal.QueryValues;
import dev.sbsync.client.internal.RecordCheck;
import dev.sbsync.client.model.StoryPayload;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds the calls for the stories of one space: paths, bodies, expected answers, and retry safety. Immutable. */
final class StoryCalls {

    /** Attributes of every story in an answer (docs/management-api.md). */
    private static final RecordCheck ANY_STORY = RecordCheck.having("uuid", "slug");

    private static final ExpectedBody STORY = ExpectedBody.object("story").matching(ANY_STORY);
    private static final String SLUG_ROWS = "translated_slugs_attributes";

    private final String stories;
    private final String versions;

    StoryCalls(long spaceId) {
        this.stories = "/v1/spaces/" + spaceId + "/stories";
        this.versions = "/v1/spaces/" + spaceId + "/story_versions";
    }

    ApiCall page(List<Parameter> query) {
        return ApiCall.get(stories, ExpectedBody.page("stories")).query(query);
    }

    ApiCall get(long id) {
        return ApiCall.get(path(id), story(id));
    }

    ApiCall get(String uuid) {
        return ApiCall.get(stories + "/" + QueryValues.uuid(uuid), STORY.matching(RecordCheck.text("uuid", uuid)));
    }

    ApiCall create(StoryPayload payload, List<WriteOption> options) {
        ObjectNode body = envelope(payload, options);
        body.remove("force_update");
        ExpectedBody created = STORY.matching(RecordCheck.created((ObjectNode) body.path("story")));
        return ApiCall.post(stories, created).body(body);
    }

    ApiCall update(long id, StoryPayload payload, List<WriteOption> options) {
        ObjectNode body = envelope(payload, options);
        JsonNode sent = body.path("story");
        return ApiCall.put(path(id), updated(id, sent)).body(body).withNestedRows(sent.path(SLUG_ROWS));
    }

    ApiCall delete(long id) {
        return ApiCall.delete(path(id), story(id));
    }

    ApiCall undelete(long id) {
        return ApiCall.get(path(id) + "/undelete", ExpectedBody.untyped("story"))
                .writing();
    }

    /** Returns {@code publish}, {@code unpublish} or {@code discard_changes}, GETs that write. */
    ApiCall change(long id, String what) {
        return ApiCall.get(path(id) + "/" + what, story(id)).writing();
    }

    ApiCall change(long id, String what, List<String> languages) {
        return change(id, what).query(new Parameter("lang", QueryValues.joined("lang", languages)));
    }

    ApiCall move(long id, long folderId) {
        return ApiCall.put(path(id) + "/move", ExpectedBody.untyped("story").matching(RecordCheck.id(id)))
                .query(folder(folderId));
    }

    ApiCall move(long id, long folderId, long afterId) {
        return move(id, folderId)
                .query(folder(folderId), Parameter.of("after_id", QueryValues.id("after_id", afterId)));
    }

    ApiCall validateSlugs(StoryPayload payload) {
        return ApiCall.post(stories + "/validate_slugs", ExpectedBody.flagged("success"))
                .reading()
                .body(SlugCheck.body(payload));
    }

    ApiCall updateUuid(long id, String uuid) {
        ExpectedBody shown =
                ExpectedBody.untyped("story").matching(RecordCheck.id(id)).matching(RecordCheck.text("uuid", uuid));
        return ApiCall.put(path(id) + "/update_uuid", shown)
                .body(JsonNodeFactory.instance.objectNode().put("uuid", uuid));
    }

    ApiCall versions(StoryVersionQuery query, List<Parameter> parameters) {
        ExpectedBody rows =
                ExpectedBody.page("story_versions").matching(RecordCheck.number("story_id", query.storyId()));
        return ApiCall.get(versions, rows).query(parameters);
    }

    /** Reads one version, which comes under the plural key (docs/management-api.md). */
    ApiCall version(long id) {
        return ApiCall.get(
                        versions + "/" + id,
                        ExpectedBody.object("story_versions").matching(RecordCheck.id(id)))
                .query(new Parameter("show_content", "true"));
    }

    private String path(long id) {
        return stories + "/" + id;
    }

    private static Parameter folder(long id) {
        return Parameter.of("to_folder", id == 0 ? 0 : QueryValues.id("to_folder", id));
    }

    private static ExpectedBody story(long id) {
        return STORY.matching(RecordCheck.id(id));
    }

    /** An update never turns a folder into a story, so an answer of the other kind is about another item. */
    private static ExpectedBody updated(long id, JsonNode sent) {
        JsonNode folder = sent.path("is_folder");
        return folder.isBoolean()
                ? story(id).matching(RecordCheck.flag("is_folder", folder.booleanValue()))
                : story(id);
    }

    private static ObjectNode envelope(StoryPayload payload, List<WriteOption> options) {
        ObjectNode story = payload.json();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("story", story);
        if (options.contains(WriteOption.PUBLISH)) {
            if (story.path("is_folder").booleanValue(false)) {
                throw new IllegalArgumentException(
                        "Folder \"" + story.path("slug").stringValue("")
                                + "\" cannot be published: only stories are; write it without PUBLISH.");
            }
            body.put("publish", 1);
        }
        if (options.contains(WriteOption.FORCE_UPDATE)) {
            body.put("force_update", "1");
        }
        return body;
    }
}
