package dev.sbsync.client.model;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a create or an update of a component group sends. Immutable and thread-safe: every change returns another
 * payload. An update leaves alone what its payload lacks ({@link #clear} sends null).
 */
public final class ComponentGroupPayload extends Payload<ComponentGroupPayload> {

    private static final PayloadRules RULES = new PayloadRules(
                    "a component group", Set.of("name", "parent_id"), Map.of("parent_uuid", "set \"parent_id\"."))
            .andIgnores("id", "uuid");

    private ComponentGroupPayload(ObjectNode attributes) {
        super(RULES, attributes);
    }

    /** Returns a payload without any attribute, to update with. */
    public static ComponentGroupPayload empty() {
        return new ComponentGroupPayload(none());
    }

    /**
     * Returns the payload of a create, with all that the API requires.
     *
     * @param name the name, unique in the whole space
     */
    public static ComponentGroupPayload of(String name) {
        return empty().name(name);
    }

    /** Returns everything of a folder that the API takes. Its parent is an id of its own space. */
    public static ComponentGroupPayload copyOf(ComponentGroup source) {
        return new ComponentGroupPayload(copied(source, RULES));
    }

    @Override
    ComponentGroupPayload made(ObjectNode attributes) {
        return new ComponentGroupPayload(attributes);
    }

    /** Sets the name, unique in the whole space. */
    public ComponentGroupPayload name(String value) {
        return set("name", value);
    }

    /** Sets the folder it lies in; {@link #clear clear("parent_id")} moves it to the top. */
    public ComponentGroupPayload parentId(long value) {
        return set("parent_id", value);
    }
}
