package dev.sbsync.testkit.internal.state;

import dev.sbsync.testkit.internal.json.Nodes;
import java.util.Collection;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * The names by which items other than stories are found in any space: the name path of a group or an asset folder,
 * {@code type/name} of a tag, {@code component/name} of a preset, the slug of a datasource, {@code slug/name} of an
 * entry, the name path of the folder and the file name of an asset, the name of anything else.
 */
public final class ItemPaths {
    private static final Map<String, Owner> OWNERS = Map.of(
            "presets", new Owner("components", "component_id", "name"),
            "datasource_entries", new Owner("datasources", "datasource_id", "slug"));

    private ItemPaths() {}

    private record Owner(String kind, String reference, String name) {}

    /** Returns the path of an item. */
    public static String of(SpaceState space, String kind, ObjectNode item) {
        String name = Nodes.string(item, "name", Nodes.string(item, "filename", ""));
        Owner owner = OWNERS.get(kind);
        if (owner != null) {
            String outer = space.records(owner.kind())
                    .find(Nodes.integer(item, owner.reference(), 0))
                    .map(found -> Nodes.string(found, owner.name(), ""))
                    .orElse("");
            return outer + "/" + name;
        }
        return switch (kind) {
            case "component_groups", "asset_folders" ->
                folder(space.records(kind).all(), item);
            case "internal_tags" -> Nodes.string(item, "object_type", "asset") + "/" + name;
            case "assets" -> asset(space, item);
            case "datasources" -> Nodes.string(item, "slug", name);
            default -> name;
        };
    }

    private static String asset(SpaceState space, ObjectNode item) {
        String filename = Nodes.string(item, "filename", "");
        String name = Nodes.string(item, "short_filename", filename.substring(filename.lastIndexOf('/') + 1));
        Records folders = space.records("asset_folders");
        return folders.find(Nodes.integer(item, "asset_folder_id", 0))
                .map(folder -> folder(folders.all(), folder) + "/" + name)
                .orElse(name);
    }

    /** Returns the name path of one of some folders; one that is its own parent, as in old spaces, is at the root. */
    public static String folder(Collection<ObjectNode> all, ObjectNode folder) {
        StringBuilder path = new StringBuilder(Nodes.string(folder, "name", ""));
        long parent = Nodes.integer(folder, "parent_id", 0);
        for (int depth = 0; parent != 0 && parent != Nodes.integer(folder, "id", 0) && depth < all.size(); depth++) {
            long id = parent;
            ObjectNode outer = all.stream()
                    .filter(other -> Nodes.integer(other, "id", 0) == id)
                    .findFirst()
                    .orElseGet(Nodes::object);
            path.insert(0, Nodes.string(outer, "name", "?") + "/");
            parent = Nodes.integer(outer, "parent_id", 0);
        }
        return path.toString();
    }
}
