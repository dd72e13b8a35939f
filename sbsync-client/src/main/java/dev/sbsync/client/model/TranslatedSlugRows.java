package dev.sbsync.client.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns {@code translated_slugs} of a response into {@code translated_slugs_attributes} (docs/management-api.md). */
final class TranslatedSlugRows {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TranslatedSlugRows() {}

    /** Returns one row per language without its id, which is only valid in its own space. */
    static ArrayNode withoutIds(List<TranslatedSlug> slugs) {
        ArrayNode rows = of(slugs);
        rows.forEach(row -> ((ObjectNode) row).remove("id"));
        return rows;
    }

    /** Returns one row per language, with its id if there is one, and null for a missing slug or name. */
    static ArrayNode of(List<TranslatedSlug> slugs) {
        ArrayNode rows = NODES.arrayNode();
        for (TranslatedSlug slug : slugs) {
            ObjectNode row = rows.addObject();
            if (slug.id() != 0) {
                row.put("id", slug.id());
            }
            row.put("lang", slug.lang());
            row.put("slug", slug.slug().isEmpty() ? null : slug.slug());
            row.put("name", slug.name().orElse(null));
        }
        return rows;
    }

    /** Returns the rows with the ids of the target's rows; if {@code complete}, other rows are marked to be removed. */
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
