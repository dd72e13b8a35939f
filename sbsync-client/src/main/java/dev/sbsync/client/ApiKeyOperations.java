package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.ResourceCalls;
import dev.sbsync.client.model.ApiKey;
import dev.sbsync.client.model.ApiKeyPayload;
import java.util.List;

/**
 * Reads and creates the keys by which the content of one space is delivered (docs/management-api.md). Thread-safe. A
 * method sends one request and blocks.
 *
 * <p>Errors and retries: see {@linkplain dev.sbsync.client the package}.
 */
public final class ApiKeyOperations {

    private final ResourceCalls<ApiKey> calls;

    ApiKeyOperations(Api api, long spaceId) {
        calls = new ResourceCalls<>(api, spaceId, "api_keys", "api_key", ApiKey::of);
    }

    /** Returns all keys of the space, tokens included, in the API's order; the API does not page them. */
    public List<ApiKey> list() {
        return calls.all();
    }

    /**
     * Creates a key and returns it with its token. Not retried if the response is lost: a second execution would create
     * a second one.
     *
     * @param payload with {@code access} at least
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public ApiKey create(ApiKeyPayload payload) {
        return calls.createBare(payload.json());
    }

    /**
     * Deletes a key. What reads with it gets 401 from then on. Retried if the response is lost; a retry that finds
     * nothing succeeds.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id in the space
     */
    public void delete(long id) {
        calls.delete(id);
    }

    /**
     * Updates a key; attributes that the payload lacks stay, its token too. Retried if the response is lost: a second
     * execution changes nothing.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id in the space
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public void update(long id, ApiKeyPayload payload) {
        calls.patchNoContent(id, payload.json());
    }
}
