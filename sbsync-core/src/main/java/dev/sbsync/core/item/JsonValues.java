package dev.sbsync.core.item;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Compares JSON by value: key order and number spelling (1.10 = 1.1) are ignored, as are properties excluded by
 * {@link #counts}.
 */
final class JsonValues {

    /** Added by the visual editor to rendered blocks. */
    private static final String EDITABLE = "_editable";

    /** The path of a linked story at the time of saving: a stale cache, not part of the link. */
    private static final String CACHED_URL = "cached_url";

    private JsonValues() {}

    /** Returns whether a property of an object is compared. */
    static boolean counts(JsonNode object, String property) {
        return !property.equals(EDITABLE)
                && !(property.equals(CACHED_URL)
                        && object.path("linktype").asString("").equals("story"));
    }

    /** Returns the first difference of two values as a JSON pointer (empty string for the root), or empty if equal. */
    static Optional<String> firstDifference(JsonNode left, JsonNode right) {
        return firstDifference(left, right, "");
    }

    private static Optional<String> firstDifference(JsonNode left, JsonNode right, String pointer) {
        if (left.isObject() && right.isObject()) {
            return inObjects(left, right, pointer);
        }
        if (left.isArray() && right.isArray()) {
            return inArrays(left, right, pointer);
        }
        boolean numbers = left.isNumber() && right.isNumber();
        boolean equal = numbers ? left.decimalValue().compareTo(right.decimalValue()) == 0 : left.equals(right);
        return equal ? Optional.empty() : Optional.of(pointer);
    }

    private static Optional<String> inObjects(JsonNode left, JsonNode right, String pointer) {
        for (Map.Entry<String, JsonNode> property : left.properties()) {
            String name = property.getKey();
            if (!counts(left, name)) {
                continue;
            }
            String at = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            if (!right.has(name)) {
                return Optional.of(at);
            }
            Optional<String> difference = firstDifference(property.getValue(), right.get(name), at);
            if (difference.isPresent()) {
                return difference;
            }
        }
        for (String name : right.propertyNames()) {
            if (!left.has(name) && counts(right, name)) {
                return Optional.of(pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> inArrays(JsonNode left, JsonNode right, String pointer) {
        Iterator<JsonNode> others = right.iterator();
        int index = 0;
        for (JsonNode element : left) {
            String at = pointer + "/" + index;
            if (!others.hasNext()) {
                return Optional.of(at);
            }
            Optional<String> difference = firstDifference(element, others.next(), at);
            if (difference.isPresent()) {
                return difference;
            }
            index++;
        }
        return others.hasNext() ? Optional.of(pointer + "/" + index) : Optional.empty();
    }
}
