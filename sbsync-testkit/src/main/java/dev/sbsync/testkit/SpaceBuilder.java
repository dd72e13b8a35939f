package dev.sbsync.testkit;

import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.Identities;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds a space for a {@link Dataset}.
 *
 * <pre>{@code
 * SpaceBuilder.space(101001, "Source")
 *         .language("de", "German")
 *         .folder("blog")
 *         .startPage("blog", page -> page.published())
 *         .story("blog/a", story -> story.field("headline", "Hello").dirty(live -> live.put("headline", "Hi")))
 * }</pre>
 *
 * <p>Folders must be added before their items. Ids are above 2^48 and, like uuids, follow from the space's id and the
 * path, so that a story can be referred to before it is added ({@link #uuidOf}). Not thread-safe.
 */
public final class SpaceBuilder extends SpaceItems<SpaceBuilder> {
    /** Space ids that get story ids of their own. */
    private static final long SPACES = 1_000_000;

    /** Ids for each space: those of stories from its first one, of other items in the last tenth. */
    private static final long STORIES = 100_000;

    private static final long OTHER_ITEMS = 90_000;

    private final long id;
    private final String name;
    private final ArrayNode languages;
    private final Map<String, StoryBuilder> items = new LinkedHashMap<>();

    private SpaceBuilder(long id, String name) {
        this.id = id;
        this.name = name;
        root.put("id", id).put("name", name);
        this.languages = root.putArray("languages");
    }

    /** Returns a builder of an empty space. */
    public static SpaceBuilder space(long id, String name) {
        return new SpaceBuilder(id, name);
    }

    /**
     * Sets the plan level; 0 is the smallest plan with 3 requests per second (docs/management-api.md). The fake's
     * default is 3.
     */
    public SpaceBuilder planLevel(int level) {
        root.put("plan_level", level);
        return this;
    }

    /** Adds a language in addition to the default one. */
    public SpaceBuilder language(String code, String languageName) {
        languages.addObject().put("code", code).put("name", languageName);
        return this;
    }

    /**
     * Publishes translations individually ({@code use_translated_stories}). Off by default: a language is then
     * published with its story.
     */
    public SpaceBuilder publishesTranslationsIndividually() {
        root.put("use_translated_stories", true);
        return this;
    }

    /**
     * Sets how many stories and folders the space may have, shown as {@code limits} of the space; a create beyond them
     * is refused with 422 (the sizes are known, the bodies are not). The default is no limit.
     */
    public SpaceBuilder limits(long stories, long folders) {
        root.putObject("limits").put("stories", stories).put("folders", folders);
        return this;
    }

    /** Gives the stories no version history, as those of a duplicated space have none (docs/management-api.md). */
    public SpaceBuilder withoutHistory() {
        root.put("version_history", "none");
        return this;
    }

    /**
     * Hides versions older than a time from {@code story_versions}, as those before 2024-08-28 are
     * (docs/management-api.md).
     *
     * @param time such as {@code 2024-08-28T00:00:00.000Z}
     */
    public SpaceBuilder historySince(String time) {
        root.put("version_history", time);
        return this;
    }

    /**
     * Adds a workflow stage that stories can be in ({@link StoryBuilder#stage}).
     *
     * @param allowPublish whether its stories can be published
     * @param editingLocked whether its stories cannot be saved, not even by force
     */
    public SpaceBuilder workflowStage(String stageName, boolean allowPublish, boolean editingLocked) {
        ArrayNode stages = root.has("workflow_stages")
                ? (ArrayNode) root.get("workflow_stages")
                : root.putArray("workflow_stages");
        stages.addObject()
                .put("id", firstId() + STORIES - 1 - stages.size())
                .put("name", stageName)
                .put("allow_publish", allowPublish)
                .put("story_editing_locked", editingLocked);
        return this;
    }

    /** Adds an empty folder; its name and slug are the last part of the path. */
    public SpaceBuilder folder(String path) {
        return folder(path, folder -> {});
    }

    /** Adds a folder. */
    public SpaceBuilder folder(String path, Consumer<StoryBuilder> details) {
        return add(path, true, false, details);
    }

    /** Adds a story that was never published. */
    public SpaceBuilder story(String path) {
        return story(path, story -> {});
    }

    /** Adds a story, a draft unless the details say otherwise. */
    public SpaceBuilder story(String path, Consumer<StoryBuilder> details) {
        return add(path, false, false, details);
    }

    /** Adds the start page of a folder; it shares the folder's path. */
    public SpaceBuilder startPage(String folderPath, Consumer<StoryBuilder> details) {
        return add(folderPath, false, true, details);
    }

    /**
     * Returns the uuid that this builder gives to the story, not the folder, at a path, whether or not it has been
     * added.
     */
    public String uuidOf(String path) {
        return uuid(path, false);
    }

    ObjectNode toJson() {
        ObjectNode json = root.deepCopy();
        ArrayNode stories = json.putArray("stories");
        items.values().forEach(item -> stories.add(item.toJson()));
        return json;
    }

    private SpaceBuilder add(String path, boolean folder, boolean startPage, Consumer<StoryBuilder> details) {
        int slash = path.lastIndexOf('/');
        String parent = startPage ? path : slash < 0 ? "" : path.substring(0, slash);
        StoryBuilder parentItem = items.get(key(parent, true));
        if (!parent.isEmpty() && parentItem == null) {
            throw new IllegalArgumentException("add the folder \"" + parent + "\" before \"" + path + "\"");
        }
        if (path.isEmpty() || items.containsKey(key(path, folder))) {
            throw new IllegalArgumentException(
                    path.isEmpty() ? "a path must not be empty" : "there is \"" + path + "\" already in " + name);
        }
        ObjectNode json = Nodes.object()
                .put("id", firstId() + items.size() + 1)
                .put("uuid", uuid(path, folder))
                .put("name", path.substring(slash + 1))
                .put("slug", path.substring(slash + 1))
                .put("parent_id", parentItem == null ? 0 : parentItem.id())
                .put("is_folder", folder)
                .put("is_startpage", startPage)
                .put("position", -10L * (items.size() + 1));
        StoryBuilder item = new StoryBuilder(json, folder);
        details.accept(item);
        items.put(key(path, folder), item);
        return this;
    }

    @Override
    SpaceBuilder self() {
        return this;
    }

    @Override
    long firstItemId() {
        return firstId() + OTHER_ITEMS;
    }

    @Override
    String itemUuid(String kind, String path) {
        return UUID.nameUUIDFromBytes((id + kind + " " + path).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private long firstId() {
        return Identities.FIRST + (id % SPACES) * STORIES;
    }

    private String uuid(String path, boolean folder) {
        return UUID.nameUUIDFromBytes((id + key(path, folder)).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static String key(String path, boolean folder) {
        return (folder ? "folder " : "story ") + path;
    }
}
