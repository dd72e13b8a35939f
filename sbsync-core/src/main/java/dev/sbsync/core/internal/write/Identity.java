package dev.sbsync.core.internal.write;

import dev.sbsync.core.item.ItemKey;

/**
 * What references to an item of the target contain.
 *
 * @param key its kind and id
 * @param uuid its uuid, empty if it has none
 * @param path its path
 */
public record Identity(ItemKey key, String uuid, String path) {

    public Identity(ItemKey key, String uuid) {
        this(key, uuid, "");
    }
}
