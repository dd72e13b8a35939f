package dev.sbsync.client.model;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns the rows that the API sends as {@code translated_slugs} into those that it takes (ma-facts §3.4, §8.12). */
final class TranslatedSlugRows {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TranslatedSlugRows() {}

    /**
     * Returns one row per language with {@code lang}, {@code slug} and {@code name}, null where the source has none.
     */
    static ArrayNode of(Story source) {
        ArrayNode rows = NODES.arrayNode();
        for (TranslatedSlug slug : source.translatedSlugs()) {
            ObjectNode row = rows.addObject();
            row.put("lang", slug.lang());
            if (slug.slug().isEmpty()) {
                row.putNull("slug");
            } else {
                row.put("slug", slug.slug());
            }
            row.put("name", slug.name().orElse(null));
        }
        return rows;
    }

    /** Returns the rows with the ids of the target's, and where {@code complete} the end of those they lack. */
    static ArrayNode forTarget(JsonNode rows, Story target, boolean complete) {
        Map<String, TranslatedSlug> remaining = new LinkedHashMap<>();
        target.translatedSlugs().stream()
                .filter(row -> row.id() != 0)
                .forEach(row -> remaining.putIfAbsent(row.lang(), row));
        ArrayNode result = NODES.arrayNode();
        for (JsonNode row : rows) {
            TranslatedSlug existing = remaining.remove(Attributes.text(row, "lang"));
            ObjectNode merged = result.addObject();
            if (existing != null) {
                merged.put("id", existing.id());
            }
            row.properties().stream()
                    .filter(attribute -> !attribute.getKey().equals("id"))
                    .forEach(attribute -> merged.set(attribute.getKey(), attribute.getValue()));
        }
        if (complete) {
            remaining
                    .values()
                    .forEach(row -> result.addObject()
                            .put("id", row.id())
                            .put("lang", row.lang())
                            .put("_destroy", true));
        }
        return result;
    }
}
