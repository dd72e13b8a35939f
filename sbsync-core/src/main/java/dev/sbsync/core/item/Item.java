package dev.sbsync.core.item;

/** One object of a kind as listed, without content. Immutable and thread-safe. Methods may be added. */
public interface Item {

    /** Returns the kind and the id of the item. */
    ItemKey key();

    /** Returns the item's id in its space. */
    default long id() {
        return key().id();
    }

    /** Returns what kind of object it is, for display: {@code story}, {@code folder}, {@code component} … */
    String type();

    /** Returns the uuid; empty if not listed, or if the kind has none. */
    String uuid();

    /** Returns the display name. */
    String name();

    /** Returns the path without trailing slashes; the name if the kind has no paths. */
    String path();

    /** Returns the path as reports show it, such as the full slug of a story. */
    default String displayPath() {
        return path();
    }

    /** Returns the path of the item's parent; empty at the root. */
    default String parentPath() {
        int slash = path().lastIndexOf('/');
        return slash < 0 ? "" : path().substring(0, slash);
    }

    /** Returns the item's path inside a parent with another path, which is empty for the root. */
    default String placeIn(String parent) {
        String last = path().substring(path().lastIndexOf('/') + 1);
        return parent.isEmpty() ? last : parent + "/" + last;
    }

    /** Returns the id of its parent of the same kind; 0 at the root. */
    long parentId();

    /** Returns the listed attributes that change when the item changes. */
    Markers markers();

    /** Returns whether other items of its kind can be inside it; such items are written first. */
    boolean folder();
}
