package dev.sbsync.testkit.internal.dataset;

import dev.sbsync.testkit.DatasetException;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.ItemPaths;
import dev.sbsync.testkit.internal.state.SpaceState;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Replaces the names by which the items of a dataset may refer to each other by ids: {@code parent} of groups and asset
 * folders, {@code component} of presets, {@code component_group}, {@code internal_tags} and {@code preset} of
 * components, {@code folder} and {@code internal_tags} of assets, and the codes in {@code dimension_values} of entries.
 */
final class DatasetReferences {
    private static final String VALUES = "dimension_values";
    private static final String TAGS = "internal_tags";

    private final SpaceState space;
    private final String place;

    DatasetReferences(SpaceState space, String place) {
        this.space = space;
        this.place = place;
    }

    /** Returns the entries of a space: those given inside their datasource, in their order, and the other ones. */
    static ArrayNode entries(SpaceState space, JsonNode others) {
        ArrayNode all = Nodes.array();
        for (ObjectNode source : space.records("datasources").all()) {
            JsonNode inside = source.remove("entries");
            int position = 0;
            for (JsonNode entry : inside == null ? Nodes.array() : inside) {
                ObjectNode row = Nodes.object().put("position", ++position);
                entry.properties().forEach(member -> row.set(member.getKey(), member.getValue()));
                all.add(row.set("datasource_id", source.path("id")));
            }
        }
        others.forEach(all::add);
        return all;
    }

    void resolve() {
        for (String kind : new String[] {"component_groups", "asset_folders"}) {
            for (ObjectNode folder : space.records(kind).all()) {
                taken(folder, "parent").ifPresent(path -> folder.set("parent_id", found(kind, path, "id")));
            }
        }
        for (ObjectNode preset : space.records("presets").all()) {
            taken(preset, "component").ifPresent(name -> preset.set("component_id", found("components", name, "id")));
        }
        space.records("components").all().forEach(this::component);
        for (ObjectNode asset : space.records("assets").all()) {
            taken(asset, "folder").ifPresent(path -> asset.set("asset_folder_id", found("asset_folders", path, "id")));
            tags(asset, "asset");
        }
        space.records("datasource_entries").all().forEach(this::values);
    }

    private void component(ObjectNode component) {
        taken(component, "component_group")
                .ifPresent(path -> component.set("component_group_uuid", found("component_groups", path, "uuid")));
        taken(component, "preset")
                .ifPresent(name -> component.set(
                        "preset_id", found("presets", Nodes.string(component, "name", "") + "/" + name, "id")));
        tags(component, "component");
    }

    private void tags(ObjectNode item, String type) {
        if (item.remove(TAGS) instanceof ArrayNode names) {
            ArrayNode ids = item.putArray("internal_tag_ids");
            names.forEach(name -> ids.add(found(TAGS, type + "/" + name.asString(""), "id")));
        }
    }

    private void values(ObjectNode entry) {
        ObjectNode byId = Nodes.object();
        JsonNode dimensions = space.records("datasources")
                .find(Nodes.integer(entry, "datasource_id", 0))
                .map(source -> source.path("dimensions"))
                .orElseGet(Nodes::array);
        entry.path(VALUES).properties().forEach(value -> {
            String id = dimensions
                    .valueStream()
                    .filter(row -> Nodes.string(row, "entry_value", "").equals(value.getKey())
                            || row.path("id").asString("").equals(value.getKey()))
                    .findFirst()
                    .map(row -> row.path("id").asString(""))
                    .orElseThrow(() -> bad("datasource_entries", "dimension", value.getKey()));
            byId.set(id, value.getValue());
        });
        if (!byId.isEmpty()) {
            entry.set(VALUES, byId);
        }
    }

    private JsonNode found(String kind, String path, String attribute) {
        return space.records(kind).all().stream()
                .filter(item -> ItemPaths.of(space, kind, item).equals(path))
                .findFirst()
                .map(item -> item.path(attribute))
                .orElseThrow(() -> bad(kind, "item", path));
    }

    private DatasetException bad(String kind, String what, String path) {
        return new DatasetException(place + "." + kind, "there is no " + what + " \"" + path + "\"");
    }

    /** Removes a text attribute and returns it. */
    private static Optional<String> taken(ObjectNode item, String name) {
        Optional<String> text = Nodes.string(item, name);
        text.ifPresent(same -> item.remove(name));
        return text;
    }
}
