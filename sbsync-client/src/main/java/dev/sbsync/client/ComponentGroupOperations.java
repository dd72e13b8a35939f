package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.ResourceCalls;
import dev.sbsync.client.model.ComponentGroup;
import dev.sbsync.client.model.ComponentGroupPayload;
import java.util.List;

/**
 * Reads and writes the folders of components of one space (docs/management-api.md). Thread-safe; every method makes one
 * request and blocks until its answer is there.
 *
 * <p>Every method throws {@link dev.sbsync.client.error.ApiException} where the API refuses, and
 * {@link dev.sbsync.transport.error.TransportException} if there is no usable response. What was surely not applied
 * (not sent, or 429) is repeated within the retry policy; each method says whether it is repeated where its answer is
 * lost.
 */
public final class ComponentGroupOperations {

    private final ResourceCalls<ComponentGroup> calls;

    ComponentGroupOperations(Api api, long spaceId) {
        calls = new ResourceCalls<>(api, spaceId, "component_groups", "component_group", ComponentGroup::of);
    }

    /** Returns all component groups of the space, in the API's order; the API does not page them. A read: repeated. */
    public List<ComponentGroup> list() {
        return calls.all();
    }

    /**
     * Returns one component group. A read: repeated.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     */
    public ComponentGroup get(long id) {
        return calls.get(id);
    }

    /**
     * Creates a component group and returns it as stored. Not repeated where the answer is lost: a second execution
     * would create a second one, or be refused because of the first.
     *
     * @param payload with {@code name} at least, which is unique in the whole space
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public ComponentGroup create(ComponentGroupPayload payload) {
        return calls.create(payload.json());
    }

    /**
     * Updates a component group and returns it as stored; attributes that the payload lacks stay. Repeated where the
     * answer is lost: a second execution changes nothing.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public ComponentGroup update(long id, ComponentGroupPayload payload) {
        return calls.update(id, payload.json());
    }

    /**
     * Deletes a component group. The documentation does not say where its components go; move them first. Repeated
     * where the answer is lost; that a repetition finds nothing is success.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     */
    public void delete(long id) {
        calls.delete(id);
    }
}
