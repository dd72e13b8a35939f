package dev.sbsync.testkit;

import dev.sbsync.testkit.internal.json.Nodes;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Builds a story or folder of a {@link SpaceBuilder}. Values are texts, numbers, booleans, lists, maps or trees. */
public final class StoryBuilder {
    private static final String PUBLISHED_AT = "2026-01-15T09:30:00.000Z";

    private final ObjectNode json;

    StoryBuilder(ObjectNode json, boolean folder) {
        this.json = json;
        ObjectNode content = json.putObject("content");
        if (!folder) {
            content.put("_uid", Nodes.string(json, "uuid", "")).put("component", "page");
        }
    }

    /** Sets the name; the default is the slug. */
    public StoryBuilder name(String name) {
        json.put("name", name);
        return this;
    }

    /** Sets the uuid; the default follows from the space and the path. */
    public StoryBuilder uuid(String uuid) {
        json.put("uuid", uuid);
        return this;
    }

    /** Sets the group id: stories with the same group are alternates of each other. */
    public StoryBuilder group(String groupId) {
        json.put("group_id", groupId);
        return this;
    }

    /** Sets the root component; the default is {@code page}. */
    public StoryBuilder component(String component) {
        return field("component", component);
    }

    /** Sets a field of the content. */
    public StoryBuilder field(String name, @Nullable Object value) {
        content().set(name, Nodes.valueToTree(value));
        return this;
    }

    /** Replaces the whole content by a JSON text, whose numbers and key order are kept exactly. */
    public StoryBuilder content(String content) {
        json.set("content", Nodes.parse(content));
        return this;
    }

    /** Sets the tags. */
    public StoryBuilder tags(String... tags) {
        return attribute("tag_list", List.of(tags));
    }

    /** Sets the {@code meta_data}. */
    public StoryBuilder metaData(Object metaData) {
        return attribute("meta_data", metaData);
    }

    /** Adds a translated slug. */
    public StoryBuilder translatedSlug(String language, String slug, @Nullable String name) {
        JsonNode rows = json.has("translated_slugs") ? json.get("translated_slugs") : json.putArray("translated_slugs");
        ((ArrayNode) rows).addObject().put("lang", language).put("slug", slug).put("name", name);
        return this;
    }

    /** Restricts the root components of stories in a folder, and in its subfolders if {@code subfolders} is set. */
    public StoryBuilder contentTypes(boolean subfolders, String... components) {
        field("content_types", List.of(components));
        return field("lock_subfolders_content_types", subfolders);
    }

    /** Opens it in another user's editor: saves are refused unless they are forced (docs/management-api.md). */
    public StoryBuilder locked() {
        json.put("locked", true);
        return this;
    }

    /** Puts it into a workflow stage of the space ({@link SpaceBuilder#workflowStage}). */
    public StoryBuilder stage(String stageName) {
        json.put("stage", stageName);
        return this;
    }

    /** Makes it published without unpublished changes. */
    public StoryBuilder published() {
        json.put("published", true).put("unpublished_changes", false);
        json.put("published_at", PUBLISHED_AT).put("first_published_at", PUBLISHED_AT);
        return this;
    }

    /**
     * Makes it published with unpublished changes; the published layer is the current content with the given changes.
     */
    public StoryBuilder dirty(Consumer<ObjectNode> live) {
        ObjectNode published = content().deepCopy();
        live.accept(published);
        dirtyWithoutHistory();
        json.set("published_content", published);
        return this;
    }

    /**
     * Makes it published with unpublished changes, without a history, as in a duplicated space
     * (docs/management-api.md).
     */
    public StoryBuilder dirtyWithoutHistory() {
        published();
        json.put("unpublished_changes", true);
        return this;
    }

    /** Sets any attribute of the story object. */
    public StoryBuilder attribute(String name, @Nullable Object value) {
        json.set(name, Nodes.valueToTree(value));
        return this;
    }

    long id() {
        return Nodes.integer(json, "id", 0);
    }

    ObjectNode toJson() {
        return json.deepCopy();
    }

    private ObjectNode content() {
        return (ObjectNode) json.path("content");
    }
}
