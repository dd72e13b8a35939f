package dev.sbsync.client.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a create or an update of a component sends. Immutable and thread-safe: every change returns another payload. An
 * update leaves alone what its payload lacks ({@link #clear} sends null).
 */
public final class ComponentPayload extends Payload<ComponentPayload> {

    private static final PayloadRules RULES = new PayloadRules(
                    "a component",
                    Set.of(
                            "name",
                            "display_name",
                            "description",
                            "schema",
                            "image",
                            "preview_field",
                            "preview_tmpl",
                            "is_root",
                            "is_nestable",
                            "preset_id",
                            "component_group_uuid",
                            "color",
                            "icon",
                            "internal_tag_ids",
                            "content_type_asset_preview",
                            "metadata"),
                    Map.of("internal_tags_list", "set \"internal_tag_ids\"."))
            .andIgnores("id", "created_at", "updated_at", "real_name", "all_presets");

    private ComponentPayload(ObjectNode attributes) {
        super(RULES, attributes);
    }

    /** Returns a payload without any attribute, to update with. */
    public static ComponentPayload empty() {
        return new ComponentPayload(none());
    }

    /**
     * Returns the payload of a create, with all that the API requires.
     *
     * @param name the technical name, unique in the space
     */
    public static ComponentPayload of(String name) {
        return empty().name(name);
    }

    /**
     * Returns everything of a record that the API takes, unknown attributes included. The ids of tags become numbers,
     * as the API takes them only so.
     */
    public static ComponentPayload copyOf(Component source) {
        ComponentPayload copy = new ComponentPayload(copied(source, RULES));
        return source.raw().path("internal_tag_ids").isArray() ? copy.internalTagIds(source.internalTagIds()) : copy;
    }

    @Override
    ComponentPayload made(ObjectNode attributes) {
        return new ComponentPayload(attributes);
    }

    /** Sets the technical name, unique in the space; content refers to it. */
    public ComponentPayload name(String value) {
        return set("name", value);
    }

    /** Sets the name that people see. */
    public ComponentPayload displayName(String value) {
        return set("display_name", value);
    }

    /** Sets the description. */
    public ComponentPayload description(String value) {
        return set("description", value);
    }

    /** Sets the fields by name, shared; a write replaces all of them. */
    public ComponentPayload schema(JsonNode value) {
        return set("schema", value);
    }

    /** Sets the address of a picture. */
    public ComponentPayload image(String value) {
        return set("image", value);
    }

    /** Sets the field that stands for a block in lists. */
    public ComponentPayload previewField(String value) {
        return set("preview_field", value);
    }

    /** Sets the template of a block in lists. */
    public ComponentPayload previewTemplate(String value) {
        return set("preview_tmpl", value);
    }

    /** Sets whether stories can be of this type. */
    public ComponentPayload root(boolean value) {
        return set("is_root", value);
    }

    /** Sets whether it can be a block in a content. */
    public ComponentPayload nestable(boolean value) {
        return set("is_nestable", value);
    }

    /** Sets the default preset, one of this component's. */
    public ComponentPayload presetId(long value) {
        return set("preset_id", value);
    }

    /** Sets the group it lies in. */
    public ComponentPayload componentGroupUuid(String value) {
        return set("component_group_uuid", value);
    }

    /** Sets the colour of its icon, such as {@code #1b243f}. */
    public ComponentPayload color(String value) {
        return set("color", value);
    }

    /** Sets the icon, by the API's name. */
    public ComponentPayload icon(String value) {
        return set("icon", value);
    }

    /** Sets all its internal tags, which must exist. */
    public ComponentPayload internalTagIds(List<Long> ids) {
        return set("internal_tag_ids", Attributes.numbers(ids));
    }

    /** Sets the field whose asset stands for a story in lists. */
    public ComponentPayload assetPreview(String value) {
        return set("content_type_asset_preview", value);
    }

    /** Sets the metadata, shared. */
    public ComponentPayload metadata(JsonNode value) {
        return set("metadata", value);
    }

    /** Sets one field of the schema, in place or as the last one; the others stay as they are in this payload. */
    public ComponentPayload field(String name, JsonNode definition) {
        return schema(
                attribute("schema") instanceof ObjectNode fields
                        ? none().setAll(fields).set(name, definition)
                        : none().set(name, definition));
    }
}
