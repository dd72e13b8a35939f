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
 * Reads and writes the stories and folders of one space (docs/management-api.md). Thread-safe; every method makes one
 * request and blocks until its answer is there, except that a stream makes one per page, while it is consumed.
 *
 * <p>Every method throws {@link dev.sbsync.client.error.ApiException} where the API refuses, and
 * {@link dev.sbsync.transport.error.TransportException} if there is no usable response. Where a write fails with
 * {@link dev.sbsync.transport.error.SbsyncException#ambiguous()}, it may have been applied: read before repeating it.
 *
 * <p>Each method says how it is repeated where an answer is lost. What was surely not applied (not sent, or 429) always
 * is, within the retry policy.
 */
public final class StoryOperations {

    /** What the default language of a space is called where languages are listed (docs/management-api.md). */
    public static final String DEFAULT_LANGUAGE = "[default]";

    private final Api api;
    private final StoryCalls calls;

    StoryOperations(Api api, long spaceId) {
        this.api = api;
        this.calls = new StoryCalls(spaceId);
    }

    /**
     * Lists stories and folders without their content, oldest first unless the query says otherwise.
     *
     * <p>The stream is lazy: it asks for a page when that page's first item is needed, so its operations throw what
     * requests throw. From the second page on it reads ahead ({@link ManagementClientBuilder#readAhead}); close it
     * where it is not consumed to its end, or requests that were sent ahead are still answered. It is sequential and
     * for one thread.
     *
     * <p>An item that is there throughout comes exactly once, whatever is added, removed or moved meanwhile: each id
     * comes once, and where {@code Total} changed or items moved between pages the pages around are read again (with an
     * order that edits can change, the whole list), so that an item may come later than its place in the order. A
     * change that shows in neither is not noticed: an item that is removed and one that is added or restored while the
     * pages around are on their way. What its pages have is counted against {@code Total}; pages that do not add up are
     * read again, and a page that is full is never the end.
     *
     * <p>A query that names more items than fit one request is asked in several, each in its own order.
     *
     * <p>The stream throws {@link dev.sbsync.client.error.UnstableListException} where the list does not come to rest,
     * and {@link dev.sbsync.client.error.IncompleteListException} where it does not add up. A read: repeated.
     */
    public Stream<Story> list(StoryQuery query) {
        List<Listing> parts = IntStream.range(0, query.parts())
                .mapToObj(part -> new Listing(
                        page -> calls.page(query.parameters(part, page)),
                        query.perPage(),
                        query.most(part),
                        query.fixedOrder() ? Listing.Order.FIXED : Listing.Order.ANY,
                        true))
                .toList();
        return api.stream(parts).map(Story::of);
    }

    /**
     * Reads one page of a list, with the total: stories and folders without their content. The query's own page size
     * does not count. One request; a read: repeated.
     *
     * @throws IllegalArgumentException if the query names more items than fit one request, or the page is larger than
     *     the API gives
     */
    public Page<Story> page(StoryQuery query, PageRequest request) {
        ApiCall call = calls.page(request.parameters(query.filters(), StoryQuery.MAX_PER_PAGE));
        return Page.of(api.call(call), request, Story::of);
    }

    /**
     * Returns a story or folder with its content: always the draft layer (docs/management-api.md). A read: repeated.
     *
     * @throws NotFoundException if the space has none with this id
     */
    public Story get(long id) {
        return story(calls.get(id));
    }

    /**
     * Returns a story or folder by its uuid, with its content. A read: repeated.
     *
     * @throws NotFoundException if the space has none with this uuid
     * @throws IllegalArgumentException if {@code uuid} has a character that no uuid has
     */
    public Story get(String uuid) {
        return story(calls.get(uuid));
    }

    /**
     * Creates a story or folder and returns it as stored, under an id and a uuid of the API's choice.
     *
     * <p>Not repeated where the answer is lost: a second execution would create a second item, or be refused because of
     * the first. {@link WriteOption#FORCE_UPDATE} is not sent.
     *
     * @throws InvalidException if the API refuses a value, such as a slug that is taken
     * @throws UnwritablePayloadException if the payload cannot be written without changing it
     * @throws IllegalArgumentException if a folder is to be published
     */
    public Story create(StoryPayload payload, WriteOption... options) {
        return story(calls.create(payload, List.of(options)));
    }

    /**
     * Updates a story or folder and returns it as stored. Attributes that the payload lacks stay as they are; content
     * is replaced whole.
     *
     * <p>Repeated where the answer is lost, because a second execution changes nothing. Not so where a row of
     * {@code translated_slugs_attributes} has no id: a second execution would add it again, or be refused
     * (docs/management-api.md).
     *
     * @throws NotFoundException if the space has none with this id
     * @throws InvalidException if the API refuses a value
     * @throws UnwritablePayloadException if the payload cannot be written without changing it
     * @throws IllegalArgumentException if a folder is to be published
     */
    public Story update(long id, StoryPayload payload, WriteOption... options) {
        return story(calls.update(id, payload, List.of(options)));
    }

    /**
     * Deletes a story or folder, and what is in the folder with it; it goes to the trash (docs/management-api.md).
     *
     * <p>Repeated where the answer is lost; that a repetition finds nothing any more is success.
     *
     * @throws NotFoundException if the space has none with this id
     */
    public void delete(long id) {
        api.call(calls.delete(id));
    }

    /**
     * Takes a story or folder out of the trash, a folder with what was deleted with it. Where its folder is gone, it
     * goes to the root. A GET that writes.
     *
     * <p>Repeated where the answer is lost: once it is out of the trash, a second execution finds nothing there.
     *
     * @throws NotFoundException if the trash has none with this id
     * @throws InvalidException if its slug is taken
     */
    public void undelete(long id) {
        api.call(calls.undelete(id));
    }

    /**
     * Publishes the draft layer of a story and returns the story. A GET that writes (docs/management-api.md).
     *
     * <p>Repeated where the answer is lost: what is published then is the draft as it is then, so that somebody's save
     * of these few seconds is published with it.
     *
     * @throws NotFoundException if the space has none with this id
     */
    public Story publish(long id) {
        return story(calls.change(id, "publish"));
    }

    /**
     * Publishes a story in some languages, in spaces that publish translations individually (docs/management-api.md).
     * Repeated as {@link #publish(long)}.
     *
     * @param languages their codes, {@link #DEFAULT_LANGUAGE} among them where it is meant
     * @throws NotFoundException if the space has none with this id
     * @throws IllegalArgumentException if there are none, which would publish all
     */
    public Story publish(long id, List<String> languages) {
        return story(calls.change(id, "publish", languages));
    }

    /**
     * Takes a story offline, leaving its draft layer, and returns the story. A GET that writes.
     *
     * <p>Repeated where the answer is lost: a second execution leaves it offline.
     *
     * @throws NotFoundException if the space has none with this id
     */
    public Story unpublish(long id) {
        return story(calls.change(id, "unpublish"));
    }

    /**
     * Takes a story offline in some languages. Repeated as {@link #unpublish(long)}.
     *
     * @param languages their codes, {@link #DEFAULT_LANGUAGE} among them where it is meant
     * @throws NotFoundException if the space has none with this id
     * @throws IllegalArgumentException if there are none, which would take all offline
     */
    public Story unpublish(long id, List<String> languages) {
        return story(calls.change(id, "unpublish", languages));
    }

    /**
     * Makes the published layer the draft layer again, whatever was saved since, and returns the story. A GET that
     * writes.
     *
     * <p>Not repeated where the answer is lost: a second execution would throw away what somebody saved after the
     * first.
     *
     * @throws NotFoundException if the space has none with this id
     */
    public Story discardChanges(long id) {
        return story(calls.change(id, "discard_changes").retrySafety(RetrySafety.IF_NOT_APPLIED));
    }

    /**
     * Moves a story or folder, and what is in the folder with it, to another folder.
     *
     * <p>Repeated where the answer is lost: a second execution moves nothing.
     *
     * @param folderId the folder; 0 for the root
     * @throws NotFoundException if the space has none with this id
     * @throws IllegalArgumentException if {@code folderId} is negative
     */
    public void move(long id, long folderId) {
        api.call(calls.move(id, folderId));
    }

    /**
     * Moves a story or folder behind another one of a folder. Repeated as {@link #move(long, long)}.
     *
     * @param folderId the folder; 0 for the root
     * @param afterId the item of that folder behind which it goes
     * @throws NotFoundException if the space has none with this id
     * @throws IllegalArgumentException if {@code folderId} is negative or {@code afterId} is not positive
     */
    public void move(long id, long folderId, long afterId) {
        api.call(calls.move(id, folderId, afterId));
    }

    /**
     * Asks whether slug, parent folder and translated slugs of a payload would be accepted; everything else of it is
     * left out. A POST that changes nothing: repeated.
     *
     * @param payload what {@link #create} or {@link #update} would be given
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
     * Gives a story or folder another uuid. References to the old one in this space then lead nowhere.
     *
     * <p>Repeated where the answer is lost: a second execution changes nothing.
     *
     * @return the story as the answer shows it, under its new uuid; empty if the answer shows nothing, as it is untyped
     *     (docs/management-api.md): the change then is certain only once the story was read or listed
     * @throws NotFoundException if the space has none with this id
     * @throws InvalidException if another story has the uuid ({@link InvalidException#uuidTaken()})
     * @throws IllegalArgumentException if {@code uuid} is blank
     */
    public Optional<Story> updateUuid(long id, String uuid) {
        if (uuid.isBlank()) {
            throw new IllegalArgumentException("The uuid is blank; give the one that the story is to have.");
        }
        JsonNode shown = api.call(calls.updateUuid(id, uuid)).wrapped();
        return shown.path("uuid").asString("").equals(uuid) ? Optional.of(Story.of(shown)) : Optional.empty();
    }

    /**
     * Lists the versions of a story without their content, in the API's order, newest first, 100 a page.
     *
     * <p>Lazy, like {@link #list}, and not read ahead. Empty where the history was pruned or never was, as in a
     * duplicated space (docs/management-api.md). A read: repeated.
     */
    public Stream<StoryVersion> versions(long storyId) {
        return versions(StoryVersionQuery.ofStory(storyId));
    }

    /** Lists versions as {@link #versions(long)} does, with their content where the query says so. */
    public Stream<StoryVersion> versions(StoryVersionQuery query) {
        return api.stream(Listing.paged(page -> calls.versions(query, query.parameters(page)), query.perPage(), false))
                .map(StoryVersion::of);
    }

    /**
     * Reads one page of the versions of a story, 100 at most, with the total. The query's own page size does not count.
     * One request; a read: repeated.
     *
     * @throws IllegalArgumentException if the page is larger than the API gives
     */
    public Page<StoryVersion> page(StoryVersionQuery query, PageRequest request) {
        List<Parameter> parameters = request.parameters(query.filters(), StoryQuery.MAX_PER_PAGE);
        return Page.of(api.call(calls.versions(query, parameters)), request, StoryVersion::of);
    }

    /**
     * Reads one version with its content; its id is one of {@link #versions}. A read: repeated.
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
