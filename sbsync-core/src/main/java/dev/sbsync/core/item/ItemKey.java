package dev.sbsync.core.item;

import java.util.Objects;

/**
 * Names an item of the source: ids are unique only within their kind.
 *
 * @param kind the id of the kind, such as {@code stories}
 * @param id the item's id in the source; of an item that only the target has ({@link TargetItem}), its id there,
 *     negative
 */
public record ItemKey(String kind, long id) implements Comparable<ItemKey> {

    /** Checks the kind. */
    public ItemKey {
        Objects.requireNonNull(kind, "kind");
    }

    /**
     * Returns the key that {@link #toString} shows.
     *
     * @throws IllegalArgumentException if the text is not a key
     */
    public static ItemKey parse(String text) {
        int slash = text.lastIndexOf('/');
        if (slash <= 0 || !text.substring(slash + 1).matches("-?\\d{1,18}")) {
            throw new IllegalArgumentException("'" + text + "' is not the key of an item, such as stories/4711.");
        }
        return new ItemKey(text.substring(0, slash), Long.parseLong(text.substring(slash + 1)));
    }

    @Override
    public int compareTo(ItemKey other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : Long.compare(id, other.id);
    }

    /** Returns the key as shown in reports, such as {@code stories/4711}. */
    @Override
    public String toString() {
        return kind + "/" + id;
    }
}
