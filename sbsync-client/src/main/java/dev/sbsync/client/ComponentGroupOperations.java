package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.ResourceCalls;
import dev.sbsync.client.model.ComponentGroup;
import dev.sbsync.client.model.ComponentGroupPayload;
import java.util.List;

/**
 * Reads and writes the component folders of one space (docs/management-api.md). Thread-safe. A method sends one request
 * and blocks.
 *
 * <p>Errors and retries: see {@linkplain dev.sbsync.client the package}.
 */
public final class ComponentGroupOperations {

    private final ResourceCalls<ComponentGroup> calls;

    ComponentGroupOperations(Api api, long spaceId) {
        calls = new ResourceCalls<>(api, spaceId, "component_groups", "component_group", ComponentGroup::of);
    }

    /** Returns all component groups of the space, in the API's order; the API does not page them. */
    public List<ComponentGroup> list() {
        return calls.all();
    }

    /**
     * Returns one component group.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id in the space
     */
    public ComponentGroup get(long id) {
        return calls.get(id);
    }

    /**
     * Creates a component group and returns it as stored. Not retried if the response is lost: a second execution would
     * create a second one, or be refused because of the first.
     *
     * @param payload with {@code name} at least, which is unique in the whole space
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public ComponentGroup create(ComponentGroupPayload payload) {
        return calls.create(payload.json());
    }

    /**
     * Updates a component group and returns it as stored; attributes that are not in the payload stay. Retried if the
     * response is lost: a second execution changes nothing.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id in the space
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public ComponentGroup update(long id, ComponentGroupPayload payload) {
        return calls.update(id, payload.json());
    }

    /**
     * Deletes a component group. The documentation does not say where its components go; move them first. Retried if
     * the response is lost; a retry that finds nothing succeeds.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id in the space
     */
    public void delete(long id) {
        calls.delete(id);
    }
}
