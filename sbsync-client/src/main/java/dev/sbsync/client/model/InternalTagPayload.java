package dev.sbsync.client.model;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a create or an update of an internal tag sends. Immutable and thread-safe: every change returns another payload.
 * An update leaves alone what its payload lacks ({@link #clear} sends null).
 */
public final class InternalTagPayload extends Payload<InternalTagPayload> {

    private static final PayloadRules RULES =
            new PayloadRules("an internal tag", Set.of("name", "object_type"), Map.of()).andIgnores("id");

    private InternalTagPayload(ObjectNode attributes) {
        super(RULES, attributes);
    }

    /** Returns a payload without any attribute, to update with. */
    public static InternalTagPayload empty() {
        return new InternalTagPayload(none());
    }

    /**
     * Returns the payload of a create, with all that the API requires.
     *
     * @param name the name
     * @param objectType what it is for: {@code asset}, {@code component} or {@code idea}
     */
    public static InternalTagPayload of(String name, String objectType) {
        return empty().name(name).objectType(objectType);
    }

    /** Returns everything of a record that the API takes, unknown attributes included, in the same order. */
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

    /** Sets what it is for: {@code asset}, {@code component} or {@code idea}. */
    public InternalTagPayload objectType(String value) {
        return set("object_type", value);
    }
}
