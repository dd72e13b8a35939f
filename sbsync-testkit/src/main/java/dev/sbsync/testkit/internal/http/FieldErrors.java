package dev.sbsync.testkit.internal.http;

import dev.sbsync.testkit.internal.json.Nodes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Collects what is wrong with the attributes of an item; one answer names all of it (docs/management-api.md). */
public final class FieldErrors {
    private final Map<String, List<String>> texts = new LinkedHashMap<>();

    public void add(String field, String text) {
        texts.computeIfAbsent(field, key -> new ArrayList<>()).add(text);
    }

    /** Returns whether nothing was added. */
    public boolean isEmpty() {
        return texts.isEmpty();
    }

    /** Returns {@code {field: [text]}}. */
    public Refusal byField() {
        return Refusal.invalid(Nodes.valueToTree(texts));
    }

    /** Returns {@code {"error": "Field text, Field text"}}. */
    public Refusal text() {
        return Refusal.error(422, String.join(", ", list()));
    }

    /** Returns {@code {"error": ["Field text"]}}. */
    public Refusal sentences() {
        return Refusal.invalid(Nodes.valueToTree(Map.of("error", list())));
    }

    private List<String> list() {
        List<String> sentences = new ArrayList<>();
        texts.forEach((field, list) -> list.forEach(text ->
                sentences.add(field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1) + " " + text)));
        return sentences;
    }
}
