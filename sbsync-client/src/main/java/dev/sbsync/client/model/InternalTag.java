package dev.sbsync.client.model;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A tag of components or assets (ma-facts §6).
 *
 * <p>Accessors never fail: an attribute that is absent, null or of another type gives the default that each names.
 * Immutable as long as nobody changes {@link #raw()}.
 */
public final class InternalTag extends RawRecord {

    private static final PayloadRules WRITABLE =
            new PayloadRules("an internal tag", Set.of("name", "object_type"), Map.of()).andIgnores("id");

    private InternalTag(JsonNode raw) {
        super(raw, "internal tag");
    }

    /**
     * Makes an internal tag from what the API sends; the node is shared, not copied.
     *
     * @throws IllegalArgumentException if {@code raw} is not a JSON object
     */
    public static InternalTag of(JsonNode raw) {
        return new InternalTag(raw);
    }

    /** Returns the name; empty where there is none. */
    public String name() {
        return text("name");
    }

    /** Returns what it is for: {@code asset}, {@code component} or {@code idea}; empty where there is none. */
    public String objectType() {
        return text("object_type");
    }

    /** Returns a payload without any attribute. */
    public static Payload<InternalTag> payload() {
        return Payload.empty(WRITABLE);
    }

    /** Returns everything of this that the API takes, unknown attributes included. */
    public Payload<InternalTag> toPayload() {
        return Payload.copyOf(this, WRITABLE);
    }
}
