package dev.sbsync.client.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One row of a story's {@code translated_slugs}: its slug and name in one language (ma-facts §4.1).
 *
 * @param id the row's id in its own space, null where the payload has none; means nothing in another space
 * @param lang the language code
 * @param slug the translated slug, from {@code path} in older payloads; empty where there is none
 * @param name the translated name, null where there is none
 */
public record TranslatedSlug(
        @Nullable Long id,
        String lang,
        String slug,
        @Nullable String name) {

    /** Checks that language and slug are there. */
    public TranslatedSlug {
        Objects.requireNonNull(lang, "lang");
        Objects.requireNonNull(slug, "slug");
    }

    /** Reads a row as the API sends it. Attributes that are absent or of another type take their defaults. */
    public static TranslatedSlug of(JsonNode row) {
        long id = Attributes.id(row, "id");
        String slug = row.path("slug").isString() ? Attributes.text(row, "slug") : Attributes.text(row, "path");
        JsonNode name = row.path("name");
        return new TranslatedSlug(
                id == 0 ? null : id, Attributes.text(row, "lang"), slug, name.isString() ? name.stringValue() : null);
    }
}
