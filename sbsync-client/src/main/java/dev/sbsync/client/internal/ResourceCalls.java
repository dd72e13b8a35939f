package dev.sbsync.client.internal;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the resources of a space have in common: a path, a key around one record, a key around a list of them.
 * Immutable.
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
     * Makes the calls of one resource.
     *
     * @param resource the last part of its path, which is also the key around a list
     * @param one the key around one record
     * @param type makes a record from its JSON
     */
    public ResourceCalls(Api api, long spaceId, String resource, String one, Function<JsonNode, T> type) {
        this(api, "/v1/spaces/" + spaceId + "/", resource, one, type);
    }

    /** Makes the calls of one resource below another path, which ends in a slash. */
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

    /** Returns a list that the API does not page; where its headers say that it has more, the rest is read too. */
    public List<T> all(Parameter... query) {
        List<Parameter> filters = List.of(query);
        return api.stream(Listing.unpaged(page -> ApiCall.get(path, ExpectedBody.page(many))
                        .query(with(filters, page == 1 ? List.of() : List.of(Parameter.of("page", page))))))
                .map(type)
                .toList();
    }

    /** Returns a list that the API pages, in its own order. Lazy; reads ahead from the second page on. */
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

    /** Reads one page of a list that the API pages, {@code paging} included. */
    public ApiAnswer page(List<Parameter> paging, Parameter... query) {
        return api.call(ApiCall.get(path, ExpectedBody.page(many)).query(with(List.of(query), paging)));
    }

    private static List<Parameter> with(List<Parameter> filters, List<Parameter> paging) {
        return Stream.concat(filters.stream(), paging.stream()).toList();
    }

    /** Reads one record, wrapped as usual. */
    public T get(long id) {
        return record(ApiCall.get(path + "/" + id, ExpectedBody.object(one).about(Subject.id(id))));
    }

    /** Reads one record that comes without its key. */
    public T getBare(long id) {
        return record(ApiCall.get(path + "/" + id, ExpectedBody.bare().about(Subject.id(id))));
    }

    /** Creates a record, which is not repeated where the answer is lost. */
    public T create(ObjectNode payload) {
        return record(ApiCall.post(path, ExpectedBody.object(one).about(Subject.created(payload)))
                .body(wrapped(payload)));
    }

    /** Creates a record that comes back without its key. */
    public T createBare(ObjectNode payload) {
        return record(ApiCall.post(path, ExpectedBody.bare().about(Subject.created(payload)))
                .body(wrapped(payload)));
    }

    /** Updates a record and returns it as stored; repeated where the answer is lost. */
    public T update(long id, ObjectNode payload) {
        return record(put(id, ExpectedBody.object(one)).body(wrapped(payload)));
    }

    /** Updates a record and returns it as stored; not repeated where one of these rows of the payload has no id. */
    public T update(long id, ObjectNode payload, JsonNode rows) {
        return record(put(id, ExpectedBody.object(one)).body(wrapped(payload)).addingRows(rows));
    }

    /** Updates a record where the API answers without a body; repeated where the answer is lost. */
    public void updateSilently(long id, ObjectNode payload, Parameter... query) {
        api.call(put(id, ExpectedBody.untyped(one)).body(wrapped(payload)).query(query));
    }

    /** Deletes a record; repeated where the answer is lost, where 404 on the repetition is success. */
    public void delete(long id, Parameter... query) {
        api.call(ApiCall.delete(path + "/" + id, ExpectedBody.untyped(one).about(Subject.id(id)))
                .query(query));
    }

    /** Updates a record with PATCH, whose answer may be anything; repeated where the answer is lost. */
    public void patchSilently(long id, ObjectNode payload) {
        api.call(ApiCall.patch(path + "/" + id, ExpectedBody.untyped(one).about(Subject.id(id)))
                .body(wrapped(payload)));
    }

    private ApiCall put(long id, ExpectedBody expected) {
        return ApiCall.put(path + "/" + id, expected.about(Subject.id(id)));
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
