package dev.sbsync.core.item;

/**
 * An item that only the target has, in a plan that deletes it. Its key has its id in the target, negative, so that it
 * differs from the keys of all items of the source. Immutable.
 *
 * @param row the item as listed in the target
 */
public record TargetItem(Item row) implements Item {

    @Override
    public ItemKey key() {
        return new ItemKey(row.key().kind(), -row.key().id());
    }

    /** Returns the item's id in the target. */
    @Override
    public long id() {
        return row.id();
    }

    @Override
    public String type() {
        return row.type();
    }

    @Override
    public String uuid() {
        return row.uuid();
    }

    @Override
    public String name() {
        return row.name();
    }

    @Override
    public String path() {
        return row.path();
    }

    @Override
    public String displayPath() {
        return row.displayPath();
    }

    @Override
    public String parentPath() {
        return row.parentPath();
    }

    @Override
    public String placeIn(String parent) {
        return row.placeIn(parent);
    }

    @Override
    public long parentId() {
        return row.parentId();
    }

    @Override
    public Markers markers() {
        return row.markers();
    }

    @Override
    public boolean folder() {
        return row.folder();
    }
}
