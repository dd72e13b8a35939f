package dev.sbsync.client.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads attributes leniently: returns the default for what is absent, null or of another type. */
final class Attributes {

    private Attributes() {}

    static ObjectNode object(JsonNode node, String what) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("A " + what + " is a JSON object, got " + node.getNodeType() + "; pass what"
                + " the API sends under its wrapper key.");
    }

    static String text(JsonNode node, String name) {
        return node.path(name).stringValue("");
    }

    static boolean flag(JsonNode node, String name) {
        return node.path(name).booleanValue(false);
    }

    /** Returns an integer, which some responses have as a JSON string (docs/management-api.md); 0 if there is none. */
    static long id(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isIntegralNumber() || value.isString() ? value.asLong(0) : 0;
    }

    /** Returns the texts of an array; empty if it is not an array. */
    static List<String> texts(JsonNode node, String name) {
        return texts(node.path(name));
    }

    /** Returns the texts of an array; empty if it is not an array. */
    static List<String> texts(JsonNode array) {
        return array.valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }

    /** Returns the ids of an array, which some responses have as JSON strings; skips other values. */
    static List<Long> ids(JsonNode node, String name) {
        return node.path(name)
                .valueStream()
                .filter(value -> value.isIntegralNumber() || value.isString())
                .map(value -> value.asLong(0))
                .filter(id -> id != 0)
                .toList();
    }

    static ArrayNode numbers(List<Long> ids) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        ids.forEach(array::add);
        return array;
    }

    static ArrayNode strings(List<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    static Optional<Instant> instant(JsonNode node, String name) {
        String text = text(node, name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notATimestamp) {
            return Optional.empty();
        }
    }
}
