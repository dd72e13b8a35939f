package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.Parameter;
import dev.sbsync.client.internal.QueryValues;
import dev.sbsync.client.internal.ResourceCalls;
import dev.sbsync.client.model.InternalTag;
import dev.sbsync.client.model.InternalTagPayload;
import java.util.stream.Stream;

/**
 * Reads and writes the tags of components and assets of one space (docs/management-api.md). Thread-safe; every method
 * makes one request and blocks until its answer is there, except that a stream makes one per page, while it is
 * consumed.
 *
 * <p>Every method throws {@link dev.sbsync.client.error.ApiException} where the API refuses, and
 * {@link dev.sbsync.transport.error.TransportException} if there is no usable response. What was surely not applied
 * (not sent, or 429) is repeated within the retry policy; each method says whether it is repeated where its answer is
 * lost.
 */
public final class InternalTagOperations {

    private final ResourceCalls<InternalTag> calls;

    InternalTagOperations(Api api, long spaceId) {
        calls = new ResourceCalls<>(api, spaceId, "internal_tags", "internal_tag", InternalTag::of);
    }

    /** Lists all internal tags, lazily and 100 a page, in the API's order. A read: repeated. */
    public Stream<InternalTag> list() {
        return calls.pages(StoryQuery.MAX_PER_PAGE);
    }

    /**
     * Reads one page of the list of all internal tags, with the total. One request; a read: repeated.
     *
     * @throws IllegalArgumentException if the page is larger than the API gives
     */
    public Page<InternalTag> page(PageRequest request) {
        return Page.of(calls, request, StoryQuery.MAX_PER_PAGE);
    }

    /**
     * Lists the internal tags of one kind of things.
     *
     * @param objectType {@code asset}, {@code component} or {@code idea}
     */
    public Stream<InternalTag> list(String objectType) {
        return calls.pages(StoryQuery.MAX_PER_PAGE, ofType(objectType));
    }

    /**
     * Reads one page of the list of the internal tags of one kind of things, with the total. One request; a read:
     * repeated.
     *
     * @throws IllegalArgumentException if the page is larger than the API gives
     */
    public Page<InternalTag> page(String objectType, PageRequest request) {
        return Page.of(calls, request, StoryQuery.MAX_PER_PAGE, ofType(objectType));
    }

    /**
     * Creates an internal tag and returns it as stored. Not repeated where the answer is lost: a second execution would
     * create a second one, or be refused because of the first.
     *
     * @param payload with {@code name} and {@code object_type} at least
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public InternalTag create(InternalTagPayload payload) {
        return calls.create(payload.json());
    }

    /**
     * Updates an internal tag; attributes that the payload lacks stay. What the API answers is not known for sure, so
     * that nothing is returned. Repeated where the answer is lost: a second execution changes nothing.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public void update(long id, InternalTagPayload payload) {
        calls.updateSilently(id, payload.json());
    }

    /**
     * Deletes an internal tag. Fields of components that allow it by id keep the id. Repeated where the answer is lost;
     * that a repetition finds nothing is success.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     */
    public void delete(long id) {
        calls.delete(id);
    }

    private static Parameter ofType(String objectType) {
        return new Parameter("by_object_type", QueryValues.text("by_object_type", objectType));
    }
}
