package dev.sbsync.client.model;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a create or an update of an asset folder sends. Immutable and thread-safe: every change returns another payload.
 * An update leaves alone what its payload lacks ({@link #clear} sends null).
 */
public final class AssetFolderPayload extends Payload<AssetFolderPayload> {

    private static final PayloadRules RULES = new PayloadRules(
                    "an asset folder", Set.of("name", "parent_id"), Map.of("parent_uuid", "set \"parent_id\"."))
            .andIgnores("id", "uuid");

    private AssetFolderPayload(ObjectNode attributes) {
        super(RULES, attributes);
    }

    /** Returns a payload without any attribute, to update with. */
    public static AssetFolderPayload empty() {
        return new AssetFolderPayload(none());
    }

    /**
     * Returns the payload of a create, with all that the API requires.
     *
     * @param name the name
     */
    public static AssetFolderPayload of(String name) {
        return empty().name(name);
    }

    /** Returns everything of a folder that the API takes. Its parent is an id of its own space. */
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

    /** Sets the folder it lies in; {@link #clear clear("parent_id")} moves it to the top. */
    public AssetFolderPayload parentId(long value) {
        return set("parent_id", value);
    }
}
