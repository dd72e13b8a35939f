package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.write.Identity;
import dev.sbsync.core.item.ItemKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A place in a record's body that names another item of the same space.
 *
 * @param pointer the JSON pointer of the place
 * @param to the item, with its id in the same space
 * @param form what the place contains
 * @param needed whether the record cannot be written before the item exists; other references are left out until then
 */
public record Reference(String pointer, ItemKey to, Form form, boolean needed) {

    /** What names an item. */
    public enum Form {
        /** Its id, a number. */
        ID,
        /** Its uuid. */
        UUID
    }

    /** Returns what the place must contain to name an item of the target. */
    JsonNode naming(Identity there) {
        return switch (form) {
            case ID -> JsonNodeFactory.instance.numberNode(there.key().id());
            case UUID -> JsonNodeFactory.instance.stringNode(there.uuid());
        };
    }
}
