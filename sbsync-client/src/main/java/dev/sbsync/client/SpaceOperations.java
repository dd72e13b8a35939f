package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.ResourceCalls;
import dev.sbsync.client.model.Space;
import dev.sbsync.client.model.SpacePayload;
import java.util.List;

/**
 * Reads and writes spaces (docs/management-api.md). Thread-safe. A method sends one request and blocks.
 *
 * <p>Errors and retries: see {@linkplain dev.sbsync.client the package}.
 */
public final class SpaceOperations {

    private final ResourceCalls<Space> calls;

    SpaceOperations(Api api) {
        calls = new ResourceCalls<>(api, "/v1/", "spaces", "space", Space::of);
    }

    /** Returns all spaces that the token may see, in the API's order; the API does not page them. */
    public List<Space> list() {
        return calls.all();
    }

    /**
     * Returns one space.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id that the token may see
     */
    public Space get(long id) {
        return calls.get(id);
    }

    /**
     * Creates a space in the account of the token's user and returns it as stored. Not retried if the response is lost:
     * a second execution would create a second one.
     *
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public Space create(SpacePayload payload) {
        return calls.create(payload.json());
    }

    /**
     * Updates the settings of a space and returns it as stored; attributes that are not in the payload stay. Requires
     * admin rights. Retried if the response is lost: a second execution changes nothing.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id that the token may see
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public Space update(long id, SpacePayload payload) {
        return calls.update(id, payload.json());
    }

    /**
     * Deletes a space and everything in it, which cannot be undone. Retried if the response is lost; a retry that finds
     * nothing succeeds.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id that the token may see
     */
    public void delete(long id) {
        calls.delete(id);
    }
}
