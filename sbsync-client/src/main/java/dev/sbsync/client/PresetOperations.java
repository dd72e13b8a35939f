package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.Parameter;
import dev.sbsync.client.internal.QueryValues;
import dev.sbsync.client.internal.ResourceCalls;
import dev.sbsync.client.model.Preset;
import dev.sbsync.client.model.PresetPayload;
import java.util.List;

/**
 * Reads and writes the presets of components of one space (docs/management-api.md). Thread-safe; every method makes one
 * request and blocks until its answer is there.
 *
 * <p>Every method throws {@link dev.sbsync.client.error.ApiException} where the API refuses, and
 * {@link dev.sbsync.transport.error.TransportException} if there is no usable response. What was surely not applied
 * (not sent, or 429) is repeated within the retry policy; each method says whether it is repeated where its answer is
 * lost.
 */
public final class PresetOperations {

    private final ResourceCalls<Preset> calls;

    PresetOperations(Api api, long spaceId) {
        calls = new ResourceCalls<>(api, spaceId, "presets", "preset", Preset::of);
    }

    /** Returns all presets of the space, in the API's order; the API does not page them. A read: repeated. */
    public List<Preset> list() {
        return calls.all();
    }

    /** Returns the presets of one component, in the API's order; the API does not page them. A read: repeated. */
    public List<Preset> ofComponent(long componentId) {
        return calls.all(Parameter.of("component_id", QueryValues.id("component_id", componentId)));
    }

    /**
     * Returns one preset. A read: repeated.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     */
    public Preset get(long id) {
        return calls.get(id);
    }

    /**
     * Creates a preset and returns it as stored. Not repeated where the answer is lost: a second execution would create
     * a second one, or be refused because of the first.
     *
     * @param payload with {@code name} and {@code component_id} at least ({@link PresetPayload#of})
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public Preset create(PresetPayload payload) {
        return calls.create(payload.json());
    }

    /**
     * Updates a preset and returns it as stored; attributes that the payload lacks stay. Repeated where the answer is
     * lost: a second execution changes nothing.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public Preset update(long id, PresetPayload payload) {
        return calls.update(id, payload.json());
    }

    /**
     * Deletes a preset. Repeated where the answer is lost; that a repetition finds nothing is success.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     */
    public void delete(long id) {
        calls.delete(id);
    }
}
