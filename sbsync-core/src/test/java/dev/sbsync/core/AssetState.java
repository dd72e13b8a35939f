package dev.sbsync.core;

import dev.sbsync.testkit.FakeSpace;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a space stores of its assets, their folders and tags, with names in place of the ids of folders and tags, and
 * without what the API does not let restore: times, and files without a byte.
 */
final class AssetState {

    private static final Set<String> NOT_RESTORED = Set.of(
            "id",
            "created_at",
            "updated_at",
            "deleted_at",
            "asset_folder_id",
            "internal_tag_ids",
            "internal_tags_list",
            "content_length",
            "content_type");

    private static final String FILE = "file ";

    private AssetState() {}

    /** Returns whether a difference of states is a file in place of an empty one, which cannot be uploaded again. */
    static boolean wasEmpty(String difference) {
        return difference.startsWith(FILE) && difference.contains(": missing");
    }

    static Map<String, String> of(FakeSpace space) {
        Map<String, String> state = new TreeMap<>();
        for (String kind : new String[] {"asset_folders", "internal_tags"}) {
            space.itemPaths(kind).forEach(path -> state.put(kind + " " + path, ""));
        }
        for (ObjectNode asset : space.items("assets")) {
            if (!asset.path("deleted_at").asString("").isEmpty()) {
                continue; // in the trash
            }
            ObjectNode shown = asset.deepCopy().remove(NOT_RESTORED);
            Map<String, String> fields = new TreeMap<>();
            shown.properties().forEach(field -> {
                boolean none = field.getValue().isNull()
                        || (field.getValue().isContainer() && field.getValue().isEmpty());
                if (!none) {
                    fields.put(field.getKey(), field.getValue().toString());
                }
            });
            fields.values().removeIf(Set.of("\"\"", "false")::contains); // as if absent
            fields.put(
                    "folder",
                    name(space, "asset_folders", asset.path("asset_folder_id").asLong(0)));
            fields.put(
                    "tag",
                    name(
                            space,
                            "internal_tags",
                            asset.path("internal_tag_ids").path(0).asLong(0)));
            state.put("asset " + asset.path("id").asString(), fields.toString());
            space.content(asset.path("id").asLong())
                    .filter(file -> file.length() > 0)
                    .ifPresent(file -> state.put(
                            FILE + asset.path("id").asString(),
                            file.md5() + " " + asset.path("content_length") + " " + asset.path("content_type")));
        }
        return state;
    }

    private static String name(FakeSpace space, String kind, long id) {
        return space.items(kind).stream()
                .filter(item -> item.path("id").asLong() == id)
                .map(item -> item.path("name").asString())
                .findFirst()
                .orElse("none");
    }
}
