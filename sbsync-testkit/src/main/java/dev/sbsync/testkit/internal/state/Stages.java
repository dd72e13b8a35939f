package dev.sbsync.testkit.internal.state;

import dev.sbsync.testkit.internal.json.Nodes;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The workflow stages of a space (docs/management-api.md): objects with {@code id}, {@code name} and what they allow.
 */
public final class Stages {
    private Stages() {}

    /** Returns the stage with an id. */
    public static Optional<JsonNode> withId(SpaceState space, long id) {
        return space.settings()
                .path("workflow_stages")
                .valueStream()
                .filter(stage -> Nodes.integer(stage, "id", 0) == id)
                .findFirst();
    }

    /** Returns the stage with a name. */
    public static Optional<JsonNode> named(SpaceState space, String name) {
        return space.settings()
                .path("workflow_stages")
                .valueStream()
                .filter(stage -> Nodes.string(stage, "name", "").equals(name))
                .findFirst();
    }

    /** Puts a story into a stage. */
    public static void enter(StoredStory story, JsonNode stage, String at) {
        ObjectNode value = Nodes.object()
                .put("workflow_id", Nodes.integer(stage, "workflow_id", 1))
                .put("workflow_stage_id", Nodes.integer(stage, "id", 0))
                .put("story_id", story.id())
                .putNull("due_date")
                .put("created_at", at);
        story.editable().set("stage", value);
    }

    /** Returns whether the stage of a story forbids to save it. */
    public static boolean editingLocked(SpaceState space, StoredStory story) {
        return withId(space, story.stageId())
                .map(stage -> Nodes.isTrue(stage, "story_editing_locked"))
                .orElse(false);
    }

    /** Returns whether the stage of a story forbids to publish it. */
    public static boolean publishForbidden(SpaceState space, StoredStory story) {
        return withId(space, story.stageId())
                .map(stage -> stage.has("allow_publish") && !Nodes.isTrue(stage, "allow_publish"))
                .orElse(false);
    }
}
