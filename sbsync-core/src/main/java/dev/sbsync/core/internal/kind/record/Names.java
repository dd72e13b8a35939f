package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.item.ItemKey;
import org.jspecify.annotations.Nullable;

/** Finds the items of a space by what references to them contain. */
@FunctionalInterface
public interface Names {

    /**
     * Returns the item that a reference names; null if it does not exist.
     *
     * @param kind the kind of the item
     * @param value its id or uuid, as text
     */
    @Nullable
    ItemKey find(String kind, Reference.Form form, String value);

    /** Returns the key of an item with an id, whether it exists or not. */
    default ItemKey key(String kind, long id) {
        return new ItemKey(kind, id);
    }
}
