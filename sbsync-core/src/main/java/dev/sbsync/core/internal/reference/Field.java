package dev.sbsync.core.internal.reference;

import tools.jackson.databind.JsonNode;

/**
 * What a place contains, as its component's schema or the shape of its value shows.
 *
 * @param meaning what it contains
 * @param detail the slug of the datasource, or the path for the target
 */
record Field(Meaning meaning, String detail) {

    /** What a place contains. */
    enum Meaning {
        /** Anything: rules by shape and by text apply. */
        ANY,
        /** Nothing that is a reference. */
        KEPT,
        /** Nothing that the API stores: the property is removed. */
        DROPPED,
        /** The value of a plugin: only whole uuids and asset URLs are recognized. */
        PLUGIN,
        LINK,
        ASSET,
        IMAGE_ATTRIBUTES,
        BLOK_ATTRIBUTES,
        STORY,
        /** The path of a linked story. */
        PATH,
        ASSET_ID,
        ENTRY,
        LANGUAGE,
        USER,
        TAG,
        DATASOURCE
    }

    static final Field ANY = of(Meaning.ANY);
    static final Field KEPT = of(Meaning.KEPT);
    static final Field DROPPED = of(Meaning.DROPPED);
    static final Field PLUGIN = of(Meaning.PLUGIN);
    static final Field STORY = of(Meaning.STORY);
    static final Field ASSET_ID = of(Meaning.ASSET_ID);
    static final Field IMAGE_ATTRIBUTES = of(Meaning.IMAGE_ATTRIBUTES);
    static final Field BLOK_ATTRIBUTES = of(Meaning.BLOK_ATTRIBUTES);

    /** Returns the field of a definition in a component's schema. */
    static Field of(JsonNode definition) {
        return switch (definition.path("type").asString("")) {
            case "multilink", "link" -> of(Meaning.LINK);
            case "asset", "multiasset" -> of(Meaning.ASSET);
            case "custom" -> PLUGIN;
            case "option", "options" -> ofSource(definition);
            default -> ANY;
        };
    }

    private static Field ofSource(JsonNode definition) {
        return switch (definition.path("source").asString("")) {
            case "internal_stories" -> STORY;
            case "internal" ->
                new Field(Meaning.ENTRY, definition.path("datasource_slug").asString(""));
            case "internal_languages" -> of(Meaning.LANGUAGE);
            case "internal_users" -> of(Meaning.USER);
            case "internal_tags" -> of(Meaning.TAG);
            case "internal_datasources" -> of(Meaning.DATASOURCE);
            default -> ANY;
        };
    }

    /** Returns the field for the path of a linked story. */
    static Field path(String forTarget) {
        return new Field(Meaning.PATH, forTarget);
    }

    private static Field of(Meaning meaning) {
        return new Field(meaning, "");
    }

    boolean is(Meaning other) {
        return meaning == other;
    }
}
