package dev.sbsync.client.model;

import tools.jackson.databind.JsonNode;

/** A tag of components or assets (docs/management-api.md). */
public final class InternalTag extends RawRecord {

    private InternalTag(JsonNode raw) {
        super(raw, "internal tag");
    }

    /**
     * Creates an internal tag from what the API sends; the node is shared, not copied.
     *
     * @throws IllegalArgumentException if {@code raw} is not a JSON object
     */
    public static InternalTag of(JsonNode raw) {
        return new InternalTag(raw);
    }

    /** Returns the name; empty if there is none. */
    public String name() {
        return text("name");
    }

    /** Returns the object type: {@code asset}, {@code component} or {@code idea}; empty if there is none. */
    public String objectType() {
        return text("object_type");
    }

    /** Returns all attributes that the API accepts, unknown ones included. */
    public InternalTagPayload toPayload() {
        return InternalTagPayload.copyOf(this);
    }
}
