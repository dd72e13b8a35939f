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
