package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.Parameter;
import dev.sbsync.client.internal.QueryValues;
import dev.sbsync.client.internal.ResourceCalls;
import dev.sbsync.client.model.DatasourceEntry;
import dev.sbsync.client.model.DatasourceEntryPayload;
import java.util.stream.Stream;

/**
 * Reads and writes the entries of the datasources of one space (docs/management-api.md). Thread-safe. A method sends
 * one request and blocks; a stream sends one per page while it is consumed.
 *
 * <p>Errors and retries: see {@linkplain dev.sbsync.client the package}.
 */
public final class DatasourceEntryOperations {

    private static final int PER_PAGE = 1000;

    private final ResourceCalls<DatasourceEntry> calls;

    DatasourceEntryOperations(Api api, long spaceId) {
        calls = new ResourceCalls<>(api, spaceId, "datasource_entries", "datasource_entry", DatasourceEntry::of);
    }

    /** Lists the entries of a datasource in the API's order, lazily, 1000 per page. */
    public Stream<DatasourceEntry> list(long datasourceId) {
        return calls.pages(PER_PAGE, datasource(datasourceId));
    }

    /**
     * Reads one page of the entries of a datasource, 1000 at most, with the total.
     *
     * @throws IllegalArgumentException if the page is larger than the API allows
     */
    public Page<DatasourceEntry> page(long datasourceId, PageRequest request) {
        return Page.of(calls, request, PER_PAGE, datasource(datasourceId));
    }

    /**
     * Lists the entries of a datasource with their values in a dimension ({@link DatasourceEntry#dimensionValue}).
     *
     * @param dimensionId the id of the dimension, not its {@code entry_value}
     */
    public Stream<DatasourceEntry> list(long datasourceId, long dimensionId) {
        return calls.pages(PER_PAGE, datasource(datasourceId), dimension(dimensionId));
    }

    /**
     * Reads one page of the entries of a datasource with their values in a dimension, 1000 at most, with the total.
     *
     * @param dimensionId the id of the dimension, not its {@code entry_value}
     * @throws IllegalArgumentException if the page is larger than the API allows
     */
    public Page<DatasourceEntry> page(long datasourceId, long dimensionId, PageRequest request) {
        return Page.of(calls, request, PER_PAGE, datasource(datasourceId), dimension(dimensionId));
    }

    /**
     * Returns one entry.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id in the space
     */
    public DatasourceEntry get(long id) {
        return calls.get(id);
    }

    /**
     * Creates an entry and returns it as stored. Not retried if the response is lost: a second execution would create a
     * second one, or be refused because of the first.
     *
     * @param payload with {@code datasource_id}, {@code name} and {@code value} at least
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public DatasourceEntry create(DatasourceEntryPayload payload) {
        return calls.create(payload.json());
    }

    /**
     * Updates an entry; attributes that are not in the payload stay. Returns nothing, as the API does not. Retried if
     * the response is lost: a second execution changes nothing.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id in the space
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public void update(long id, DatasourceEntryPayload payload) {
        calls.updateNoContent(id, payload.json());
    }

    /**
     * Updates an entry and its value in a dimension, {@code dimension_value} of the payload; a blank one clears the
     * value. Retried like {@link #update(long, DatasourceEntryPayload)}.
     *
     * @param dimensionId the id of the dimension, not its {@code entry_value}
     */
    public void update(long id, long dimensionId, DatasourceEntryPayload payload) {
        calls.updateNoContent(
                id, payload.json(), Parameter.of("dimension_id", QueryValues.id("dimension_id", dimensionId)));
    }

    /**
     * Deletes an entry. Retried if the response is lost; a retry that finds nothing succeeds.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id in the space
     */
    public void delete(long id) {
        calls.delete(id);
    }

    private static Parameter datasource(long id) {
        return Parameter.of("datasource_id", QueryValues.id("datasource_id", id));
    }

    private static Parameter dimension(long id) {
        return Parameter.of("dimension", QueryValues.id("dimension", id));
    }
}
