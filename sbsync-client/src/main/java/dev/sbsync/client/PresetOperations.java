package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.Parameter;
import dev.sbsync.client.internal.QueryValues;
import dev.sbsync.client.internal.ResourceCalls;
import dev.sbsync.client.model.Preset;
import dev.sbsync.client.model.PresetPayload;
import java.util.List;

/**
 * Reads and writes the presets of components of one space (docs/management-api.md). Thread-safe. A method sends one
 * request and blocks.
 *
 * <p>Errors and retries: see {@linkplain dev.sbsync.client the package}.
 */
public final class PresetOperations {

    private final ResourceCalls<Preset> calls;

    PresetOperations(Api api, long spaceId) {
        calls = new ResourceCalls<>(api, spaceId, "presets", "preset", Preset::of);
    }

    /** Returns all presets of the space, in the API's order; the API does not page them. */
    public List<Preset> list() {
        return calls.all();
    }

    /** Returns the presets of one component, in the API's order; the API does not page them. */
    public List<Preset> ofComponent(long componentId) {
        return calls.all(Parameter.of("component_id", QueryValues.id("component_id", componentId)));
    }

    /**
     * Returns one preset.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id in the space
     */
    public Preset get(long id) {
        return calls.get(id);
    }

    /**
     * Creates a preset and returns it as stored. Not retried if the response is lost: a second execution would create a
     * second one, or be refused because of the first.
     *
     * @param payload with {@code name} and {@code component_id} at least ({@link PresetPayload#of})
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public Preset create(PresetPayload payload) {
        return calls.create(payload.json());
    }

    /**
     * Updates a preset and returns it as stored; attributes that are not in the payload stay. Retried if the response
     * is lost: a second execution changes nothing.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id in the space
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public Preset update(long id, PresetPayload payload) {
        return calls.update(id, payload.json());
    }

    /**
     * Deletes a preset. Retried if the response is lost; a retry that finds nothing succeeds.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id in the space
     */
    public void delete(long id) {
        calls.delete(id);
    }
}
