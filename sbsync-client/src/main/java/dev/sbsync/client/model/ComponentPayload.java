package dev.sbsync.client.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The attributes of a component for a create or an update. */
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

    /** Returns an empty payload, for an update. */
    public static ComponentPayload empty() {
        return new ComponentPayload(none());
    }

    /**
     * Returns a payload for a create, with all required attributes.
     *
     * @param name the technical name, unique in the space
     */
    public static ComponentPayload of(String name) {
        return empty().name(name);
    }

    /**
     * Returns all attributes of a record that the API accepts, unknown ones included. The ids of tags become numbers,
     * as the API requires.
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

    /** Sets the display name. */
    public ComponentPayload displayName(String value) {
        return set("display_name", value);
    }

    /** Sets the description. */
    public ComponentPayload description(String value) {
        return set("description", value);
    }

    /** Sets the fields by name, shared; an update replaces all of them. */
    public ComponentPayload schema(JsonNode value) {
        return set("schema", value);
    }

    /** Sets the URL of an image. */
    public ComponentPayload image(String value) {
        return set("image", value);
    }

    /** Sets the field that previews a block in lists. */
    public ComponentPayload previewField(String value) {
        return set("preview_field", value);
    }

    /** Sets the preview template of a block in lists. */
    public ComponentPayload previewTemplate(String value) {
        return set("preview_tmpl", value);
    }

    /** Sets whether it is a content type. */
    public ComponentPayload root(boolean value) {
        return set("is_root", value);
    }

    /** Sets whether it can be nested as a block. */
    public ComponentPayload nestable(boolean value) {
        return set("is_nestable", value);
    }

    /** Sets the default preset, which must be one of this component. */
    public ComponentPayload presetId(long value) {
        return set("preset_id", value);
    }

    /** Sets the group by its uuid. */
    public ComponentPayload componentGroupUuid(String value) {
        return set("component_group_uuid", value);
    }

    /** Sets the color of its icon, such as {@code #1b243f}. */
    public ComponentPayload color(String value) {
        return set("color", value);
    }

    /** Sets the icon by the API's name. */
    public ComponentPayload icon(String value) {
        return set("icon", value);
    }

    /** Sets all its internal tags, which must exist. */
    public ComponentPayload internalTagIds(List<Long> ids) {
        return set("internal_tag_ids", Attributes.numbers(ids));
    }

    /** Sets the field whose asset previews a story in lists. */
    public ComponentPayload assetPreview(String value) {
        return set("content_type_asset_preview", value);
    }

    /** Sets the metadata, shared. */
    public ComponentPayload metadata(JsonNode value) {
        return set("metadata", value);
    }

    /** Sets one field of the schema, in place or as the last one; the others stay as they are. */
    public ComponentPayload field(String name, JsonNode definition) {
        return schema(
                attribute("schema") instanceof ObjectNode fields
                        ? none().setAll(fields).set(name, definition)
                        : none().set(name, definition));
    }
}
