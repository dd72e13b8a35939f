package dev.sbsync.testkit;

import dev.sbsync.testkit.internal.file.MediaTypes;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.AssetKeys;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.ItemPaths;
import dev.sbsync.testkit.internal.state.PortableSettings;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredFile;
import dev.sbsync.testkit.internal.state.StoredStory;
import dev.sbsync.testkit.internal.state.StoryPaths;
import dev.sbsync.testkit.internal.story.Editor;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A live view of the stored state of one space. Reading it is not recorded as a request and does not count towards
 * limits. Stories in the trash are not shown. Thread-safe; the stories it returns are snapshots.
 */
public final class FakeSpace {
    private final FakeState state;
    private final long id;
    private final String name;

    FakeSpace(FakeState state, SpaceState space) {
        this.state = state;
        this.id = space.id();
        this.name = space.name();
    }

    /** Returns the space's id. */
    public long id() {
        return id;
    }

    /** Returns the space's name. */
    public String name() {
        return name;
    }

    /** Returns the codes of its languages, without the default one. */
    public List<String> languages() {
        return state.locked(() ->
                space().languages().stream().map(SpaceState.Language::code).toList());
    }

    /** Returns the bytes of an asset; empty if it has no file. */
    public Optional<byte[]> file(long assetId) {
        return content(assetId).map(FileContent::bytes);
    }

    /** Returns the file of an asset; empty if it has none. */
    public Optional<FileContent> content(long assetId) {
        return state.locked(
                () -> Optional.ofNullable(space().files().get(assetId)).map(StoredFile::content));
    }

    /** Returns all stories and folders, in order of creation. */
    public List<FakeStory> stories() {
        return state.locked(() -> stories(space()));
    }

    /** Returns the story, not the folder, at a path; a trailing slash does not count. */
    public Optional<FakeStory> story(String path) {
        return at(path, false);
    }

    /** Returns the folder at a path; a trailing slash does not count. */
    public Optional<FakeStory> folder(String path) {
        return at(path, true);
    }

    /** Returns the story or folder with a uuid. */
    public Optional<FakeStory> withUuid(String uuid) {
        return state.locked(() -> {
            SpaceState space = space();
            return space.find(uuid).map(story -> new FakeStory(space, story));
        });
    }

    /**
     * Changes a story as a concurrent editor would, without a request, faults, limits or an entry in the commit log.
     *
     * @throws IllegalArgumentException if there is no story at that path, or if the API would refuse the change
     */
    public void edit(String path, Consumer<StoryEditor> change) {
        edit(path, false, change);
    }

    /**
     * Changes a folder as a concurrent editor would; see {@link #edit}.
     *
     * @throws IllegalArgumentException if there is no folder at that path, or if the API would refuse the change
     */
    public void editFolder(String path, Consumer<StoryEditor> change) {
        edit(path, true, change);
    }

    /**
     * Returns the stored items of a kind other than stories, such as {@code components}, in order of creation. They are
     * copies; entries have the values of their dimensions as {@code dimension_values}, by the id of the dimension.
     */
    public List<ObjectNode> items(String kind) {
        return state.locked(() ->
                space().records(kind).all().stream().map(ObjectNode::deepCopy).toList());
    }

    /**
     * Returns a copy of an item by its path: the name path of a component group or an asset folder, {@code type/name}
     * of an internal tag, {@code component/name} of a preset, the slug of a datasource, {@code slug/name} of an entry,
     * the folder's name path and the file name of an asset, such as {@code Press/hero.png}, the name of a component.
     */
    public Optional<ObjectNode> item(String kind, String path) {
        return state.locked(() -> stored(kind, path).map(ObjectNode::deepCopy));
    }

    /** Returns the paths of the items of a kind, in order of creation; see {@link #item}. */
    public List<String> itemPaths(String kind) {
        return state.locked(() -> {
            SpaceState space = space();
            return space.records(kind).all().stream()
                    .map(item -> ItemPaths.of(space, kind, item))
                    .toList();
        });
    }

    /** Returns a copy of the stored settings: those that a write can change, with the languages. */
    public ObjectNode settings() {
        return state.locked(() -> {
            ObjectNode settings = Nodes.object();
            space().settings().properties().stream()
                    .filter(setting -> PortableSettings.NAMES.contains(setting.getKey()))
                    .forEach(setting ->
                            settings.set(setting.getKey(), setting.getValue().deepCopy()));
            ArrayNode languages = settings.putArray("languages");
            space().languages().forEach(language -> languages.add(language.json()));
            return settings;
        });
    }

    /**
     * Changes an item as a concurrent editor would: without a request, and without the API's checks.
     *
     * @param path see {@link #item}
     * @throws IllegalArgumentException if there is no such item
     */
    public void editItem(String kind, String path, Consumer<ObjectNode> change) {
        state.locked(() -> {
            SpaceState space = state.changing(id).orElseThrow();
            ObjectNode item = existing(kind, path).deepCopy();
            change.accept(item);
            space.records(kind)
                    .put(Nodes.integer(item, "id", 0), item.put("updated_at", FakeState.timestamp(state.now())));
            return true;
        });
    }

    /**
     * Replaces the file of an asset under the same URL, as a concurrent editor would.
     *
     * @param path see {@link #item}
     * @throws IllegalArgumentException if there is no such asset
     */
    public void replaceFile(String path, FileContent content) {
        state.locked(() -> {
            editItem("assets", path, asset -> asset.put("content_length", content.length()));
            ObjectNode asset = existing("assets", path);
            String type = MediaTypes.ofName(Nodes.string(asset, "filename", ""));
            return space().files().put(Nodes.integer(asset, "id", 0), new StoredFile(type, content));
        });
    }

    /** Adds an asset with this name at the root of the library, as a concurrent editor would. */
    public void addAsset(String fileName, FileContent content) {
        state.locked(() -> {
            long assetId = addItem("assets", "{\"short_filename\":\"\"}");
            String url = AssetKeys.BUCKET + AssetKeys.create(id, "", assetId, fileName);
            editItem(
                    "assets",
                    "",
                    asset -> asset.put("filename", url)
                            .put("short_filename", fileName)
                            .put("content_type", MediaTypes.ofName(fileName)));
            replaceFile(fileName, content);
            return true;
        });
    }

    /**
     * Adds an item as a concurrent editor would: without a request, and without the API's checks.
     *
     * @param json the API's object of that kind; id, uuid and times are assigned
     * @return the id
     */
    public long addItem(String kind, String json) {
        return state.locked(() -> {
            SpaceState space = state.changing(id).orElseThrow();
            ObjectNode item = (ObjectNode) Nodes.parse(json);
            String now = FakeState.timestamp(state.now());
            long itemId = state.identities().nextId();
            item.put("id", itemId).put("created_at", now).put("updated_at", now);
            if (kind.equals("component_groups") || kind.equals("asset_folders")) {
                item.put("uuid", state.identities().nextUuid());
            }
            space.records(kind).put(itemId, item);
            return itemId;
        });
    }

    /**
     * Removes an item as a concurrent editor would: without a request, and without effects on other items.
     *
     * @param path see {@link #item}
     * @throws IllegalArgumentException if there is no such item
     */
    public void removeItem(String kind, String path) {
        state.locked(() -> {
            SpaceState space = state.changing(id).orElseThrow();
            space.records(kind).remove(Nodes.integer(existing(kind, path), "id", 0));
            return true;
        });
    }

    /** Changes the settings as a concurrent editor would, given those of {@link #settings}. */
    public void editSettings(Consumer<ObjectNode> change) {
        state.locked(() -> {
            SpaceState space = state.changing(id).orElseThrow();
            ObjectNode settings = settings();
            change.accept(settings);
            space.languages(settings.path("languages")
                    .valueStream()
                    .map(SpaceState.Language::of)
                    .toList());
            settings.remove("languages");
            space.settings().remove(PortableSettings.NAMES);
            space.settings().setAll(settings);
            return true;
        });
    }

    private ObjectNode existing(String kind, String path) {
        return stored(kind, path)
                .orElseThrow(() -> new IllegalArgumentException(this + " has no " + kind + " \"" + path + "\""));
    }

    private Optional<ObjectNode> stored(String kind, String path) {
        SpaceState space = space();
        return space.records(kind).all().stream()
                .filter(item -> ItemPaths.of(space, kind, item).equals(path))
                .findFirst();
    }

    @Override
    public String toString() {
        return "space " + id() + " \"" + name() + "\"";
    }

    private void edit(String path, boolean folder, Consumer<StoryEditor> change) {
        state.locked(() -> {
            SpaceState space = state.changing(id).orElseThrow();
            StoredStory story = StoryPaths.find(space, path, folder)
                    .orElseThrow(() -> new IllegalArgumentException(
                            this + " has no " + (folder ? "folder" : "story") + " \"" + path + "\""));
            change.accept(new StoryEditor(story, new Editor(state, space, story)));
            return true;
        });
    }

    private Optional<FakeStory> at(String path, boolean folder) {
        return state.locked(() -> {
            SpaceState space = space();
            return StoryPaths.find(space, path, folder).map(story -> new FakeStory(space, story));
        });
    }

    private SpaceState space() {
        return state.space(id).orElseThrow(() -> new IllegalStateException(this + " has been deleted"));
    }

    private static List<FakeStory> stories(SpaceState space) {
        return space.all().stream()
                .filter(story -> !story.deleted())
                .map(story -> new FakeStory(space, story))
                .toList();
    }
}
