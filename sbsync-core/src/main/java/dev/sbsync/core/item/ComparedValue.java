package dev.sbsync.core.item;

import dev.sbsync.core.internal.diff.JsonValues;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;

/** The value of one compared field, in canonical form. Immutable. */
public sealed interface ComparedValue {

    /** Returns the value for comparison, hashes and stored rows; a null node if there is no value. */
    JsonNode value();

    /** Returns the display form; null for large values, of which only the place of a difference is shown. */
    @Nullable
    String shown();

    /** Returns the first difference from another value of the same field, as a JSON pointer; empty if equal. */
    default Optional<String> firstDifference(ComparedValue other) {
        return JsonValues.firstDifference(value(), other.value());
    }

    /** A text, or none. */
    record Text(@Nullable String text) implements ComparedValue {

        private static final Text NONE = new Text(null);

        @Override
        public JsonNode value() {
            return text == null ? NullNode.getInstance() : JsonNodeFactory.instance.stringNode(text);
        }

        @Override
        public String shown() {
            return text == null ? "(none)" : text;
        }
    }

    /**
     * A set of trimmed tags, sorted. The server may merge spellings that differ only in case, so two sets are equal if
     * they contain the same tags case-insensitively and share one spelling of each.
     */
    record TagSet(Set<String> tags) implements ComparedValue {

        private static final TagSet NONE = new TagSet(Set.of());

        @Override
        public JsonNode value() {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            tags.forEach(array::add);
            return array;
        }

        @Override
        public String shown() {
            return tags.toString();
        }

        @Override
        public Optional<String> firstDifference(ComparedValue other) {
            return other instanceof TagSet set && same(spellings(), set.spellings())
                    ? Optional.empty()
                    : Optional.of("");
        }

        private static boolean same(Map<String, Set<String>> one, Map<String, Set<String>> other) {
            return one.keySet().equals(other.keySet())
                    && one.entrySet().stream()
                            .noneMatch(tag ->
                                    Collections.disjoint(tag.getValue(), other.getOrDefault(tag.getKey(), Set.of())));
        }

        private Map<String, Set<String>> spellings() {
            return tags.stream()
                    .collect(Collectors.groupingBy(tag -> tag.toLowerCase(Locale.ROOT), Collectors.toSet()));
        }
    }

    /** Any JSON. */
    record Json(JsonNode value, @Nullable String shown) implements ComparedValue {}

    /** Returns a set of tags; blank ones are omitted. */
    static ComparedValue tags(Collection<String> tags) {
        Set<String> sorted = new TreeSet<>();
        tags.forEach(tag -> sorted.add(tag.trim()));
        sorted.remove("");
        return sorted.isEmpty() ? TagSet.NONE : new TagSet(sorted);
    }

    /** Returns a text; null stands for a missing one. */
    static ComparedValue text(@Nullable String text) {
        return text == null ? Text.NONE : new Text(text);
    }

    /** Returns a value for which null, an empty object, an empty array and an empty text are equal. */
    static ComparedValue json(@Nullable JsonNode json) {
        boolean nothing = json == null
                || json.isMissingNode()
                || json.isNull()
                || (json.isContainer() && json.isEmpty())
                || (json.isString() && json.stringValue().isEmpty());
        return nothing || json == null
                ? new Json(NullNode.getInstance(), Text.NONE.shown())
                : new Json(json, json.isContainer() ? null : json.asString());
    }
}
