package dev.sbsync.client.model;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes one value deep in a JSON document without changing the document: the nodes on the way are copied. */
final class JsonFields {

    private static final String END = "-";

    private JsonFields() {}

    /**
     * Returns {@code root} with another value at a JSON pointer (RFC 6901). The last part may be a new attribute of an
     * object, or {@code -} for the end of an array; all before it must be there.
     *
     * @throws IllegalArgumentException if the pointer is none, or leads through something that is not there
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
        String name = pointer.substring(start + 1, end).replace("~1", "/").replace("~0", "~");
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
        String problem = node.isObject()
                ? "the object has no \"" + name + "\""
                : node.isArray()
                        ? "the array has " + node.size() + " elements"
                        : node.isMissingNode() ? "there is nothing" : "there is a " + node.getNodeType();
        throw new IllegalArgumentException("The content has no " + pointer.substring(0, end) + ": at \""
                + pointer.substring(0, start) + "\" " + problem + ".");
    }
}
