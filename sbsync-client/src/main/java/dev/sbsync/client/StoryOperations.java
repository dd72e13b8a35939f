package dev.sbsync.client;

import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.error.UnwritablePayloadException;
import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.ApiCall;
import dev.sbsync.client.internal.Listing;
import dev.sbsync.client.internal.Parameter;
import dev.sbsync.client.model.Story;
import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.client.model.StoryVersion;
import dev.sbsync.transport.RetrySafety;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads and writes the stories and folders of one space (docs/management-api.md). Thread-safe. A method sends one
 * request and blocks; a stream sends one per page while it is consumed.
 *
 * <p>Errors and retries: see {@linkplain dev.sbsync.client the package}.
 */
public final class StoryOperations {

    /** The code of the default language in lists of languages (docs/management-api.md). */
    public static final String DEFAULT_LANGUAGE = "[default]";

    private final Api api;
    private final StoryCalls calls;

    StoryOperations(Api api, long spaceId) {
        this.api = api;
        this.calls = new StoryCalls(spaceId);
    }

    /**
     * Lists stories and folders without their content, oldest first unless the query sets another order.
     *
     * <p>The stream is lazy: a page is requested when its first item is needed, so stream operations throw the
     * exceptions of requests. From the second page on it reads ahead ({@link ManagementClientBuilder#readAhead}); close
     * a stream that is not read to its end. It is sequential and for one thread.
     *
     * <p>An item that is in the list throughout occurs exactly once, whatever is added, removed or moved meanwhile. If
     * {@code Total} changes or items move between pages, pages are read again (the whole list, if edits can change the
     * order), so an item may come later than its place in the order. Not noticed: an item that is removed and another
     * that is added or restored while the same pages are being read. The items are counted against {@code Total}; pages
     * that do not add up are read again.
     *
     * <p>A query for more items than fit into one request is sent in several, each with its own order.
     *
     * <p>The stream throws {@link dev.sbsync.client.error.UnstableListException} if the list keeps changing, and
     * {@link dev.sbsync.client.error.IncompleteListException} if its pages do not add up.
     */
    public Stream<Story> list(StoryQuery query) {
        List<Listing> parts = IntStream.range(0, query.parts())
                .mapToObj(part -> new Listing(
                        page -> calls.page(query.parameters(part, page)),
                        query.perPage(),
                        query.maxItems(part),
                        query.fixedOrder() ? Listing.Order.FIXED : Listing.Order.ANY,
                        true))
                .toList();
        return api.stream(parts).map(Story::of);
    }

    /**
     * Reads one page of a list, with the total: stories and folders without their content. The page size of the query
     * is ignored.
     *
     * @throws IllegalArgumentException if the query names more items than fit into one request, or the page is larger
     *     than the API allows
     */
    public Page<Story> page(StoryQuery query, PageRequest request) {
        ApiCall call = calls.page(request.parameters(query.filters(), StoryQuery.MAX_PER_PAGE));
        return Page.of(api.call(call), request, Story::of);
    }

    /**
     * Returns a story or folder with its content: always the draft layer (docs/management-api.md).
     *
     * @throws NotFoundException if there is none with this id in the space
     */
    public Story get(long id) {
        return story(calls.get(id));
    }

    /**
     * Returns a story or folder by its uuid, with its content.
     *
     * @throws NotFoundException if the space has none with this uuid
     * @throws IllegalArgumentException if {@code uuid} has a character that no uuid has
     */
    public Story get(String uuid) {
        return story(calls.get(uuid));
    }

    /**
     * Creates a story or folder and returns it as stored, with an id and a uuid assigned by the API. Not retried if the
     * response is lost: a second execution would create a second item, or be refused because of the first.
     * {@link WriteOption#FORCE_UPDATE} is not sent.
     *
     * @throws InvalidException if the API refuses a value, such as a slug that is taken
     * @throws UnwritablePayloadException if the payload cannot be written without changing it
     * @throws IllegalArgumentException if a folder is to be published
     */
    public Story create(StoryPayload payload, WriteOption... options) {
        return story(calls.create(payload, List.of(options)));
    }

    /**
     * Updates a story or folder and returns it as stored. Attributes that are not in the payload stay as they are;
     * content is replaced entirely. Retried if the response is lost, as a second execution changes nothing; not if a
     * row of {@code translated_slugs_attributes} has no id: a second execution would add it again, or be refused
     * (docs/management-api.md).
     *
     * @throws NotFoundException if there is none with this id in the space
     * @throws InvalidException if the API refuses a value
     * @throws UnwritablePayloadException if the payload cannot be written without changing it
     * @throws IllegalArgumentException if a folder is to be published
     */
    public Story update(long id, StoryPayload payload, WriteOption... options) {
        return story(calls.update(id, payload, List.of(options)));
    }

    /**
     * Deletes a story or folder with its content: it is moved to the trash (docs/management-api.md). Retried if the
     * response is lost; a retry that finds nothing succeeds.
     *
     * @throws NotFoundException if there is none with this id in the space
     */
    public void delete(long id) {
        api.call(calls.delete(id));
    }

    /**
     * Restores a story or folder from the trash, a folder with everything deleted with it. If its parent folder no
     * longer exists, it is restored at the root. A GET that writes. Retried if the response is lost: once it is
     * restored, a second execution finds nothing in the trash.
     *
     * @throws NotFoundException if the trash has none with this id
     * @throws InvalidException if its slug is taken
     */
    public void undelete(long id) {
        api.call(calls.undelete(id));
    }

    /**
     * Publishes the draft layer of a story and returns the story. A GET that writes (docs/management-api.md). Retried
     * if the response is lost: the retry publishes the draft as it is by then, including an edit saved in these few
     * seconds.
     *
     * @throws NotFoundException if there is none with this id in the space
     */
    public Story publish(long id) {
        return story(calls.change(id, "publish"));
    }

    /**
     * Publishes a story in some languages, in spaces that publish translations individually (docs/management-api.md).
     * Retried like {@link #publish(long)}.
     *
     * @param languages their codes; {@link #DEFAULT_LANGUAGE} for the default language
     * @throws NotFoundException if there is none with this id in the space
     * @throws IllegalArgumentException if there are none, which would publish all
     */
    public Story publish(long id, List<String> languages) {
        return story(calls.change(id, "publish", languages));
    }

    /**
     * Unpublishes a story, keeping its draft layer, and returns the story. A GET that writes. Retried if the response
     * is lost: a second execution changes nothing.
     *
     * @throws NotFoundException if there is none with this id in the space
     */
    public Story unpublish(long id) {
        return story(calls.change(id, "unpublish"));
    }

    /**
     * Unpublishes a story in some languages. Retried like {@link #unpublish(long)}.
     *
     * @param languages their codes; {@link #DEFAULT_LANGUAGE} for the default language
     * @throws NotFoundException if there is none with this id in the space
     * @throws IllegalArgumentException if there are none, which would unpublish all
     */
    public Story unpublish(long id, List<String> languages) {
        return story(calls.change(id, "unpublish", languages));
    }

    /**
     * Resets the draft layer to the published layer and returns the story. A GET that writes. Not retried if the
     * response is lost: a second execution would discard what was saved after the first.
     *
     * @throws NotFoundException if there is none with this id in the space
     */
    public Story discardChanges(long id) {
        return story(calls.change(id, "discard_changes").retrySafety(RetrySafety.IF_NOT_APPLIED));
    }

    /**
     * Moves a story or folder, with its content, to another folder. Retried if the response is lost: a second execution
     * changes nothing.
     *
     * @param folderId the folder; 0 for the root
     * @throws NotFoundException if there is none with this id in the space
     * @throws IllegalArgumentException if {@code folderId} is negative
     */
    public void move(long id, long folderId) {
        api.call(calls.move(id, folderId));
    }

    /**
     * Moves a story or folder to a folder, behind another item there. Retried like {@link #move(long, long)}.
     *
     * @param folderId the folder; 0 for the root
     * @param afterId the item of that folder that it follows
     * @throws NotFoundException if there is none with this id in the space
     * @throws IllegalArgumentException if {@code folderId} is negative or {@code afterId} is not positive
     */
    public void move(long id, long folderId, long afterId) {
        api.call(calls.move(id, folderId, afterId));
    }

    /**
     * Checks if the API would accept slug, parent folder and translated slugs of a payload. A POST that only reads.
     *
     * @param payload the payload of a later {@link #create} or {@link #update}
     */
    public SlugCheck validateSlugs(StoryPayload payload) {
        try {
            boolean accepted = api.call(calls.validateSlugs(payload))
                    .wrapped()
                    .path("success")
                    .booleanValue(false);
            return new SlugCheck(accepted, List.of());
        } catch (InvalidException refused) {
            return new SlugCheck(false, refused.messages());
        }
    }

    /**
     * Changes the uuid of a story or folder. References to the old one in this space are broken by that. Retried if the
     * response is lost: a second execution changes nothing.
     *
     * @return the story from the response; empty if there is none: read the story then to be certain of the change
     * @throws NotFoundException if there is none with this id in the space
     * @throws InvalidException if another story has the uuid ({@link InvalidException#uuidTaken()})
     * @throws IllegalArgumentException if {@code uuid} is blank
     */
    public Optional<Story> updateUuid(long id, String uuid) {
        if (uuid.isBlank()) {
            throw new IllegalArgumentException("The uuid is blank; give the new uuid of the story.");
        }
        JsonNode shown = api.call(calls.updateUuid(id, uuid)).wrapped();
        return shown.path("uuid").asString("").equals(uuid) ? Optional.of(Story.of(shown)) : Optional.empty();
    }

    /**
     * Lists the versions of a story without their content, newest first, 100 per page.
     *
     * <p>Lazy like {@link #list}, without reading ahead. Empty if the history was pruned, or for a duplicated space
     * (docs/management-api.md).
     */
    public Stream<StoryVersion> versions(long storyId) {
        return versions(StoryVersionQuery.ofStory(storyId));
    }

    /** Lists versions like {@link #versions(long)}, with their content if the query requests it. */
    public Stream<StoryVersion> versions(StoryVersionQuery query) {
        return api.stream(Listing.paged(page -> calls.versions(query, query.parameters(page)), query.perPage(), false))
                .map(StoryVersion::of);
    }

    /**
     * Reads one page of the versions of a story, 100 at most, with the total. The page size of the query is ignored.
     *
     * @throws IllegalArgumentException if the page is larger than the API allows
     */
    public Page<StoryVersion> page(StoryVersionQuery query, PageRequest request) {
        List<Parameter> parameters = request.parameters(query.filters(), StoryQuery.MAX_PER_PAGE);
        return Page.of(api.call(calls.versions(query, parameters)), request, StoryVersion::of);
    }

    /**
     * Reads one version with its content; its id is one of {@link #versions}.
     *
     * @throws NotFoundException if there is no such version
     */
    public StoryVersion version(long versionId) {
        return StoryVersion.of(api.call(calls.version(versionId)).wrapped());
    }

    private Story story(ApiCall call) {
        return Story.of(api.call(call).wrapped());
    }
}
