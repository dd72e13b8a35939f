package dev.sbsync.core.internal.diff;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Compares JSON by value: key order and number spelling (1.10 = 1.1) are ignored, as are properties excluded by
 * {@link #counts}.
 */
public final class JsonValues {

    /** Added by the visual editor to rendered blocks. */
    private static final String EDITABLE = "_editable";

    /** The path of a linked story at the time of saving: a stale cache, not part of the link. */
    private static final String CACHED_URL = "cached_url";

    private JsonValues() {}

    /** Returns whether a property of an object is compared. */
    public static boolean counts(JsonNode object, String property) {
        return !property.equals(EDITABLE)
                && !(property.equals(CACHED_URL)
                        && object.path("linktype").asString("").equals("story"));
    }

    /** Returns whether two values are equal. */
    public static boolean equal(JsonNode left, JsonNode right) {
        return compare(left, right, "", (pointer, one, other) -> false);
    }

    /** Receives the differing places; returns whether to continue. */
    private interface Visitor {
        boolean differs(String pointer, JsonNode left, JsonNode right);
    }

    /** Returns the first difference of two values as a JSON pointer (empty string for the root), or empty if equal. */
    public static Optional<String> firstDifference(JsonNode left, JsonNode right) {
        List<String> first = new ArrayList<>();
        compare(left, right, "", (pointer, one, other) -> {
            first.add(pointer);
            return false;
        });
        return first.stream().findFirst();
    }

    /** Passes the differences to a visitor until it stops; returns whether it continued. */
    private static boolean compare(JsonNode left, JsonNode right, String pointer, Visitor visitor) {
        if (left.isObject() && right.isObject()) {
            return compareObjects(left, right, pointer, visitor);
        }
        if (left.isArray() && right.isArray()) {
            return compareArrays(left, right, pointer, visitor);
        }
        boolean numbers = left.isNumber() && right.isNumber();
        boolean equal = numbers ? left.decimalValue().compareTo(right.decimalValue()) == 0 : left.equals(right);
        return equal || visitor.differs(pointer, left, right);
    }

    private static boolean compareObjects(JsonNode left, JsonNode right, String pointer, Visitor visitor) {
        for (Map.Entry<String, JsonNode> property : left.properties()) {
            String name = property.getKey();
            if (counts(left, name) && !compare(property.getValue(), right.path(name), at(pointer, name), visitor)) {
                return false;
            }
        }
        for (Map.Entry<String, JsonNode> property : right.properties()) {
            String name = property.getKey();
            boolean added = !left.has(name) && counts(right, name);
            if (added && !visitor.differs(at(pointer, name), left.path(name), property.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean compareArrays(JsonNode left, JsonNode right, String pointer, Visitor visitor) {
        Iterator<JsonNode> ones = left.iterator();
        Iterator<JsonNode> others = right.iterator();
        for (int index = 0; ones.hasNext() || others.hasNext(); index++) {
            JsonNode one = ones.hasNext() ? ones.next() : MissingNode.getInstance();
            JsonNode other = others.hasNext() ? others.next() : MissingNode.getInstance();
            if (!compare(one, other, pointer + "/" + index, visitor)) {
                return false;
            }
        }
        return true;
    }

    private static String at(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
