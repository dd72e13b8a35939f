package dev.sbsync.core.internal.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes and reads values of stored JSON; null, false and empty values are omitted. */
public final class JsonFields {

    /** Escapes all but ASCII, so that every encoding can store the text, including lone surrogates. */
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private JsonFields() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static String text(ObjectNode json) {
        return MAPPER.writeValueAsString(json);
    }

    public static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    public static <E extends Enum<E>> E constant(Class<E> type, JsonNode word) {
        return Enum.valueOf(type, word.asString().toUpperCase(Locale.ROOT));
    }

    public static void put(ObjectNode json, String name, @Nullable Instant value) {
        put(json, name, value == null ? null : value.toString());
    }

    public static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    public static void put(ObjectNode json, String name, @Nullable Long value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    public static void put(ObjectNode json, String name, boolean value) {
        if (value) {
            json.put(name, true);
        }
    }

    public static void put(ObjectNode json, String name, Collection<String> values) {
        if (!values.isEmpty()) {
            values.forEach(json.putArray(name)::add);
        }
    }

    public static @Nullable String string(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isMissingNode() ? null : value.asString();
    }

    public static @Nullable Long number(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isMissingNode() ? null : (Long) value.asLong();
    }

    public static @Nullable Instant instant(JsonNode json, String name) {
        String text = string(json, name);
        return text == null ? null : Instant.parse(text);
    }

    public static List<String> strings(JsonNode json, String name) {
        List<String> values = new ArrayList<>();
        json.path(name).forEach(value -> values.add(value.asString()));
        return values;
    }
}
