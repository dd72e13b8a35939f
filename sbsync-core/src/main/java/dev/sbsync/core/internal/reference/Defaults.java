package dev.sbsync.core.internal.reference;

import java.util.Arrays;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Rewrites the default of a field. A default can be a value as in content, or the text of its JSON; several stories can
 * be a text with spaces between them (docs/references.md). The form is kept.
 */
record Defaults(Walk walk, JsonNode definition) {

    /** The name of the property. */
    static final String NAME = "default_value";

    /** As in content, numbers keep every digit. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Returns the definition for the target; the same instance if nothing changes. */
    JsonNode inDefinition() {
        Field field = Field.of(definition);
        return walk.properties(definition, (key, value) -> key.equals(NAME) ? rewritten(value, field) : value);
    }

    /** Returns a default as content: what its text contains, if that is JSON. */
    static JsonNode content(JsonNode value) {
        String text = value.isString() ? value.stringValue().strip() : "";
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return value;
        }
        try {
            return JSON.readTree(text);
        } catch (JacksonException noJson) {
            return value;
        }
    }

    private JsonNode rewritten(JsonNode value, Field field) {
        JsonNode content = content(value);
        String text = content.isString() ? content.stringValue().strip() : "";
        if (field.equals(Field.STORY) && text.contains(" ")) {
            return list(value, text, field);
        }
        JsonNode now = walk.rewritten(content, field);
        boolean json = value.isString() && !content.isString();
        return !json ? now : now.equals(content) ? value : string(JSON.writeValueAsString(now));
    }

    private JsonNode list(JsonNode value, String text, Field field) {
        String now = Arrays.stream(text.split(" +"))
                .map(element -> walk.rewritten(string(element), field).asString())
                .collect(Collectors.joining(" "));
        return now.equals(text) ? value : string(now);
    }

    private static JsonNode string(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }
}
