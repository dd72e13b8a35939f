package dev.sbsync.client.model;

import tools.jackson.databind.JsonNode;

/** A folder of assets (docs/management-api.md). */
public final class AssetFolder extends FolderRecord {

    private AssetFolder(JsonNode raw) {
        super(raw, "asset folder");
    }

    /**
     * Creates an asset folder from what the API sends; the node is shared, not copied.
     *
     * @throws IllegalArgumentException if {@code raw} is not a JSON object
     */
    public static AssetFolder of(JsonNode raw) {
        return new AssetFolder(raw);
    }

    /**
     * Returns all attributes that the API accepts, unknown ones included. {@code parent_id} is an id of its own space.
     */
    public AssetFolderPayload toPayload() {
        return AssetFolderPayload.copyOf(this);
    }
}
