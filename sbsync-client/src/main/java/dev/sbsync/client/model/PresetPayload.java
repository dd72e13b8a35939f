package dev.sbsync.client.model;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The attributes of a preset for a create or an update. */
public final class PresetPayload extends Payload<PresetPayload> {

    private static final PayloadRules RULES = new PayloadRules(
                    "a preset",
                    Set.of("name", "preset", "component_id", "image", "color", "icon", "description"),
                    Map.of())
            .andIgnores("id", "space_id", "created_at", "updated_at");

    private PresetPayload(ObjectNode attributes) {
        super(RULES, attributes);
    }

    /** Returns an empty payload, for an update. */
    public static PresetPayload empty() {
        return new PresetPayload(none());
    }

    /**
     * Returns a payload for a create, with all required attributes.
     *
     * @param name the name
     * @param componentId the id of its component
     */
    public static PresetPayload of(String name, long componentId) {
        return empty().name(name).componentId(componentId);
    }

    /** Returns all attributes of a preset that the API accepts. {@code component_id} is an id of its own space. */
    public static PresetPayload copyOf(Preset source) {
        return new PresetPayload(copied(source, RULES));
    }

    @Override
    PresetPayload made(ObjectNode attributes) {
        return new PresetPayload(attributes);
    }

    /** Sets the name. */
    public PresetPayload name(String value) {
        return set("name", value);
    }

    /** Sets the component. */
    public PresetPayload componentId(long value) {
        return set("component_id", value);
    }

    /** Sets the predefined content, a whole block with {@code component}; shared. */
    public PresetPayload content(JsonNode value) {
        return set("preset", value);
    }

    /** Sets the URL of an image. */
    public PresetPayload image(String value) {
        return set("image", value);
    }

    /** Sets the color of its icon. */
    public PresetPayload color(String value) {
        return set("color", value);
    }

    /** Sets the icon by the API's name. */
    public PresetPayload icon(String value) {
        return set("icon", value);
    }

    /** Sets the description. */
    public PresetPayload description(String value) {
        return set("description", value);
    }

    /**
     * Sets one value of the content by its JSON pointer, such as {@code /body/0/headline}. The original content is not
     * modified.
     *
     * @throws IllegalArgumentException if there is no content, or a segment of the path does not exist
     */
    public PresetPayload withField(String pointer, JsonNode value) {
        return content(JsonPointers.with(attribute("preset"), pointer, value));
    }

    /** Sets a text of the content, as {@link #withField(String, JsonNode)} does. */
    public PresetPayload withField(String pointer, String value) {
        return withField(pointer, StringNode.valueOf(value));
    }
}
