package dev.sbsync.client.model;

import tools.jackson.databind.JsonNode;

/**
 * A preset: a filled-in component, offered where a block is added (docs/management-api.md).
 *
 * <p>Accessors never fail: an attribute that is absent, null or of another type gives the default that each names.
 * Immutable unless {@link #raw()} is changed.
 */
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

    /** Returns the filled-in fields, shared; a missing node if there are none. */
    public JsonNode content() {
        return raw().path("preset");
    }

    /** Returns the address of its picture; empty if there is none. */
    public String image() {
        return text("image");
    }

    /** Returns the colour of its icon; empty if there is none. */
    public String color() {
        return text("color");
    }

    /** Returns the icon, by the API's name; empty if there is none. */
    public String icon() {
        return text("icon");
    }

    /** Returns the description; empty if there is none. */
    public String description() {
        return text("description");
    }

    /**
     * Returns everything of this that the API takes, unknown attributes included. {@code component_id} is an id of its
     * own space.
     */
    public PresetPayload toPayload() {
        return PresetPayload.copyOf(this);
    }
}
