package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.Parameter;
import dev.sbsync.client.internal.QueryValues;
import dev.sbsync.client.internal.ResourceCalls;
import dev.sbsync.client.model.InternalTag;
import dev.sbsync.client.model.InternalTagPayload;
import java.util.stream.Stream;

/**
 * Reads and writes the tags of components and assets of one space (docs/management-api.md). Thread-safe. A method sends
 * one request and blocks; a stream sends one per page while it is consumed.
 *
 * <p>Errors and retries: see {@linkplain dev.sbsync.client the package}.
 */
public final class InternalTagOperations {

    private final ResourceCalls<InternalTag> calls;

    InternalTagOperations(Api api, long spaceId) {
        calls = new ResourceCalls<>(api, spaceId, "internal_tags", "internal_tag", InternalTag::of);
    }

    /** Lists all internal tags in the API's order, lazily, 100 per page. */
    public Stream<InternalTag> list() {
        return calls.pages(StoryQuery.MAX_PER_PAGE);
    }

    /**
     * Reads one page of the list of all internal tags, with the total.
     *
     * @throws IllegalArgumentException if the page is larger than the API allows
     */
    public Page<InternalTag> page(PageRequest request) {
        return Page.of(calls, request, StoryQuery.MAX_PER_PAGE);
    }

    /**
     * Lists the internal tags of one object type.
     *
     * @param objectType {@code asset}, {@code component} or {@code idea}
     */
    public Stream<InternalTag> list(String objectType) {
        return calls.pages(StoryQuery.MAX_PER_PAGE, ofType(objectType));
    }

    /**
     * Reads one page of the internal tags of one object type, with the total.
     *
     * @throws IllegalArgumentException if the page is larger than the API allows
     */
    public Page<InternalTag> page(String objectType, PageRequest request) {
        return Page.of(calls, request, StoryQuery.MAX_PER_PAGE, ofType(objectType));
    }

    /**
     * Creates an internal tag and returns it as stored. Not retried if the response is lost: a second execution would
     * create a second one, or be refused because of the first.
     *
     * @param payload with {@code name} and {@code object_type} at least
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public InternalTag create(InternalTagPayload payload) {
        return calls.create(payload.json());
    }

    /**
     * Updates an internal tag; attributes that are not in the payload stay. Returns nothing, as the response of the API
     * is not documented. Retried if the response is lost: a second execution changes nothing.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id in the space
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public void update(long id, InternalTagPayload payload) {
        calls.updateNoContent(id, payload.json());
    }

    /**
     * Deletes an internal tag. Fields of components that allow it by id keep the id. Retried if the response is lost; a
     * retry that finds nothing succeeds.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id in the space
     */
    public void delete(long id) {
        calls.delete(id);
    }

    private static Parameter ofType(String objectType) {
        return new Parameter("by_object_type", QueryValues.text("by_object_type", objectType));
    }
}
