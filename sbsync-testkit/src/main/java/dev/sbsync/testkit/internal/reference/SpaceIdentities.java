package dev.sbsync.testkit.internal.reference;

import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.AssetKeys;
import dev.sbsync.testkit.internal.state.ItemPaths;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** What the items of a space are called in any space, by each of their identities. */
final class SpaceIdentities {
    private static final Pattern SIZE = Pattern.compile("/(\\d*[xX]\\d*)/");
    private static final List<String> BY_ID = List.of("internal_tags", "datasources");

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> hosts = new HashMap<>();
    private final Set<String> all = new HashSet<>();

    SpaceIdentities(FakeSpace space) {
        for (FakeStory story : space.stories()) {
            String name = (story.folder() ? "folder " : "story ") + story.path();
            name("uuid " + story.uuid(), name);
            name("story " + story.id(), name);
        }
        assets(space);
        for (String kind : BY_ID) {
            for (ObjectNode item : space.items(kind)) {
                String key = Nodes.string(item, "slug", Nodes.string(item, "name", ""));
                name(kind + " " + id(item), kind + " " + Nodes.string(item, "object_type", "") + "/" + key);
            }
        }
    }

    private void assets(FakeSpace space) {
        List<ObjectNode> folders = space.items("asset_folders");
        Map<Long, String> paths = new HashMap<>();
        folders.forEach(folder ->
                paths.put(id(folder), ItemPaths.folder(folders, folder).toLowerCase(Locale.ROOT) + "/"));
        List<ObjectNode> live = space.items("assets").stream()
                .filter(asset -> Nodes.missing(asset, "deleted_at"))
                .sorted(Comparator.comparing(
                        asset -> space.content(id(asset)).map(Object::toString).orElse("")))
                .toList();
        Map<String, Integer> seen = new HashMap<>();
        for (ObjectNode asset : live) {
            String url = Nodes.string(asset, "filename", "");
            String path = paths.getOrDefault(Nodes.integer(asset, "asset_folder_id", 0), "")
                    + url.substring(url.lastIndexOf('/') + 1);
            String name = "asset " + path + " #" + seen.merge(path, 1, Integer::sum);
            name("asset " + id(asset), name);
            name("key " + canonical(AssetKeys.of(url)), name);
            hosts.put(
                    name,
                    url.replaceFirst("^https?://s3\\.amazonaws\\.com/", "").replaceFirst("/f/.*", ""));
        }
    }

    /** Returns the name of the story or folder with a uuid. */
    Optional<String> storyByUuid(String uuid) {
        return Optional.ofNullable(names.get("uuid " + uuid));
    }

    /** Returns the name of an item of a kind ({@code story}, {@code asset}, {@code internal_tags}) by its id. */
    Optional<String> byId(String kind, String id) {
        return Optional.ofNullable(names.get(kind + " " + id));
    }

    /** Returns the name of the asset whose URL has a key. */
    Optional<String> assetByKey(String key) {
        return Optional.ofNullable(names.get("key " + canonical(key)));
    }

    boolean has(String name) {
        return all.contains(name);
    }

    /** Returns the delivery host of the asset with a name. */
    String host(String assetName) {
        return hosts.getOrDefault(assetName, "");
    }

    /** Returns a key with its size in lower case and without percent-encoding. */
    private static String canonical(String key) {
        return SIZE.matcher(AssetKeys.decoded(key))
                .replaceFirst(size -> size.group().toLowerCase(Locale.ROOT));
    }

    private void name(String identity, String name) {
        names.put(identity, name);
        all.add(name);
    }

    private static long id(ObjectNode item) {
        return Nodes.integer(item, "id", 0);
    }
}
