package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.ResourceCalls;
import dev.sbsync.client.model.ApiKey;
import dev.sbsync.client.model.ApiKeyPayload;
import java.util.List;

/**
 * Reads and creates the keys by which the content of one space is delivered (docs/management-api.md). Thread-safe;
 * every method makes one request and blocks until its answer is there.
 *
 * <p>Every method throws {@link dev.sbsync.client.error.ApiException} where the API refuses, and
 * {@link dev.sbsync.transport.error.TransportException} if there is no usable response. What was surely not applied
 * (not sent, or 429) is repeated within the retry policy; each method says whether it is repeated where its answer is
 * lost.
 */
public final class ApiKeyOperations {

    private final ResourceCalls<ApiKey> calls;

    ApiKeyOperations(Api api, long spaceId) {
        calls = new ResourceCalls<>(api, spaceId, "api_keys", "api_key", ApiKey::of);
    }

    /**
     * Returns all keys of the space, tokens included, in the API's order; the API does not page them. A read: repeated.
     */
    public List<ApiKey> list() {
        return calls.all();
    }

    /**
     * Creates a key and returns it with its token. Not repeated where the answer is lost: a second execution would
     * create a second one.
     *
     * @param payload with {@code access} at least
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public ApiKey create(ApiKeyPayload payload) {
        return calls.createBare(payload.json());
    }

    /**
     * Deletes a key. What reads with it gets 401 from then on. Repeated where the answer is lost; that a repetition
     * finds nothing is success.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     */
    public void delete(long id) {
        calls.delete(id);
    }

    /**
     * Updates a key; attributes that the payload lacks stay, its token too. Repeated where the answer is lost: a second
     * execution changes nothing.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public void update(long id, ApiKeyPayload payload) {
        calls.patchSilently(id, payload.json());
    }
}
