package dev.sbsync.client.internal;

import dev.sbsync.transport.RetrySafety;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The calls that all resources of a space have in common. Immutable.
 *
 * @param <T> the type of one record
 */
public final class ResourceCalls<T> {

    private final Api api;
    private final String path;
    private final String one;
    private final String many;
    private final Function<JsonNode, T> type;

    /**
     * Creates the calls of one resource.
     *
     * @param resource the last segment of its path, which is also the wrapper key of a list
     * @param one the wrapper key of one record
     * @param type makes a record from its JSON
     */
    public ResourceCalls(Api api, long spaceId, String resource, String one, Function<JsonNode, T> type) {
        this(api, "/v1/spaces/" + spaceId + "/", resource, one, type);
    }

    /** Creates the calls of one resource below another path, which ends in a slash. */
    public ResourceCalls(Api api, String above, String resource, String one, Function<JsonNode, T> type) {
        this.api = api;
        this.path = above + resource;
        this.one = one;
        this.many = resource;
        this.type = type;
    }

    /** Returns a record from its JSON. */
    public T record(JsonNode json) {
        return type.apply(json);
    }

    /** Returns a list that the API does not page; if its headers show more items, these are read too. */
    public List<T> all(Parameter... query) {
        List<Parameter> filters = List.of(query);
        return api.stream(Listing.unpaged(page -> ApiCall.get(path, ExpectedBody.page(many))
                        .query(with(filters, page == 1 ? List.of() : List.of(Parameter.of("page", page))))))
                .map(type)
                .toList();
    }

    /** Returns a paged list in the API's order. Lazy; reads ahead from the second page on. */
    public Stream<T> pages(int perPage, Parameter... query) {
        List<Parameter> filters = List.of(query);
        return api.stream(Listing.paged(
                        page -> ApiCall.get(path, ExpectedBody.page(many))
                                .query(with(
                                        filters,
                                        List.of(Parameter.of("page", page), Parameter.of("per_page", perPage)))),
                        perPage,
                        true))
                .map(type);
    }

    /** Reads one page of a paged list. */
    public ApiAnswer page(List<Parameter> paging, Parameter... query) {
        return api.call(ApiCall.get(path, ExpectedBody.page(many)).query(with(List.of(query), paging)));
    }

    private static List<Parameter> with(List<Parameter> filters, List<Parameter> paging) {
        return Stream.concat(filters.stream(), paging.stream()).toList();
    }

    /** Reads one record under its wrapper key. */
    public T get(long id) {
        return record(ApiCall.get(path + "/" + id, ExpectedBody.object(one).matching(RecordCheck.id(id))));
    }

    /** Reads one record that has no wrapper key. */
    public T getBare(long id) {
        return record(ApiCall.get(path + "/" + id, ExpectedBody.bare().matching(RecordCheck.id(id))));
    }

    /** Creates a record; not retried if the response is lost. */
    public T create(ObjectNode payload) {
        return record(ApiCall.post(path, ExpectedBody.object(one).matching(RecordCheck.created(payload)))
                .body(wrapped(payload)));
    }

    /** Creates a record that is returned without a wrapper key; not retried if the response is lost. */
    public T createBare(ObjectNode payload) {
        return record(ApiCall.post(path, ExpectedBody.bare().matching(RecordCheck.created(payload)))
                .body(wrapped(payload)));
    }

    /** Updates a record and returns it as stored; retried if the response is lost. */
    public T update(long id, ObjectNode payload) {
        return record(put(id, ExpectedBody.object(one)).body(wrapped(payload)));
    }

    /** Updates a record and returns it as stored; not retried if one of these rows of the payload has no id. */
    public T update(long id, ObjectNode payload, JsonNode rows) {
        return record(put(id, ExpectedBody.object(one)).body(wrapped(payload)).withNestedRows(rows));
    }

    /** Updates a record for which the API returns no body; retried if the response is lost. */
    public void updateNoContent(long id, ObjectNode payload, Parameter... query) {
        api.call(put(id, ExpectedBody.untyped(one)).body(wrapped(payload)).query(query));
    }

    /** Deletes a record; retried if the response is lost, and a retry that gets 404 succeeds. */
    public void delete(long id, Parameter... query) {
        api.call(ApiCall.delete(path + "/" + id, ExpectedBody.untyped(one).matching(RecordCheck.id(id)))
                .query(query));
    }

    /** Restores a record from the trash; retried if the response is lost. */
    public void restore(long id) {
        api.call(ApiCall.post(
                        path + "/" + id + "/restore", ExpectedBody.untyped(one).matching(RecordCheck.id(id)))
                .retrySafety(RetrySafety.ALWAYS));
    }

    /** Updates a record with PATCH, whose response is untyped; retried if the response is lost. */
    public void patchNoContent(long id, ObjectNode payload) {
        api.call(ApiCall.patch(path + "/" + id, ExpectedBody.untyped(one).matching(RecordCheck.id(id)))
                .body(wrapped(payload)));
    }

    private ApiCall put(long id, ExpectedBody expected) {
        return ApiCall.put(path + "/" + id, expected.matching(RecordCheck.id(id)));
    }

    private T record(ApiCall call) {
        return type.apply(api.call(call).wrapped());
    }

    private ObjectNode wrapped(ObjectNode payload) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set(one, payload);
        return body;
    }
}
