package dev.sbsync.core;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Markers;
import java.util.Map;

/** An item of any kind. */
public record TestItem(ItemKey key, String type, String path) implements Item {

    /** Creates an item of a kind, with an id. */
    public static TestItem of(String kind, long id, String type, String path) {
        return new TestItem(new ItemKey(kind, id), type, path);
    }

    @Override
    public String uuid() {
        return "";
    }

    @Override
    public String name() {
        return path;
    }

    @Override
    public long parentId() {
        return 0;
    }

    @Override
    public Markers markers() {
        return Markers.of(Map.of());
    }

    @Override
    public boolean folder() {
        return false;
    }
}
