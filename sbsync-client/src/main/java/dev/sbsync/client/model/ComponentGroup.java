package dev.sbsync.client.model;

import tools.jackson.databind.JsonNode;

/**
 * A folder of components, whose name is unique in the whole space (docs/management-api.md).
 *
 * <p>Accessors never fail: an attribute that is absent, null or of another type gives the default that each names.
 * Immutable unless {@link #raw()} is changed.
 */
public final class ComponentGroup extends FolderRecord {

    private ComponentGroup(JsonNode raw) {
        super(raw, "component group");
    }

    /**
     * Creates a component group from what the API sends; the node is shared, not copied.
     *
     * @throws IllegalArgumentException if {@code raw} is not a JSON object
     */
    public static ComponentGroup of(JsonNode raw) {
        return new ComponentGroup(raw);
    }

    /**
     * Returns everything of this that the API takes, unknown attributes included. {@code parent_id} is an id of its own
     * space.
     */
    public ComponentGroupPayload toPayload() {
        return ComponentGroupPayload.copyOf(this);
    }
}
