package dev.sbsync.client.model;

import tools.jackson.databind.JsonNode;

/**
 * A tag of components or assets (docs/management-api.md).
 *
 * <p>Accessors never fail: an attribute that is absent, null or of another type gives the default that each names.
 * Immutable unless {@link #raw()} is changed.
 */
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

    /** Returns what it is for: {@code asset}, {@code component} or {@code idea}; empty if there is none. */
    public String objectType() {
        return text("object_type");
    }

    /** Returns everything of this that the API takes, unknown attributes included. */
    public InternalTagPayload toPayload() {
        return InternalTagPayload.copyOf(this);
    }
}
