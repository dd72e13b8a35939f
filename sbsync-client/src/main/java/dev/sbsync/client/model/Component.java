package dev.sbsync.client.model;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** A component: a content type or a type of block (docs/management-api.md). */
public final class Component extends RawRecord {

    private Component(JsonNode raw) {
        super(raw, "component");
    }

    /**
     * Creates a component from what the API sends; the node is shared, not copied.
     *
     * @throws IllegalArgumentException if {@code raw} is not a JSON object
     */
    public static Component of(JsonNode raw) {
        return new Component(raw);
    }

    /** Returns the name; empty if there is none. */
    public String name() {
        return text("name");
    }

    /** Returns the display name; empty if there is none. */
    public String displayName() {
        return text("display_name");
    }

    /** Returns the fields by name, shared; a missing node if there are none. An update replaces all of them. */
    public JsonNode schema() {
        return raw().path("schema");
    }

    /** Returns whether it is a content type; false by default. */
    public boolean root() {
        return flag("is_root");
    }

    /** Returns whether it can be nested as a block; false by default. */
    public boolean nestable() {
        return flag("is_nestable");
    }

    /** Returns the uuid of its group; empty if there is none. */
    public String componentGroupUuid() {
        return text("component_group_uuid");
    }

    /** Returns the id of its default preset; 0 if there is none. */
    public long presetId() {
        return id("preset_id");
    }

    /** Returns the ids of its internal tags, which the API sends as JSON strings; empty by default. */
    public List<Long> internalTagIds() {
        return Attributes.ids(raw(), "internal_tag_ids");
    }

    /** Returns the description; empty if there is none. */
    public String description() {
        return text("description");
    }

    /** Returns the URL of its image; empty if there is none. */
    public String image() {
        return text("image");
    }

    /** Returns the field that previews a block in lists; empty if there is none. */
    public String previewField() {
        return text("preview_field");
    }

    /** Returns the preview template of a block in lists; empty if there is none. */
    public String previewTemplate() {
        return text("preview_tmpl");
    }

    /** Returns the color of its icon; empty if there is none. */
    public String color() {
        return text("color");
    }

    /** Returns the API's name of the icon; empty if there is none. */
    public String icon() {
        return text("icon");
    }

    /** Returns the field whose asset previews a story in lists; empty if there is none. */
    public String assetPreview() {
        return text("content_type_asset_preview");
    }

    /** Returns the metadata, shared; a missing node if there is none. */
    public JsonNode metadata() {
        return raw().path("metadata");
    }

    /**
     * Returns all attributes that the API accepts, unknown ones included. The ids of tags become numbers, as the API
     * requires (docs/management-api.md).
     */
    public ComponentPayload toPayload() {
        return ComponentPayload.copyOf(this);
    }
}
