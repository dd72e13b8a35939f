package dev.sbsync.core.diff;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One change from an old to a new JSON value: an operation of a JSON patch (RFC 6902). Applied in order, the changes of
 * a value turn the old one into the new one. Pointers therefore name positions at the time of each operation: those of
 * removed elements are positions in the old array, those of added and changed ones positions in the new array.
 *
 * @param op the operation
 * @param path the changed place as a JSON pointer; empty for the whole value
 * @param from where a moved value was, as a JSON pointer; null unless moved
 * @param old the old value; null if added or moved. Must not be modified
 * @param now the new value; null if removed or moved. Must not be modified
 * @param place the place for readers: the members and elements on the way to it, such as {@code body}, {@code [0]
 *     hero}, {@code headline (de)}
 */
public record JsonChange(
        Op op,
        String path,
        @Nullable String from,
        @Nullable JsonNode old,
        @Nullable JsonNode now,
        List<String> place) {

    /** The operations. */
    public enum Op {
        /** A new member or element. */
        ADD,
        /** A member or element that is no longer there. */
        REMOVE,
        /** Another value. */
        REPLACE,
        /** An element at another position of its array; other changes say what changed within it. */
        MOVE;

        /** Returns the name in a JSON patch. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Copies the list. */
    public JsonChange {
        place = List.copyOf(place);
    }
}
