package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.ApiCall;
import dev.sbsync.client.internal.ExpectedBody;
import dev.sbsync.client.internal.Listing;
import dev.sbsync.client.internal.Parameter;
import dev.sbsync.client.internal.Subject;
import dev.sbsync.client.model.Space;
import java.util.List;

/**
 * Reads spaces (ma-facts §6). Thread-safe; every method makes one request and blocks until its answer is there.
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
}
