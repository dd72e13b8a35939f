package dev.sbsync.client.model;

import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One row of a story's {@code translated_slugs}: its slug and name in one language (docs/management-api.md).
 *
 * @param id the row's id in its own space, 0 if there is none; it has no meaning in another space
 * @param lang the language code
 * @param slug the translated slug, from {@code path} in older payloads; empty if there is none
 * @param name the translated name; empty if there is none
 */
public record TranslatedSlug(long id, String lang, String slug, Optional<String> name) {

    /** Checks that language and slug are not null. */
    public TranslatedSlug {
        Objects.requireNonNull(lang, "lang");
        Objects.requireNonNull(slug, "slug");
        Objects.requireNonNull(name, "name");
    }

    /** Reads a row of an API response, with defaults for attributes that are absent or of another type. */
    public static TranslatedSlug of(JsonNode row) {
        long id = Attributes.id(row, "id");
        String slug = row.path("slug").isString() ? Attributes.text(row, "slug") : Attributes.text(row, "path");
        JsonNode name = row.path("name");
        return new TranslatedSlug(id, Attributes.text(row, "lang"), slug, name.stringValueOpt());
    }
}
