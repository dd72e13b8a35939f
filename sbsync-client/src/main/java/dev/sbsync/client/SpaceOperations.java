package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.ApiCall;
import dev.sbsync.client.internal.ExpectedBody;
import dev.sbsync.client.internal.Listing;
import dev.sbsync.client.internal.Parameter;
import dev.sbsync.client.internal.Subject;
import dev.sbsync.client.model.Space;
import dev.sbsync.client.model.SpacePayload;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes spaces (docs/management-api.md). Thread-safe; every method makes one request and blocks until its
 * answer is there.
 *
 * <p>Every method throws {@link dev.sbsync.client.error.ApiException} where the API refuses, and
 * {@link dev.sbsync.transport.error.TransportException} where there is no usable answer.
 */
public final class SpaceOperations {

    private static final String SPACES = "/v1/spaces";

    private final Api api;

    SpaceOperations(Api api) {
        this.api = api;
    }

    /** Returns all spaces that the token may see, in the API's order; the API does not page them. */
    public List<Space> list() {
        return api.stream(Listing.unpaged(page -> ApiCall.get(SPACES, ExpectedBody.page("spaces"))
                        .query(page == 1 ? List.of() : List.of(Parameter.of("page", page)))))
                .map(Space::of)
                .toList();
    }

    /**
     * Returns one space.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id that the token may see
     */
    public Space get(long id) {
        return Space.of(api.call(ApiCall.get(
                        SPACES + "/" + id, ExpectedBody.object("space").about(Subject.id(id))))
                .wrapped());
    }

    /**
     * Creates a space in the account of the token's user and returns it as stored. Not repeated where the answer is
     * lost: a second execution would create a second one.
     *
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public Space create(SpacePayload payload) {
        ObjectNode json = payload.json();
        return write(ApiCall.post(SPACES, ExpectedBody.object("space").about(Subject.created(json))), json);
    }

    /**
     * Updates the settings of a space and returns it as stored; attributes that the payload lacks stay. Takes the
     * rights of an admin. Repeated where the answer is lost: a second execution changes nothing.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id that the token may see
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public Space update(long id, SpacePayload payload) {
        return write(
                ApiCall.put(SPACES + "/" + id, ExpectedBody.object("space").about(Subject.id(id))), payload.json());
    }

    /**
     * Deletes a space and everything in it, which cannot be undone. Repeated where the answer is lost; that a
     * repetition finds nothing is success.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id that the token may see
     */
    public void delete(long id) {
        api.call(ApiCall.delete(SPACES + "/" + id, ExpectedBody.untyped("space").about(Subject.id(id))));
    }

    private Space write(ApiCall call, ObjectNode payload) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("space", payload);
        return Space.of(api.call(call.body(body)).wrapped());
    }
}
