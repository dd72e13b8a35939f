package dev.sbsync.client.model;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Replaces a nested value of a JSON document without modifying it: copies the nodes along the path. */
final class JsonPointers {

    private static final String END = "-";

    private JsonPointers() {}

    /**
     * Returns {@code root} with another value at a JSON pointer (RFC 6901). The last segment may be a new attribute of
     * an object, or {@code -} for the end of an array; the others must exist.
     *
     * @throws IllegalArgumentException if it is not a JSON pointer, or a segment of its path does not exist
     */
    static JsonNode with(JsonNode root, String pointer, JsonNode value) {
        if (!pointer.startsWith("/") || pointer.matches("(?s).*~(?![01]).*")) {
            throw new IllegalArgumentException(
                    "\"" + pointer + "\" is not a JSON pointer: it starts with a slash, such as"
                            + " /body/0/headline, and writes ~ as ~0 and / as ~1.");
        }
        return with(root, pointer, 0, value);
    }

    private static JsonNode with(JsonNode node, String pointer, int start, JsonNode value) {
        if (start == pointer.length()) {
            return value;
        }
        int slash = pointer.indexOf('/', start + 1);
        int end = slash < 0 ? pointer.length() : slash;
        String name = name(pointer, start, end);
        boolean last = end == pointer.length();
        if (node instanceof ObjectNode object && (last || object.has(name))) {
            JsonNode changed = last ? value : with(object.get(name), pointer, end, value);
            return object.objectNode().setAll(object).set(name, changed);
        }
        if (node instanceof ArrayNode array) {
            if (last && name.equals(END)) {
                return array.arrayNode(array.size() + 1).addAll(array).add(value);
            }
            int index = name.matches("0|[1-9]\\d{0,8}") ? Integer.parseInt(name) : array.size();
            if (index < array.size()) {
                ArrayNode copy = array.arrayNode(array.size()).addAll(array);
                copy.set(index, with(array.get(index), pointer, end, value));
                return copy;
            }
        }
        throw missing(node, pointer, start, end);
    }

    private static IllegalArgumentException missing(JsonNode node, String pointer, int start, int end) {
        String problem = node.isObject()
                ? "the object has no \"" + name(pointer, start, end) + "\""
                : node.isArray()
                        ? "the array has " + node.size() + " elements"
                        : node.isMissingNode() ? "there is nothing" : "there is a " + node.getNodeType();
        return new IllegalArgumentException("The content has no " + pointer.substring(0, end) + ": at \""
                + pointer.substring(0, start) + "\" " + problem + ".");
    }

    private static String name(String pointer, int start, int end) {
        return pointer.substring(start + 1, end).replace("~1", "/").replace("~0", "~");
    }
}
