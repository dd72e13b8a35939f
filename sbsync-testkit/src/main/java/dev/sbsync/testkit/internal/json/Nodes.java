package dev.sbsync.testkit.internal.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes JSON trees exactly. */
public final class Nodes {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Nodes() {}

    /** Parses a document; throws {@link JacksonException} if it is malformed. */
    public static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    /** Parses a document in UTF-8; throws {@link JacksonException} if it is malformed. */
    public static JsonNode parse(byte[] text) {
        return MAPPER.readTree(text);
    }

    /** Parses a document in UTF-8; throws {@link JacksonException} if it is malformed or cannot be read. */
    public static JsonNode parse(InputStream text) {
        return MAPPER.readTree(text);
    }

    /** Describes in one line what is wrong with a document, and where. */
    public static String problem(JacksonException malformed) {
        TokenStreamLocation at = malformed.getLocation();
        return malformed.getOriginalMessage().replaceAll("\\s+", " ")
                + (at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")");
    }

    /** Describes in one line why a file cannot be read. */
    public static String problem(IOException unreadable) {
        if (unreadable instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return unreadable instanceof AccessDeniedException
                ? "access to it is denied"
                : String.valueOf(unreadable.getMessage());
    }

    /** Turns a plain value (maps, lists, strings, numbers, booleans, trees, null) into a tree. */
    public static JsonNode valueToTree(@Nullable Object value) {
        return value == null ? JsonNodeFactory.instance.nullNode() : MAPPER.valueToTree(value);
    }

    /** Writes a tree compactly in UTF-8. */
    public static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /** Writes a tree compactly. */
    public static String text(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /** Returns a new empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Returns a new empty array. */
    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** Returns a new object with the members of {@code from} in their order; the members themselves are shared. */
    public static ObjectNode shallowCopy(ObjectNode from) {
        ObjectNode copy = object();
        for (Map.Entry<String, JsonNode> member : from.properties()) {
            copy.set(member.getKey(), member.getValue());
        }
        return copy;
    }

    /** Returns whether a member is absent or null. */
    public static boolean missing(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull();
    }

    /** Returns a string member; empty if it is absent, null or not a string. */
    public static Optional<String> string(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return value != null && value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    /** Returns a string member, or {@code fallback} if it is absent, null or not a string. */
    public static String string(JsonNode object, String name, String fallback) {
        return string(object, name).orElse(fallback);
    }

    /** Returns an integral member, also one written as a string of digits; {@code fallback} if it is neither. */
    public static long integer(JsonNode object, String name, long fallback) {
        JsonNode value = object.get(name);
        if (value == null) {
            return fallback;
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        if (value.isString() && value.stringValue().matches("-?\\d{1,18}")) {
            return Long.parseLong(value.stringValue());
        }
        return fallback;
    }

    /** Returns whether a member is {@code true}. */
    public static boolean isTrue(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return value != null && value.isBoolean() && value.booleanValue();
    }
}
