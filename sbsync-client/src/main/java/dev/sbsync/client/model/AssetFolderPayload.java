package dev.sbsync.client.model;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The attributes of an asset folder for a create or an update. */
public final class AssetFolderPayload extends Payload<AssetFolderPayload> {

    private static final PayloadRules RULES = new PayloadRules(
                    "an asset folder", Set.of("name", "parent_id"), Map.of("parent_uuid", "set \"parent_id\"."))
            .andIgnores("id", "uuid");

    private AssetFolderPayload(ObjectNode attributes) {
        super(RULES, attributes);
    }

    /** Returns an empty payload, for an update. */
    public static AssetFolderPayload empty() {
        return new AssetFolderPayload(none());
    }

    /**
     * Returns a payload for a create, with all required attributes.
     *
     * @param name the name
     */
    public static AssetFolderPayload of(String name) {
        return empty().name(name);
    }

    /** Returns all attributes of a folder that the API accepts. {@code parent_id} is an id of its own space. */
    public static AssetFolderPayload copyOf(AssetFolder source) {
        return new AssetFolderPayload(copied(source, RULES));
    }

    @Override
    AssetFolderPayload made(ObjectNode attributes) {
        return new AssetFolderPayload(attributes);
    }

    /** Sets the name. */
    public AssetFolderPayload name(String value) {
        return set("name", value);
    }

    /** Sets the parent folder; {@link #clear clear("parent_id")} moves it to the top level. */
    public AssetFolderPayload parentId(long value) {
        return set("parent_id", value);
    }
}
