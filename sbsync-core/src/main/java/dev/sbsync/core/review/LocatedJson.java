package dev.sbsync.core.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A JSON object whose values know their lines, for messages about files that people edit. */
final class LocatedJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // each value is read on its own
            .build();

    private final int line;
    private final Map<String, Value> values = new LinkedHashMap<>();

    /** A value: an object, objects of an array, or a tree of anything else. */
    private record Value(int line, JsonNode tree, @Nullable LocatedJson object, List<LocatedJson> elements) {}

    private LocatedJson(int line) {
        this.line = line;
    }

    /** Parses a text that is one object. */
    static LocatedJson parse(String text) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new PlanFileException(line(parser), "a JSON object is expected");
            }
            LocatedJson json = object(parser);
            if (parser.nextToken() != null) {
                throw new PlanFileException(line(parser), "there is text after the end of the plan");
            }
            return json;
        } catch (JacksonException garbled) {
            int at = garbled.getLocation() == null ? 1 : garbled.getLocation().getLineNr();
            throw new PlanFileException(Math.max(1, at), "not valid JSON: " + garbled.getOriginalMessage());
        }
    }

    private static int line(JsonParser parser) {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    private static LocatedJson object(JsonParser parser) {
        LocatedJson json = new LocatedJson(line(parser));
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            int at = line(parser);
            parser.nextToken();
            if (json.values.put(name, value(parser, at)) != null) {
                throw new PlanFileException(at, "'" + name + "' occurs twice");
            }
        }
        return json;
    }

    private static Value value(JsonParser parser, int at) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            LocatedJson object = object(parser);
            return new Value(at, object.tree(), object, List.of());
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return new Value(at, MAPPER.readTree(parser), null, List.of());
        }
        List<LocatedJson> elements = new ArrayList<>();
        var tree = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Value element = value(parser, line(parser));
            tree.add(element.tree());
            if (element.object() != null) {
                elements.add(element.object());
            }
        }
        return new Value(at, tree, null, elements);
    }

    int line() {
        return line;
    }

    int line(String name) {
        Value value = values.get(name);
        return value == null ? line : value.line();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Set<String> names() {
        return values.keySet();
    }

    ObjectNode tree() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        values.forEach((name, value) -> tree.set(name, value.tree()));
        return tree;
    }

    /** Refuses names that are none of these. */
    void refuseOthers(Set<String> known, String where) {
        values.forEach((name, value) -> {
            if (!known.contains(name)) {
                throw new PlanFileException(value.line(), "'" + name + "' is not known in " + where);
            }
        });
    }

    /** Refuses the lack of a value. */
    void require(String name) {
        required(name);
    }

    private Value required(String name) {
        Value value = values.get(name);
        if (value == null) {
            throw new PlanFileException(line, "'" + name + "' is missing");
        }
        return value;
    }

    LocatedJson object(String name) {
        Value value = required(name);
        if (value.object() == null) {
            throw new PlanFileException(value.line(), "'" + name + "' is not an object");
        }
        return value.object();
    }

    /** Returns the objects of an array. */
    List<LocatedJson> elements(String name) {
        Value value = required(name);
        if (!value.tree().isArray() || value.elements().size() != value.tree().size()) {
            throw new PlanFileException(value.line(), "'" + name + "' is not an array of objects");
        }
        return value.elements();
    }

    String text(String name) {
        Value value = required(name);
        if (!value.tree().isString()) {
            throw new PlanFileException(value.line(), "'" + name + "' is not a string");
        }
        return value.tree().stringValue();
    }

    /** Returns the texts of an array; none if it is absent. */
    List<String> texts(String name) {
        Value value = values.get(name);
        if (value == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : value.tree()) {
            if (!element.isString()) {
                throw new PlanFileException(value.line(), "'" + name + "' has a value that is not a string");
            }
            texts.add(element.stringValue());
        }
        return texts;
    }

    long number(String name) {
        Value value = required(name);
        if (!value.tree().isIntegralNumber() || !value.tree().canConvertToLong()) {
            throw new PlanFileException(value.line(), "'" + name + "' is not a whole number");
        }
        return value.tree().longValue();
    }

    /** Returns a text as a value. */
    <T> T value(String name, Function<String, T> type) {
        return checked(name, text(name), type);
    }

    <T> T checked(String name, String word, Function<String, T> type) {
        try {
            return type.apply(word);
        } catch (IllegalArgumentException wrong) {
            throw new PlanFileException(line(name), "'" + name + "': " + wrong.getMessage());
        }
    }

    /** Returns this object as a value. */
    <T> T checked(Supplier<T> type) {
        try {
            return type.get();
        } catch (JacksonException wrong) {
            throw new PlanFileException(line, wrong.getOriginalMessage());
        } catch (IllegalArgumentException wrong) {
            throw new PlanFileException(line, String.valueOf(wrong.getMessage()));
        }
    }
}
