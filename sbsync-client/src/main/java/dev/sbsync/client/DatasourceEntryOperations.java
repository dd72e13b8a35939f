package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.Parameter;
import dev.sbsync.client.internal.QueryValues;
import dev.sbsync.client.internal.ResourceCalls;
import dev.sbsync.client.model.DatasourceEntry;
import dev.sbsync.client.model.DatasourceEntryPayload;
import java.util.stream.Stream;

/**
 * Reads and writes the entries of the datasources of one space (docs/management-api.md). Thread-safe; every method
 * makes one request and blocks until its answer is there, except that a stream makes one per page, while it is
 * consumed.
 *
 * <p>Every method throws {@link dev.sbsync.client.error.ApiException} where the API refuses, and
 * {@link dev.sbsync.transport.error.TransportException} if there is no usable response. What was surely not applied
 * (not sent, or 429) is repeated within the retry policy; each method says whether it is repeated where its answer is
 * lost.
 */
public final class DatasourceEntryOperations {

    private static final int PER_PAGE = 1000;

    private final ResourceCalls<DatasourceEntry> calls;

    DatasourceEntryOperations(Api api, long spaceId) {
        calls = new ResourceCalls<>(api, spaceId, "datasource_entries", "datasource_entry", DatasourceEntry::of);
    }

    /** Lists the entries of a datasource, lazily and 1000 a page, in the API's order. A read: repeated. */
    public Stream<DatasourceEntry> list(long datasourceId) {
        return calls.pages(PER_PAGE, datasource(datasourceId));
    }

    /**
     * Reads one page of the entries of a datasource, 1000 at most, with the total. One request; a read: repeated.
     *
     * @throws IllegalArgumentException if the page is larger than the API gives
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
     * Reads one page of the entries of a datasource with their values in a dimension, 1000 at most, with the total. One
     * request; a read: repeated.
     *
     * @param dimensionId the id of the dimension, not its {@code entry_value}
     * @throws IllegalArgumentException if the page is larger than the API gives
     */
    public Page<DatasourceEntry> page(long datasourceId, long dimensionId, PageRequest request) {
        return Page.of(calls, request, PER_PAGE, datasource(datasourceId), dimension(dimensionId));
    }

    /**
     * Returns one entry. A read: repeated.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     */
    public DatasourceEntry get(long id) {
        return calls.get(id);
    }

    /**
     * Creates an entry and returns it as stored. Not repeated where the answer is lost: a second execution would create
     * a second one, or be refused because of the first.
     *
     * @param payload with {@code datasource_id}, {@code name} and {@code value} at least
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public DatasourceEntry create(DatasourceEntryPayload payload) {
        return calls.create(payload.json());
    }

    /**
     * Updates an entry; attributes that the payload lacks stay. The API answers without a body, so that nothing is
     * returned. Repeated where the answer is lost: a second execution changes nothing.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public void update(long id, DatasourceEntryPayload payload) {
        calls.updateSilently(id, payload.json());
    }

    /**
     * Updates an entry and its value in a dimension, {@code dimension_value} of the payload, which where blank is
     * cleared. Repeated as {@link #update(long, Payload)}.
     *
     * @param dimensionId the id of the dimension, not its {@code entry_value}
     */
    public void update(long id, long dimensionId, DatasourceEntryPayload payload) {
        calls.updateSilently(
                id, payload.json(), Parameter.of("dimension_id", QueryValues.id("dimension_id", dimensionId)));
    }

    /**
     * Deletes an entry. Repeated where the answer is lost; that a repetition finds nothing is success.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
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
