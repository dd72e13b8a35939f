package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.ResourceCalls;
import dev.sbsync.client.model.Datasource;
import dev.sbsync.client.model.DatasourcePayload;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes the datasources of one space (docs/management-api.md). Thread-safe; every method makes one request
 * and blocks until its answer is there, except that a stream makes one per page, while it is consumed.
 *
 * <p>Every method throws {@link dev.sbsync.client.error.ApiException} where the API refuses, and
 * {@link dev.sbsync.transport.error.TransportException} if there is no usable response. What was surely not applied
 * (not sent, or 429) is repeated within the retry policy; each method says whether it is repeated where its answer is
 * lost.
 */
public final class DatasourceOperations {

    private final ResourceCalls<Datasource> calls;

    DatasourceOperations(Api api, long spaceId) {
        calls = new ResourceCalls<>(api, spaceId, "datasources", "datasource", Datasource::of);
    }

    /** Lists all datasources, lazily and 100 a page, in the API's order. A read: repeated. */
    public Stream<Datasource> list() {
        return calls.pages(StoryQuery.MAX_PER_PAGE);
    }

    /**
     * Reads one page of the list of all datasources, with the total. One request; a read: repeated.
     *
     * @throws IllegalArgumentException if the page is larger than the API gives
     */
    public Page<Datasource> page(PageRequest request) {
        return Page.of(calls, request, StoryQuery.MAX_PER_PAGE);
    }

    /**
     * Returns one datasource. A read: repeated.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     */
    public Datasource get(long id) {
        return calls.get(id);
    }

    /**
     * Creates a datasource and returns it as stored. Not repeated where the answer is lost: a second execution would
     * create a second one, or be refused because of the first.
     *
     * @param payload with {@code name} and {@code slug} at least
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public Datasource create(DatasourcePayload payload) {
        return calls.create(payload.json());
    }

    /**
     * Updates a datasource and returns it as stored; attributes that the payload lacks stay. Repeated where the answer
     * is lost, unless a dimension of the payload has no id: a second execution would add that one twice.
     *
     * @param payload for one that is to be like another, {@link Datasource#toPayloadFor}
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public Datasource update(long id, DatasourcePayload payload) {
        ObjectNode json = payload.json();
        return calls.update(id, json, json.path("dimensions_attributes"));
    }

    /**
     * Deletes a datasource, its entries and dimensions. Repeated where the answer is lost; that a repetition finds
     * nothing is success.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     */
    public void delete(long id) {
        calls.delete(id);
    }
}
