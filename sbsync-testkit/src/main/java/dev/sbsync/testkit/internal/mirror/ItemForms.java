package dev.sbsync.testkit.internal.mirror;

import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.reference.ReferenceForm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The items of a space in a form that does not depend on the space: by their key across spaces, with names in place of
 * ids and uuids, without timestamps and empty attributes.
 *
 * <p>A reference that its own space lacks is stale. The source's stale references are left out, as no copy can have
 * them; those of the target stay visible.
 */
final class ItemForms {
    private static final List<String> COMPONENT = List.of(
            "display_name",
            "description",
            "image",
            "preview_field",
            "preview_tmpl",
            "color",
            "icon",
            "content_type_asset_preview",
            "metadata");
    private static final List<String> PRESET = List.of("image", "icon", "color", "description");

    private final SpaceNames names;
    private final ReferenceForm references;
    private final SchemaForm schemas;
    private final boolean source;

    private ItemForms(SpaceNames names, SpaceNames other, ReferenceForm references, boolean source) {
        this.names = names;
        this.references = references;
        this.schemas = new SchemaForm(names, other, references, source);
        this.source = source;
    }

    static ItemForms source(SpaceNames names, SpaceNames target, ReferenceForm references) {
        return new ItemForms(names, target, references, true);
    }

    static ItemForms target(SpaceNames names, SpaceNames source, ReferenceForm references) {
        return new ItemForms(names, source, references, false);
    }

    /** Returns the items of a kind by key; a second one with the same key has a number behind it. */
    Map<String, ObjectNode> of(String kind) {
        Map<String, ObjectNode> forms = new LinkedHashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        for (ObjectNode item : names.items(kind)) {
            String key = key(kind, item);
            int number = seen.merge(key, 1, Integer::sum);
            forms.put(number == 1 ? key : key + " #" + number, form(kind, item));
        }
        return forms;
    }

    private String key(String kind, ObjectNode item) {
        String name = Nodes.string(item, "name", "");
        return switch (kind) {
            case "component_groups", "asset_folders" ->
                names.name(kind, item.path("id")).orElse(name);
            case "internal_tags" -> SpaceNames.tagName(item);
            case "datasources" -> Nodes.string(item, "slug", name);
            case "datasource_entries" -> slug(item) + "/" + name;
            case "presets" ->
                names.name("components", item.path("component_id")).orElse("?") + "/" + name;
            case "assets" ->
                names.name("asset_folders", item.path("asset_folder_id"))
                                .map(folder -> folder + "/")
                                .orElse("")
                        + AssetForm.name(item);
            default -> name;
        };
    }

    private ObjectNode form(String kind, ObjectNode item) {
        return switch (kind) {
            case "component_groups", "asset_folders" -> pick(item, List.of("name"));
            case "datasources" -> datasource(item);
            case "datasource_entries" -> entry(item);
            case "components" -> component(item);
            case "presets" -> preset(item);
            case "assets" -> tags(AssetForm.of(item), item);
            default -> Nodes.object();
        };
    }

    private ObjectNode component(ObjectNode item) {
        ObjectNode form = (ObjectNode) references.of(pick(item, COMPONENT));
        form.put("is_root", Nodes.isTrue(item, "is_root"));
        form.put("is_nestable", !item.has("is_nestable") || Nodes.isTrue(item, "is_nestable"));
        name(form, "group", "component_groups", item.path("component_group_uuid"));
        name(form, "default preset", "presets", item.path("preset_id"));
        tags(form, item);
        item.path("schema")
                .properties()
                .forEach(field -> form.set("schema." + field.getKey(), schemas.of(field.getValue())));
        return form;
    }

    private ObjectNode tags(ObjectNode form, ObjectNode item) {
        ObjectNode tags = Nodes.object();
        item.path("internal_tag_ids").forEach(id -> name(tags, id.asString(""), "internal_tags", id));
        return form.set(
                "tags",
                Nodes.valueToTree(
                        tags.valueStream().map(tag -> tag.asString("")).sorted().toList()));
    }

    private ObjectNode preset(ObjectNode item) {
        ObjectNode form = (ObjectNode) references.of(pick(item, PRESET));
        JsonNode preset = item.path("preset");
        form.set("preset", preset.isMissingNode() ? Nodes.object() : references.of(preset));
        return form;
    }

    private static ObjectNode datasource(ObjectNode item) {
        ObjectNode form = pick(item, List.of("name"));
        Map<String, Integer> seen = new HashMap<>();
        item.path("dimensions").forEach(row -> {
            String code = Nodes.string(row, "entry_value", "");
            int number = seen.merge(code, 1, Integer::sum);
            form.set("dimension " + code + (number == 1 ? "" : " #" + number), row.path("name"));
        });
        return form;
    }

    private ObjectNode entry(ObjectNode item) {
        ObjectNode form = pick(item, List.of("value"));
        item.path("dimension_values")
                .properties()
                .forEach(value -> form.set(
                        "value in "
                                + names.name("dimensions", Nodes.valueToTree(value.getKey()))
                                        .orElse("an unknown dimension"),
                        value.getValue()));
        return form;
    }

    /** Returns the names of the entries of each datasource, in the order of its list. */
    Map<String, List<String>> entryOrders() {
        Map<String, List<ObjectNode>> entries = new LinkedHashMap<>();
        names.items("datasource_entries")
                .forEach(entry -> entries.computeIfAbsent(slug(entry), key -> new ArrayList<>())
                        .add(entry));
        Map<String, List<String>> orders = new LinkedHashMap<>();
        entries.forEach((slug, rows) -> orders.put(
                slug,
                rows.stream()
                        .sorted(Comparator.comparingLong(ItemForms::position))
                        .map(row -> Nodes.string(row, "name", ""))
                        .toList()));
        return orders;
    }

    private static long position(ObjectNode entry) {
        long position = Nodes.integer(entry, "position", 0);
        return position > 0 ? position : Long.MAX_VALUE;
    }

    private String slug(ObjectNode entry) {
        return names.name("datasources", entry.path("datasource_id")).orElse("?");
    }

    private void name(ObjectNode form, String attribute, String kind, JsonNode id) {
        if (id.asString("").isEmpty()) {
            return;
        }
        names.name(kind, id).ifPresentOrElse(name -> form.put(attribute, name), () -> {
            if (!source) {
                form.put(attribute, "not in the space: " + id.asString(""));
            }
        });
    }

    static ObjectNode pick(ObjectNode item, List<String> attributes) {
        ObjectNode form = Nodes.object();
        for (String attribute : attributes) {
            JsonNode value = item.path(attribute);
            if (!SchemaForm.blank(value)) {
                form.set(attribute, value);
            }
        }
        return form;
    }
}
