package dev.sbsync.testkit;

import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.AssetKeys;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a {@link SpaceBuilder} adds besides stories. */
abstract class SpaceItems<B extends SpaceItems<B>> {
    final ObjectNode root = Nodes.object();
    private final Map<String, ObjectNode> known = new HashMap<>();

    SpaceItems() {}

    abstract B self();

    /** Returns the first id for items other than stories. */
    abstract long firstItemId();

    abstract String itemUuid(String kind, String path);

    /**
     * Adds an item of another kind than stories: {@code components}, {@code component_groups}, {@code presets},
     * {@code internal_tags}, {@code datasources}, {@code datasource_entries}, {@code assets}, {@code asset_folders} or
     * {@code api_keys}.
     *
     * @param json the API's object of that kind; an id is assigned if it has none. Other items can be referred to by
     *     their names, see docs/testkit.md
     */
    public B with(String kind, String json) {
        return with(kind, (ObjectNode) Nodes.parse(json));
    }

    /**
     * Adds a component.
     *
     * @param schema its fields as JSON, such as <code>{"title":{"type":"text","required":true}}</code>
     */
    public B component(String componentName, String schema) {
        ObjectNode component = Nodes.object().put("name", componentName).put("is_root", true);
        component.set("schema", Nodes.parse(schema));
        return with("components", component);
    }

    /**
     * Adds portable settings ({@code docs/management-api.md}), such as <code>{"default_root":"page"}</code>.
     *
     * @param json the attributes of the API's space object
     */
    public B settings(String json) {
        root.setAll((ObjectNode) Nodes.parse(json));
        return self();
    }

    /** Adds the component {@code page} and makes it the default content type, as every new space has it. */
    public B asNew() {
        return with("components", "{\"name\":\"page\",\"is_root\":true,\"is_nestable\":false,\"schema\":{}}")
                .settings("{\"default_root\":\"page\"}");
    }

    /** Adds a component group; groups around it must be added before. */
    public B group(String path) {
        return folder("component_groups", path);
    }

    /** Adds an asset folder; folders around it must be added before. */
    public B assetFolder(String path) {
        return folder("asset_folders", path);
    }

    /**
     * Adds an asset; the folders and tags around it must be added before.
     *
     * @param path its folder and its name, such as {@code Press/hero.png}; without a folder the name alone
     * @param content its file
     */
    public B asset(String path, FileContent content) {
        return asset(path, content, asset -> {});
    }

    /** Adds an asset with attributes. */
    public B asset(String path, FileContent content, Consumer<AssetBuilder> details) {
        int slash = path.lastIndexOf('/');
        ObjectNode json = Nodes.object().put("id", nextItemId());
        AssetBuilder asset = new AssetBuilder(json);
        details.accept(asset);
        asset.placed(root.path("id").longValue(), path.substring(slash + 1));
        if (slash > 0) {
            json.put("asset_folder_id", idOf("asset_folders", path.substring(0, slash)));
        }
        return add("assets", path, json.set("file", content.toJson()));
    }

    /** Returns the URL of the delivery host for an asset that was added, by its path: the form in contents. */
    public String assetUrl(String path) {
        String filename = known("assets", path).path("filename").stringValue();
        return AssetKeys.DELIVERY + AssetKeys.of(filename);
    }

    /** Sets how many bytes the file of an asset may have; {@code finish_upload} refuses larger ones. */
    public B uploadLimit(long bytes) {
        root.put("upload_limit", bytes);
        return self();
    }

    /** Refuses to sign uploads of files with these endings, as spaces that are not verified do. */
    public B refusesAssetTypes(String... endings) {
        root.set("refused_asset_types", Nodes.valueToTree(endings));
        return self();
    }

    /** Adds a key of the delivery API that gives access to private files. */
    public B assetToken(String token) {
        return with("api_keys", Nodes.object().put("access", "asset").put("token", token));
    }

    /**
     * Adds an internal tag.
     *
     * @param type {@code component}, {@code asset} or {@code idea}
     */
    public B tag(String type, String tagName) {
        ObjectNode tag = Nodes.object().put("name", tagName).put("object_type", type);
        return add("internal_tags", type + "/" + tagName, tag);
    }

    /**
     * Adds a preset of a component; {@code "preset":"Dark"} of a component makes one its default.
     *
     * @param blok the fields as JSON
     */
    public B preset(String component, String presetName, String blok) {
        ObjectNode preset = Nodes.object().put("name", presetName).put("component", component);
        preset.set("preset", Nodes.parse(blok));
        return with("presets", preset);
    }

    /**
     * Adds a datasource.
     *
     * @param dimensions code and name of each dimension by turns
     */
    public B datasource(String slug, String datasourceName, String... dimensions) {
        ObjectNode source = Nodes.object().put("slug", slug).put("name", datasourceName);
        ArrayNode rows = source.putArray("dimensions");
        for (int i = 0; i < dimensions.length; i += 2) {
            rows.addObject().put("entry_value", dimensions[i]).put("name", dimensions[i + 1]);
        }
        source.putArray("entries");
        return add("datasources", slug, source);
    }

    /**
     * Adds an entry to a datasource that was added before.
     *
     * @param valuesByCode code of a dimension and value by turns
     */
    public B entry(String slug, String entryName, String value, String... valuesByCode) {
        ObjectNode entry = Nodes.object().put("name", entryName).put("value", value);
        ObjectNode values = entry.putObject("dimension_values");
        for (int i = 0; i < valuesByCode.length; i += 2) {
            values.put(valuesByCode[i], valuesByCode[i + 1]);
        }
        ((ArrayNode) known("datasources", slug).get("entries")).add(entry);
        return self();
    }

    /** Returns the uuid of a component group that was added. */
    public String groupUuid(String path) {
        return known("component_groups", path).path("uuid").stringValue();
    }

    /** Returns the id of an internal tag, asset folder, asset or datasource that was added, by its path. */
    public long idOf(String kind, String path) {
        return known(kind, path).path("id").longValue();
    }

    private B folder(String kind, String path) {
        int slash = path.lastIndexOf('/');
        ObjectNode folder =
                Nodes.object().put("name", path.substring(slash + 1)).put("uuid", itemUuid(kind, path));
        if (slash > 0) {
            folder.put("parent_id", idOf(kind, path.substring(0, slash)));
        }
        return add(kind, path, folder);
    }

    private long nextItemId() {
        return firstItemId() + known.size();
    }

    private B add(String kind, String path, ObjectNode item) {
        item.put("id", nextItemId());
        if (known.put(kind + " " + path, item) != null) {
            throw new IllegalArgumentException("there is \"" + path + "\" already among the " + kind);
        }
        return with(kind, item);
    }

    private ObjectNode known(String kind, String path) {
        ObjectNode item = known.get(kind + " " + path);
        if (item == null) {
            throw new IllegalArgumentException("add \"" + path + "\" to the " + kind + " before");
        }
        return item;
    }

    private B with(String kind, ObjectNode item) {
        ArrayNode all = root.has(kind) ? (ArrayNode) root.get(kind) : root.putArray(kind);
        all.add(item);
        return self();
    }
}
