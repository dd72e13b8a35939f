package dev.sbsync.testkit.internal.mirror;

import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.ItemPaths;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The items of a space by kind, and the names that stand for their ids and uuids. */
final class SpaceNames {
    static final List<String> KINDS = List.of(
            "internal_tags",
            "component_groups",
            "asset_folders",
            "datasources",
            "datasource_entries",
            "components",
            "presets",
            "assets");

    private final Map<String, List<ObjectNode>> items = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    SpaceNames(FakeSpace space) {
        KINDS.forEach(kind -> items.put(kind, kind.equals("assets") ? AssetForm.live(space) : space.items(kind)));
        for (String kind : new String[] {"component_groups", "asset_folders"}) {
            for (ObjectNode folder : items(kind)) {
                String path = ItemPaths.folder(items(kind), folder).toLowerCase(Locale.ROOT);
                names.put(kind + " " + folder.path("uuid").asString(""), path);
                name(kind, folder, path);
            }
        }
        items("internal_tags").forEach(tag -> name("internal_tags", tag, tagName(tag)));
        for (String kind : new String[] {"components", "presets"}) {
            items(kind).forEach(item -> name(kind, item, Nodes.string(item, "name", "")));
        }
        items("datasources").forEach(source -> {
            name("datasources", source, Nodes.string(source, "slug", ""));
            source.path("dimensions").forEach(row -> name("dimensions", row, Nodes.string(row, "entry_value", "")));
        });
        space.stories().forEach(story -> names.put("stories " + story.id(), story.path()));
    }

    List<ObjectNode> items(String kind) {
        return items.getOrDefault(kind, List.of());
    }

    /** Returns the name of the item with an id or a uuid; empty if the space lacks it. */
    Optional<String> name(String kind, JsonNode id) {
        return Optional.ofNullable(names.get(kind + " " + id.asString("")));
    }

    /** Returns whether an item of a kind has a name. */
    boolean has(String kind, String name) {
        return names.entrySet().stream()
                .anyMatch(entry -> entry.getKey().startsWith(kind + " ")
                        && entry.getValue().equals(name));
    }

    static String tagName(ObjectNode tag) {
        return Nodes.string(tag, "object_type", "asset") + "/" + Nodes.string(tag, "name", "");
    }

    private void name(String kind, JsonNode item, String name) {
        names.put(kind + " " + item.path("id").asString(""), name);
    }
}
