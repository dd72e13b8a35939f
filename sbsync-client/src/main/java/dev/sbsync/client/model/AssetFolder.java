package dev.sbsync.client.model;

import tools.jackson.databind.JsonNode;

/**
 * A folder of assets (docs/management-api.md).
 *
 * <p>Accessors never fail: an attribute that is absent, null or of another type gives the default that each names.
 * Immutable unless {@link #raw()} is changed.
 */
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
     * Returns everything of this that the API takes, unknown attributes included. {@code parent_id} is an id of its own
     * space.
     */
    public AssetFolderPayload toPayload() {
        return AssetFolderPayload.copyOf(this);
    }
}
