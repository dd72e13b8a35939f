package dev.sbsync.testkit.internal.state;

import dev.sbsync.testkit.internal.json.Nodes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stored story or folder: its attributes in the API's single-story shape, its published layer and its history. Values
 * derived from other stories (full slug, alternates, breadcrumbs) are computed when they are read.
 *
 * <p>The attributes are copied before the first change, so that copies and snapshots share them until then; values
 * inside them are replaced, never changed. Attributes that {@link SpaceState} keeps indexes of (uuid, parent_id, slug,
 * group_id and the flags) are changed only inside {@link SpaceState#change}.
 */
public final class StoredStory {
    private ObjectNode json;
    private boolean shared;
    private List<StoredVersion> versions = List.of();
    private @Nullable JsonNode publishedLayer;
    private boolean locked;
    private long order;

    /** Creates a story from a complete story object, which is not copied. */
    public StoredStory(ObjectNode json) {
        this.json = json;
    }

    /** Returns an independent copy. */
    StoredStory copy() {
        StoredStory copy = new StoredStory(json);
        shared = true;
        copy.shared = true;
        copy.versions = versions;
        copy.publishedLayer = publishedLayer;
        copy.locked = locked;
        copy.order = order;
        return copy;
    }

    /** Returns the stored attributes to read. */
    public ObjectNode json() {
        return json;
    }

    /** Returns the stored attributes to change. */
    public ObjectNode editable() {
        if (shared) {
            json = Nodes.shallowCopy(json);
            shared = false;
        }
        return json;
    }

    /** Returns a snapshot of the attributes. */
    public ObjectNode snapshot() {
        shared = true;
        return json;
    }

    /** Replaces all attributes. */
    public void replace(ObjectNode attributes) {
        json = attributes;
        shared = false;
    }

    /** Returns the history, oldest first. */
    public List<StoredVersion> versions() {
        return versions;
    }

    /** Adds to the history. */
    public void remember(StoredVersion version) {
        List<StoredVersion> more = new ArrayList<>(versions);
        more.add(version);
        versions = List.copyOf(more);
    }

    /** Removes the history; the published layer is kept. */
    public void forgetHistory() {
        versions = List.of();
    }

    /** Returns the published layer; null if the story is not published, or its published content is unknown. */
    public @Nullable JsonNode publishedLayer() {
        return publishedLayer;
    }

    /** Sets the published layer. */
    public void publishedLayer(@Nullable JsonNode layer) {
        this.publishedLayer = layer;
    }

    /** Returns whether another user has it open in the editor. */
    public boolean locked() {
        return locked;
    }

    /** Sets whether another user has it open in the editor. */
    public void locked(boolean open) {
        this.locked = open;
    }

    /** Returns its place in the order of creation. */
    public long order() {
        return order;
    }

    void order(long place) {
        this.order = place;
    }

    /** Returns the id of its workflow stage, 0 where it is in none. */
    public long stageId() {
        return Nodes.integer(json.path("stage"), "workflow_stage_id", 0);
    }

    /** Returns the id. */
    public long id() {
        return Nodes.integer(json, "id", 0);
    }

    /** Returns the uuid. */
    public String uuid() {
        return Nodes.string(json, "uuid", "");
    }

    /** Returns the slug, which is the last part of the path. */
    public String slug() {
        return Nodes.string(json, "slug", "");
    }

    /** Returns the id of the folder it is in, 0 in the root. */
    public long parentId() {
        return Nodes.integer(json, "parent_id", 0);
    }

    /** Returns the group id, which alternates share. */
    public String groupId() {
        return Nodes.string(json, "group_id", "");
    }

    /** Returns whether it is a folder. */
    public boolean folder() {
        return Nodes.isTrue(json, "is_folder");
    }

    /** Returns whether it is a start page of a folder; in the root the flag means nothing. */
    public boolean startPage() {
        return Nodes.isTrue(json, "is_startpage") && !folder() && parentId() != 0;
    }

    /** Returns whether it is published. */
    public boolean published() {
        return Nodes.isTrue(json, "published");
    }

    /** Returns whether the draft has unpublished changes. */
    public boolean unpublishedChanges() {
        return Nodes.isTrue(json, "unpublished_changes");
    }

    /** Returns whether it is in the trash. */
    public boolean deleted() {
        return !Nodes.missing(json, "deleted_at");
    }

    /** Returns the content type, which is the root component of the draft; an empty text for a folder. */
    public String contentType() {
        return folder() ? "" : Nodes.string(content(), "component", "");
    }

    /** Returns the draft layer. */
    public JsonNode content() {
        return json.path("content");
    }
}
