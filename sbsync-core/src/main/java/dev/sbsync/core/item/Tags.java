package dev.sbsync.core.item;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Compares sets of trimmed tags. The server may merge spellings that differ only in case, so two sets are equal if they
 * contain the same tags case-insensitively and share one spelling of each. Stateless.
 */
final class Tags {

    private Tags() {}

    static boolean same(Set<String> one, Set<String> other) {
        Map<String, Set<String>> spellings = spellings(one);
        Map<String, Set<String>> others = spellings(other);
        return spellings.keySet().equals(others.keySet())
                && spellings.entrySet().stream()
                        .allMatch(tag ->
                                !Collections.disjoint(tag.getValue(), others.getOrDefault(tag.getKey(), Set.of())));
    }

    private static Map<String, Set<String>> spellings(Set<String> tags) {
        Map<String, Set<String>> spellings = new HashMap<>();
        for (String tag : tags) {
            spellings
                    .computeIfAbsent(tag.toLowerCase(Locale.ROOT), key -> new HashSet<>())
                    .add(tag);
        }
        return spellings;
    }
}
