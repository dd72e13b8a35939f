package dev.sbsync.core.internal.kind.story.reference;

import java.util.Map;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Decides whether only a schema can tell what some value of a content means: a whole uuid that is not known, or a
 * number that may be the id of a story.
 *
 * @param knownUuid returns whether a uuid is that of a known story
 * @param maybeId returns whether a number may be the id of a story
 */
record SchemaNeed(Predicate<String> knownUuid, LongPredicate maybeId) {

    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");

    /** Returns whether the schemas are needed. */
    boolean of(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().anyMatch(this::of);
        }
        if (value.isObject()) {
            return value.properties().stream().anyMatch(this::of);
        }
        String text = value.isString() || value.isIntegralNumber() ? value.asString() : "";
        return ID.matcher(text).matches()
                ? maybeId.test(Long.parseLong(text))
                : UUID.matcher(text).matches() && !knownUuid.test(text);
    }

    private boolean of(Map.Entry<String, JsonNode> property) {
        return !property.getKey().equals("_uid") && of(property.getValue());
    }
}
