package dev.sbsync.client;

import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.error.UnwritablePayloadException;
import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.ApiCall;
import dev.sbsync.client.internal.ExpectedBody;
import dev.sbsync.client.internal.Pages;
import dev.sbsync.client.model.Story;
import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.client.model.StoryVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes the stories and folders of one space (ma-facts §3). Thread-safe; every method makes one request and
 * blocks until its answer is there, except that a stream makes one per page, while it is consumed.
 *
 * <p>Every method throws {@link dev.sbsync.client.error.ApiException} where the API refuses, and
 * {@link dev.sbsync.transport.error.TransportException} where there is no usable answer. Where a write fails with
 * {@link dev.sbsync.transport.error.SbsyncException#ambiguous()}, it may have been applied: read before repeating it.
 */
public final class StoryOperations {

    private static final Pattern UUID = Pattern.compile("[0-9A-Za-z-]{1,64}");
    private static final ExpectedBody STORY = ExpectedBody.object("story");

    private final Api api;
    private final String space;
    private final String stories;

    StoryOperations(Api api, long spaceId) {
        this.api = api;
        this.space = "/v1/spaces/" + spaceId;
        this.stories = space + "/stories";
    }

    /**
     * Lists stories and folders without their content, oldest first.
     *
     * <p>The stream is lazy: it asks for a page when that page's first item is needed, so its operations throw what
     * requests throw. It is sequential and for one thread. Each id comes once, even where items shift between pages; a
     * page past the end ends the stream. An answer without a {@code Total} header is taken to be the whole list
     * (ma-facts §3.3).
     */
    public Stream<Story> list(StoryQuery query) {
        return Pages.stream(
                        page -> api.call(ApiCall.get(stories, ExpectedBody.page("stories"))
                                .query(query.parameters(page))),
                        query.perPage())
                .map(Story::of);
    }

    /**
     * Returns a story or folder with its content: always the draft layer (ma-facts §4.2).
     *
     * @throws NotFoundException if the space has none with this id
     */
    public Story get(long id) {
        return story(ApiCall.get(stories + "/" + id, STORY));
    }

    /**
     * Returns a story or folder by its uuid, with its content.
     *
     * @throws NotFoundException if the space has none with this uuid
     * @throws IllegalArgumentException if {@code uuid} has a character that no uuid has
     */
    public Story get(String uuid) {
        return story(ApiCall.get(stories + "/" + checked(uuid), STORY));
    }

    /**
     * Creates a story or folder and returns it as stored, under an id and a uuid of the API's choice.
     *
     * <p>Repeated only where it was surely not applied. {@link WriteOption#FORCE_UPDATE} is not sent.
     *
     * @throws InvalidException if the API refuses a value, such as a slug that is taken
     * @throws UnwritablePayloadException if the payload cannot be written without changing it
     * @throws IllegalArgumentException if a folder is to be published
     */
    public Story create(StoryPayload payload, WriteOption... options) {
        ObjectNode body = envelope(payload, List.of(options));
        body.remove("force_update");
        return story(ApiCall.post(stories, STORY).body(body));
    }

    /**
     * Updates a story or folder and returns it as stored. Attributes that the payload lacks stay as they are; content
     * is replaced whole. Repeated where the answer is lost, because a second execution changes nothing.
     *
     * @throws NotFoundException if the space has none with this id
     * @throws InvalidException if the API refuses a value
     * @throws UnwritablePayloadException if the payload cannot be written without changing it
     * @throws IllegalArgumentException if a folder is to be published
     */
    public Story update(long id, StoryPayload payload, WriteOption... options) {
        return story(ApiCall.put(stories + "/" + id, STORY).body(envelope(payload, List.of(options))));
    }

    /**
     * Publishes the draft layer of a story and returns the story.
     *
     * @throws NotFoundException if the space has none with this id
     */
    public Story publish(long id) {
        return story(ApiCall.get(stories + "/" + id + "/publish", STORY).writing());
    }

    /**
     * Takes a story offline, leaving its draft layer, and returns the story.
     *
     * @throws NotFoundException if the space has none with this id
     */
    public Story unpublish(long id) {
        return story(ApiCall.get(stories + "/" + id + "/unpublish", STORY).writing());
    }

    /**
     * Gives a story or folder another uuid. References to the old one in this space then lead nowhere.
     *
     * @throws NotFoundException if the space has none with this id
     * @throws InvalidException if another story has the uuid ({@link InvalidException#uuidTaken()})
     * @throws IllegalArgumentException if {@code uuid} is blank
     */
    public void updateUuid(long id, String uuid) {
        if (uuid.isBlank()) {
            throw new IllegalArgumentException("The uuid is blank; give the one that the story is to have.");
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("uuid", uuid);
        api.call(ApiCall.put(stories + "/" + id + "/update_uuid", ExpectedBody.untyped())
                .body(body));
    }

    /**
     * Lists the versions of a story without their content, in the API's order, newest first, 100 a page.
     *
     * <p>Lazy, like {@link #list}. Empty where the history was pruned or never was, as in a duplicated space (ma-facts
     * §4.2).
     */
    public Stream<StoryVersion> versions(long storyId) {
        return Pages.stream(page -> api.call(versionsCall(storyId, page)), StoryQuery.MAX_PER_PAGE)
                .map(StoryVersion::of);
    }

    /**
     * Reads one version with its content; its id is one of {@link #versions}.
     *
     * @throws NotFoundException if there is no such version
     */
    public StoryVersion version(long versionId) {
        // one object under the plural key (ma-facts §3.1)
        ApiCall call = ApiCall.get(space + "/story_versions/" + versionId, ExpectedBody.object("story_versions"))
                .query(Map.of("show_content", "true"));
        return StoryVersion.of(api.call(call).wrapped());
    }

    private ApiCall versionsCall(long storyId, int page) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("by_story_id", Long.toString(storyId));
        query.put("page", Integer.toString(page));
        query.put("per_page", Integer.toString(StoryQuery.MAX_PER_PAGE));
        return ApiCall.get(space + "/story_versions", ExpectedBody.page("story_versions"))
                .query(query);
    }

    private Story story(ApiCall call) {
        return Story.of(api.call(call).wrapped());
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

    private static String checked(String uuid) {
        if (!UUID.matcher(uuid).matches()) {
            throw new IllegalArgumentException("\"" + uuid + "\" is not a uuid: it has letters, digits and dashes only,"
                    + " such as 17067eef-aa84-4f9a-b36e-4318356a0b9a.");
        }
        return uuid;
    }
}
