package dev.sbsync.client.model;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The attributes of a component group for a create or an update. */
public final class ComponentGroupPayload extends Payload<ComponentGroupPayload> {

    private static final PayloadRules RULES = new PayloadRules(
                    "a component group", Set.of("name", "parent_id"), Map.of("parent_uuid", "set \"parent_id\"."))
            .andIgnores("id", "uuid");

    private ComponentGroupPayload(ObjectNode attributes) {
        super(RULES, attributes);
    }

    /** Returns an empty payload, for an update. */
    public static ComponentGroupPayload empty() {
        return new ComponentGroupPayload(none());
    }

    /**
     * Returns a payload for a create, with all required attributes.
     *
     * @param name the name, unique in the whole space
     */
    public static ComponentGroupPayload of(String name) {
        return empty().name(name);
    }

    /** Returns all attributes of a folder that the API accepts. {@code parent_id} is an id of its own space. */
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

    /** Sets the parent folder; {@link #clear clear("parent_id")} moves it to the top level. */
    public ComponentGroupPayload parentId(long value) {
        return set("parent_id", value);
    }
}
