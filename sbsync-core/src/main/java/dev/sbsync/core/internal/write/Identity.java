package dev.sbsync.core.internal.write;

import dev.sbsync.core.item.ItemKey;

/**
 * What references to an item of the target contain.
 *
 * @param key its kind and id
 * @param uuid its uuid, empty if it has none
 * @param path its path
 * @param url the URL of its file, empty if it has none or no answer of this run showed it
 */
public record Identity(ItemKey key, String uuid, String path, String url) {

    public Identity(ItemKey key, String uuid, String path) {
        this(key, uuid, path, "");
    }

    public Identity(ItemKey key, String uuid) {
        this(key, uuid, "");
    }

    /** Returns the same with the URL of its file. */
    public Identity withUrl(String file) {
        return new Identity(key, uuid, path, file);
    }
}
