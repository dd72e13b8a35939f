package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.ResourceCalls;
import dev.sbsync.client.model.Component;
import dev.sbsync.client.model.ComponentPayload;
import java.util.List;

/**
 * Reads and writes the components of one space (docs/management-api.md). Thread-safe. A method sends one request and
 * blocks.
 *
 * <p>Errors and retries: see {@linkplain dev.sbsync.client the package}.
 */
public final class ComponentOperations {

    private final ResourceCalls<Component> calls;

    ComponentOperations(Api api, long spaceId) {
        calls = new ResourceCalls<>(api, spaceId, "components", "component", Component::of);
    }

    /** Returns all components of the space, in the API's order; the API does not page them. */
    public List<Component> list() {
        return calls.all();
    }

    /**
     * Returns one component.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id in the space
     */
    public Component get(long id) {
        return calls.get(id);
    }

    /**
     * Creates a component and returns it as stored. Not retried if the response is lost: a second execution would
     * create a second one, or be refused because of the first.
     *
     * @param payload with {@code name} at least, which is unique in the space ({@link ComponentPayload#of})
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public Component create(ComponentPayload payload) {
        return calls.create(payload.json());
    }

    /**
     * Updates a component and returns it as stored; attributes that are not in the payload stay. {@code schema} is
     * replaced entirely. Retried if the response is lost: a second execution changes nothing.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id in the space
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public Component update(long id, ComponentPayload payload) {
        return calls.update(id, payload.json());
    }

    /**
     * Deletes a component: it is moved to the trash with its presets. Its blocks stay in the content of stories; the
     * API refuses the space's default content type (422). Retried if the response is lost; a retry that finds nothing
     * succeeds.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id in the space
     */
    public void delete(long id) {
        calls.delete(id);
    }

    /**
     * Restores a component from the trash, with its id and its presets (docs/management-api.md). Returns nothing, as
     * the answer is untyped. Retried if the response is lost: once it is restored, a second execution finds nothing in
     * the trash.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the trash has none with this id
     * @throws dev.sbsync.client.error.InvalidException if its name is taken
     */
    public void restore(long id) {
        calls.restore(id);
    }
}
