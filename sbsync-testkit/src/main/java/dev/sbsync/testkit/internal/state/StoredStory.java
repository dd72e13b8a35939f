package dev.sbsync.testkit.internal.state;

import dev.sbsync.testkit.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stored story or folder: its attributes in the API's single-story shape, its published layer and its history. What
 * follows from other stories (full slug, alternates, breadcrumbs) is worked out when it is read. Attributes that
 * {@link SpaceState} keeps indexes of (uuid, parent_id, group_id) are changed only inside {@link SpaceState#change}.
 */
public final class StoredStory {
    private final ObjectNode json;
    private final List<StoredVersion> versions = new ArrayList<>();
    private @Nullable JsonNode publishedLayer;
    private boolean locked;

    /** Takes over a complete story object. */
    public StoredStory(ObjectNode json) {
        this.json = json;
    }

    /** Returns the stored attributes themselves. */
    public ObjectNode json() {
        return json;
    }

    /** Returns the history itself, oldest first. */
    public List<StoredVersion> versions() {
        return versions;
    }

    /**
     * Returns what is live: null where nothing is, and where nobody knows what it is (published, but without a
     * history).
     */
    public @Nullable JsonNode publishedLayer() {
        return publishedLayer;
    }

    /** Sets what is live. */
    public void publishedLayer(@Nullable JsonNode layer) {
        this.publishedLayer = layer;
    }

    /** Says whether somebody else has it open in the editor. */
    public boolean locked() {
        return locked;
    }

    /** Sets whether somebody else has it open in the editor. */
    public void locked(boolean open) {
        this.locked = open;
    }

    /** Returns the id of its workflow stage, 0 where it is in none. */
    public long stageId() {
        return Json.integer(json.path("stage"), "workflow_stage_id", 0);
    }

    /** Returns the id. */
    public long id() {
        return Json.integer(json, "id", 0);
    }

    /** Returns the uuid. */
    public String uuid() {
        return Json.string(json, "uuid", "");
    }

    /** Returns the slug, which is the last part of the path. */
    public String slug() {
        return Json.string(json, "slug", "");
    }

    /** Returns the id of the folder it is in, 0 in the root. */
    public long parentId() {
        return Json.integer(json, "parent_id", 0);
    }

    /** Returns what links alternates. */
    public String groupId() {
        return Json.string(json, "group_id", "");
    }

    /** Says whether it is a folder. */
    public boolean folder() {
        return Json.isTrue(json, "is_folder");
    }

    /** Says whether it is a start page of a folder; in the root the flag means nothing. */
    public boolean startPage() {
        return Json.isTrue(json, "is_startpage") && !folder() && parentId() != 0;
    }

    /** Says whether something is live. */
    public boolean published() {
        return Json.isTrue(json, "published");
    }

    /** Says whether the draft was saved after what is live. */
    public boolean unpublishedChanges() {
        return Json.isTrue(json, "unpublished_changes");
    }

    /** Says whether it is in the trash. */
    public boolean deleted() {
        return !Json.missing(json, "deleted_at");
    }

    /** Returns the draft layer. */
    public JsonNode content() {
        return json.path("content");
    }
}
