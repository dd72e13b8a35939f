package dev.sbsync.client.model;

import tools.jackson.databind.JsonNode;

/** A preset: predefined content of a component, offered when a block is added (docs/management-api.md). */
public final class Preset extends RawRecord {

    private Preset(JsonNode raw) {
        super(raw, "preset");
    }

    /**
     * Creates a preset from what the API sends; the node is shared, not copied.
     *
     * @throws IllegalArgumentException if {@code raw} is not a JSON object
     */
    public static Preset of(JsonNode raw) {
        return new Preset(raw);
    }

    /** Returns the name; empty if there is none. */
    public String name() {
        return text("name");
    }

    /** Returns the id of its component; 0 if there is none. */
    public long componentId() {
        return id("component_id");
    }

    /** Returns the predefined content, shared; a missing node if there is none. */
    public JsonNode content() {
        return raw().path("preset");
    }

    /** Returns the URL of its image; empty if there is none. */
    public String image() {
        return text("image");
    }

    /** Returns the color of its icon; empty if there is none. */
    public String color() {
        return text("color");
    }

    /** Returns the API's name of the icon; empty if there is none. */
    public String icon() {
        return text("icon");
    }

    /** Returns the description; empty if there is none. */
    public String description() {
        return text("description");
    }

    /**
     * Returns all attributes that the API accepts, unknown ones included. {@code component_id} is an id of its own
     * space.
     */
    public PresetPayload toPayload() {
        return PresetPayload.copyOf(this);
    }
}
