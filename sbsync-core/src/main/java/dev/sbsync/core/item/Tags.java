package dev.sbsync.core.item;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Compares sets of trimmed tags. The server may merge spellings that differ only in case, so two sets are equal if they
 * contain the same tags case-insensitively and share one spelling of each. Stateless.
 */
final class Tags {

    private Tags() {}

    /** Returns the trimmed tags, sorted. */
    static JsonNode trimmed(Collection<String> tags) {
        Set<String> sorted = new TreeSet<>();
        tags.forEach(tag -> sorted.add(tag.trim()));
        sorted.remove("");
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        sorted.forEach(array::add);
        return array;
    }

    static boolean same(JsonNode one, JsonNode other) {
        Map<String, Set<String>> spellings = spellings(one);
        Map<String, Set<String>> others = spellings(other);
        return spellings.keySet().equals(others.keySet())
                && spellings.entrySet().stream()
                        .allMatch(tag ->
                                !Collections.disjoint(tag.getValue(), others.getOrDefault(tag.getKey(), Set.of())));
    }

    private static Map<String, Set<String>> spellings(JsonNode tags) {
        Map<String, Set<String>> spellings = new HashMap<>();
        for (JsonNode tag : tags) {
            String text = tag.stringValue();
            spellings
                    .computeIfAbsent(text.toLowerCase(Locale.ROOT), key -> new HashSet<>())
                    .add(text);
        }
        return spellings;
    }
}
