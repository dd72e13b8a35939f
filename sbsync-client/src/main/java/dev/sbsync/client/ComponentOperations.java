package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.ResourceCalls;
import dev.sbsync.client.model.Component;
import dev.sbsync.client.model.ComponentPayload;
import java.util.List;

/**
 * Reads and writes the components of one space (docs/management-api.md). Thread-safe; every method makes one request
 * and blocks until its answer is there.
 *
 * <p>Every method throws {@link dev.sbsync.client.error.ApiException} where the API refuses, and
 * {@link dev.sbsync.transport.error.TransportException} if there is no usable response. What was surely not applied
 * (not sent, or 429) is repeated within the retry policy; each method says whether it is repeated where its answer is
 * lost.
 */
public final class ComponentOperations {

    private final ResourceCalls<Component> calls;

    ComponentOperations(Api api, long spaceId) {
        calls = new ResourceCalls<>(api, spaceId, "components", "component", Component::of);
    }

    /** Returns all components of the space, in the API's order; the API does not page them. A read: repeated. */
    public List<Component> list() {
        return calls.all();
    }

    /**
     * Returns one component. A read: repeated.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     */
    public Component get(long id) {
        return calls.get(id);
    }

    /**
     * Creates a component and returns it as stored. Not repeated where the answer is lost: a second execution would
     * create a second one, or be refused because of the first.
     *
     * @param payload with {@code name} at least, which is unique in the space ({@link ComponentPayload#of})
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public Component create(ComponentPayload payload) {
        return calls.create(payload.json());
    }

    /**
     * Updates a component and returns it as stored; attributes that the payload lacks stay. {@code schema} is replaced
     * whole. Repeated where the answer is lost: a second execution changes nothing.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public Component update(long id, ComponentPayload payload) {
        return calls.update(id, payload.json());
    }

    /**
     * Deletes a component. Blocks of it stay in the content of stories; the space's default content type is refused
     * (422). Repeated where the answer is lost; that a repetition finds nothing is success.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     */
    public void delete(long id) {
        calls.delete(id);
    }
}
