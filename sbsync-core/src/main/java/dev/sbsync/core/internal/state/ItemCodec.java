package dev.sbsync.core.internal.state;

import dev.sbsync.core.item.Item;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The stored form of the listed items of one kind. Stateless. */
public interface ItemCodec {

    /** Returns the id of the kind, as in item keys. */
    String kind();

    /** Returns an item as JSON. */
    ObjectNode stored(Item item);

    /** Returns the item that was stored as JSON. */
    Item restored(JsonNode stored);

    /**
     * Returns the codec of a kind.
     *
     * @throws IllegalArgumentException if there is none: a newer version stored the item
     */
    static ItemCodec of(Map<String, ItemCodec> byKind, String kind) {
        @Nullable ItemCodec codec = byKind.get(kind);
        if (codec == null) {
            throw new IllegalArgumentException("unknown kind '" + kind + "'");
        }
        return codec;
    }
}
