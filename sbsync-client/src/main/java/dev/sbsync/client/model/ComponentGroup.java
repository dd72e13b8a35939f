package dev.sbsync.client.model;

import tools.jackson.databind.JsonNode;

/** A folder of components, whose name is unique in the whole space (docs/management-api.md). */
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
     * Returns all attributes that the API accepts, unknown ones included. {@code parent_id} is an id of its own space.
     */
    public ComponentGroupPayload toPayload() {
        return ComponentGroupPayload.copyOf(this);
    }
}
