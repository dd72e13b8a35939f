package dev.sbsync.testkit;

import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.StoredStory;
import dev.sbsync.testkit.internal.story.Editor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an editor can do to a story, for {@link FakeSpace#edit}. Every method takes effect at once, in the order of the
 * calls. Not thread-safe; valid only inside the call it was handed to.
 */
public final class StoryEditor {
    private final StoredStory story;
    private final Editor editor;

    StoryEditor(StoredStory story, Editor editor) {
        this.story = story;
        this.editor = editor;
    }

    /** Saves another name. */
    public StoryEditor name(String name) {
        return save(Nodes.object().put("name", name));
    }

    /** Saves another slug. */
    public StoryEditor slug(String slug) {
        return save(Nodes.object().put("slug", slug));
    }

    /** Saves a new content in place of the whole content. */
    public StoryEditor content(JsonNode content) {
        ObjectNode attributes = Nodes.object();
        attributes.set("content", content.deepCopy());
        return save(attributes);
    }

    /** Saves one field of the content; the value is a text, number, boolean, list, map, tree or null. */
    public StoryEditor field(String name, @Nullable Object value) {
        ObjectNode content = (ObjectNode) story.content().deepCopy();
        content.set(name, Nodes.valueToTree(value));
        return content(content);
    }

    /**
     * Saves another attribute, such as {@code meta_data}; the value is a text, number, boolean, list, map, tree or
     * null.
     */
    public StoryEditor attribute(String name, @Nullable Object value) {
        ObjectNode attributes = Nodes.object();
        attributes.set(name, Nodes.valueToTree(value));
        return save(attributes);
    }

    /** Saves other tags. */
    public StoryEditor tags(String... tags) {
        return attribute("tag_list", List.of(tags));
    }

    /**
     * Moves it into a folder, the empty path being the root.
     *
     * @throws IllegalArgumentException if there is no such folder
     */
    public StoryEditor moveTo(String folderPath) {
        editor.moveTo(folderPath);
        return this;
    }

    /** Publishes the draft. */
    public StoryEditor publish() {
        editor.publish();
        return this;
    }

    /** Unpublishes. */
    public StoryEditor unpublish() {
        editor.unpublish();
        return this;
    }

    /** Gives it another uuid. */
    public StoryEditor uuid(String uuid) {
        editor.uuid(uuid);
        return this;
    }

    /** Removes the version history, as in a duplicated space; state and content are kept. */
    public StoryEditor forgetHistory() {
        editor.forgetHistory();
        return this;
    }

    /** Locks it: until {@link #unlock}, saves by others are refused unless they are forced (docs/management-api.md). */
    public StoryEditor lock() {
        editor.open(true);
        return this;
    }

    /** Unlocks it. */
    public StoryEditor unlock() {
        editor.open(false);
        return this;
    }

    /**
     * Puts it into a workflow stage.
     *
     * @throws IllegalArgumentException if the space has none of that name
     */
    public StoryEditor stage(String name) {
        editor.stage(name);
        return this;
    }

    /** Moves it to the trash, a folder with everything in it. */
    public void delete() {
        editor.delete();
    }

    private StoryEditor save(ObjectNode attributes) {
        editor.save(attributes);
        return this;
    }
}
