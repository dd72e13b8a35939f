package dev.sbsync.client;

import dev.sbsync.client.internal.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the filters of a query, and splits a long list of items into several requests. */
final class QueryParts {

    /** Maximum elements per request. The API documents no limit; its own tools use this one. */
    static final int MAX_ELEMENTS = 100;

    /** Maximum length of a list in the URL: servers refuse lines of about 8000 characters. */
    private static final int MAX_CHARACTERS = 4000;

    /** Lists that can be split: together, the parts find what the whole list would. */
    private static final Set<String> DIVISIBLE = Set.of("by_ids", "by_uuids", "by_uuids_ordered", "by_slugs");

    private static final List<List<String>> CONTRADICTIONS = List.of(
            List.of("folder_only", "story_only"),
            List.of("root_folders_only", "story_only"),
            List.of("root_folders_only", "with_parent"));

    private final Map<String, String> single = new LinkedHashMap<>();
    private final Map<String, List<String>> lists = new LinkedHashMap<>();
    private final List<ContentFilter> all = new ArrayList<>();
    private List<ContentFilter> anyOf = List.of();

    void set(String name, String value) {
        single.put(name, value);
    }

    void set(String name, List<String> values) {
        lists.put(name, values);
    }

    void addAll(List<ContentFilter> conditions) {
        all.addAll(conditions);
    }

    void setAnyOf(List<ContentFilter> alternatives) {
        if (alternatives.isEmpty() || !anyOf.isEmpty()) {
            throw new IllegalArgumentException(
                    alternatives.isEmpty()
                            ? "filter_query[__or] has no alternatives, which would list everything; leave it out."
                            : "filter_query[__or] is one group: give all alternatives in one call.");
        }
        anyOf = alternatives;
    }

    List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (List<String> pair : CONTRADICTIONS) {
            if (single.keySet().containsAll(pair)) {
                problems.add(pair.get(0) + " and " + pair.get(1) + " exclude each other: leave out one.");
            }
        }
        lists.forEach((name, values) -> {
            if (!DIVISIBLE.contains(name) && pieces(values).size() > 1) {
                problems.add(name + " has " + values.size() + " elements, more than fit into one request ("
                        + MAX_ELEMENTS + " elements, " + MAX_CHARACTERS
                        + " characters): filter what the list returns instead.");
            }
        });
        List<String> divided = lists.entrySet().stream()
                .filter(list -> pieces(list.getValue()).size() > 1)
                .map(Map.Entry::getKey)
                .toList();
        if (divided.size() > 1) {
            problems.add(
                    "Of " + String.join(" and ", divided)
                            + " only one can have more elements than fit into one request; filter what the list returns by the other.");
        }
        return problems;
    }

    /** Returns the parameters of each request; {@link #problems} is empty. */
    List<List<Parameter>> toParts() {
        List<List<Parameter>> parts = new ArrayList<>();
        parts.add(new ArrayList<>());
        single.forEach((name, value) -> parts.get(0).add(new Parameter(name, value)));
        all.forEach(each -> parts.get(0).add(new Parameter("filter_query" + each.brackets(), each.value())));
        anyOf.forEach(each -> parts.get(0).add(new Parameter("filter_query[__or][]" + each.brackets(), each.value())));
        lists.forEach((name, values) -> {
            List<List<Parameter>> before = List.copyOf(parts);
            parts.clear();
            for (String piece : pieces(values)) {
                for (List<Parameter> part : before) {
                    List<Parameter> extended = new ArrayList<>(part);
                    extended.add(new Parameter(name, piece));
                    parts.add(extended);
                }
            }
        });
        return List.copyOf(parts);
    }

    private static List<String> pieces(List<String> values) {
        List<String> pieces = new ArrayList<>();
        List<String> current = new ArrayList<>();
        int length = 0;
        for (String value : values) {
            int encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).length() + "%2C".length();
            if (current.size() == MAX_ELEMENTS || (!current.isEmpty() && length + encoded > MAX_CHARACTERS)) {
                pieces.add(String.join(",", current));
                current.clear();
                length = 0;
            }
            current.add(value);
            length += encoded;
        }
        pieces.add(String.join(",", current));
        return pieces;
    }
}
