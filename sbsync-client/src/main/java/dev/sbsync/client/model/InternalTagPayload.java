package dev.sbsync.client.model;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The attributes of an internal tag for a create or an update. */
public final class InternalTagPayload extends Payload<InternalTagPayload> {

    private static final PayloadRules RULES =
            new PayloadRules("an internal tag", Set.of("name", "object_type"), Map.of()).andIgnores("id");

    private InternalTagPayload(ObjectNode attributes) {
        super(RULES, attributes);
    }

    /** Returns an empty payload, for an update. */
    public static InternalTagPayload empty() {
        return new InternalTagPayload(none());
    }

    /**
     * Returns a payload for a create, with all required attributes.
     *
     * @param name the name
     * @param objectType the object type: {@code asset}, {@code component} or {@code idea}
     */
    public static InternalTagPayload of(String name, String objectType) {
        return empty().name(name).objectType(objectType);
    }

    /** Returns all attributes of a record that the API accepts, unknown ones included, in the same order. */
    public static InternalTagPayload copyOf(InternalTag source) {
        return new InternalTagPayload(copied(source, RULES));
    }

    @Override
    InternalTagPayload made(ObjectNode attributes) {
        return new InternalTagPayload(attributes);
    }

    /** Sets the name. */
    public InternalTagPayload name(String value) {
        return set("name", value);
    }

    /** Sets the object type: {@code asset}, {@code component} or {@code idea}. */
    public InternalTagPayload objectType(String value) {
        return set("object_type", value);
    }
}
