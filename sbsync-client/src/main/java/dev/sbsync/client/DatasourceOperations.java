package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.ResourceCalls;
import dev.sbsync.client.model.Datasource;
import dev.sbsync.client.model.DatasourcePayload;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes the datasources of one space (docs/management-api.md). Thread-safe. A method sends one request and
 * blocks; a stream sends one per page while it is consumed.
 *
 * <p>Errors and retries: see {@linkplain dev.sbsync.client the package}.
 */
public final class DatasourceOperations {

    private final ResourceCalls<Datasource> calls;

    DatasourceOperations(Api api, long spaceId) {
        calls = new ResourceCalls<>(api, spaceId, "datasources", "datasource", Datasource::of);
    }

    /** Lists all datasources in the API's order, lazily, 100 per page. */
    public Stream<Datasource> list() {
        return calls.pages(StoryQuery.MAX_PER_PAGE);
    }

    /**
     * Reads one page of the list of all datasources, with the total.
     *
     * @throws IllegalArgumentException if the page is larger than the API allows
     */
    public Page<Datasource> page(PageRequest request) {
        return Page.of(calls, request, StoryQuery.MAX_PER_PAGE);
    }

    /**
     * Returns one datasource.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id in the space
     */
    public Datasource get(long id) {
        return calls.get(id);
    }

    /**
     * Creates a datasource and returns it as stored. Not retried if the response is lost: a second execution would
     * create a second one, or be refused because of the first.
     *
     * @param payload with {@code name} and {@code slug} at least
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public Datasource create(DatasourcePayload payload) {
        return calls.create(payload.json());
    }

    /**
     * Updates a datasource and returns it as stored; attributes that are not in the payload stay. Retried if the
     * response is lost, unless a dimension of the payload has no id: a second execution would add that one twice.
     *
     * @param payload to copy another datasource, {@link Datasource#toPayloadFor}
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id in the space
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public Datasource update(long id, DatasourcePayload payload) {
        ObjectNode json = payload.json();
        return calls.update(id, json, json.path("dimensions_attributes"));
    }

    /**
     * Deletes a datasource, its entries and dimensions. Retried if the response is lost; a retry that finds nothing
     * succeeds.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id in the space
     */
    public void delete(long id) {
        calls.delete(id);
    }
}
