package dev.sbsync.testkit.internal.story;

import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.Layers;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.Stages;
import dev.sbsync.testkit.internal.state.StoredStory;
import dev.sbsync.testkit.internal.state.StoryPaths;
import dev.sbsync.testkit.internal.story.publish.Publishing;
import dev.sbsync.testkit.internal.story.save.StorySave;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes a story as a user of the visual editor would, without a request, a limit or a log entry. Callers hold the
 * state's lock.
 */
public final class Editor {
    private final FakeState state;
    private final SpaceState space;
    private final StoredStory story;

    /** Creates an editor of one story. */
    public Editor(FakeState state, SpaceState space, StoredStory story) {
        this.state = state;
        this.space = space;
        this.story = story;
    }

    /** Saves attributes; throws {@link IllegalArgumentException} if the API would refuse them. */
    public void save(ObjectNode attributes) {
        try {
            new StorySave(state, space).update(story, attributes);
        } catch (Refusal refusal) {
            throw refused(refusal);
        }
    }

    /** Changes the uuid; throws {@link IllegalArgumentException} if it is taken. */
    public void uuid(String uuid) {
        try {
            UuidRoutes.change(state, space, story, uuid);
        } catch (Refusal refusal) {
            throw refused(refusal);
        }
    }

    /** Moves it into a folder, the empty path being the root; throws {@link IllegalArgumentException} without one. */
    public void moveTo(String folderPath) {
        long parent = folderPath.isEmpty()
                ? 0
                : StoryPaths.find(space, folderPath, true)
                        .orElseThrow(() -> new IllegalArgumentException("there is no folder \"" + folderPath + "\""))
                        .id();
        save(Nodes.object().put("parent_id", parent));
    }

    /** Publishes the draft. */
    public void publish() {
        Publishing.all(state, space, story);
    }

    /** Unpublishes. */
    public void unpublish() {
        Layers.unpublished(state, story);
    }

    /** Removes the version history, as in a duplicated space. */
    public void forgetHistory() {
        story.forgetHistory();
    }

    /** Opens it in the editor, or closes it. */
    public void open(boolean open) {
        story.locked(open);
    }

    /** Puts it into a workflow stage; throws {@link IllegalArgumentException} if the space has none of that name. */
    public void stage(String name) {
        Stages.enter(
                story,
                Stages.named(space, name)
                        .orElseThrow(() -> new IllegalArgumentException("there is no workflow stage \"" + name + "\"")),
                FakeState.timestamp(state.now()));
    }

    /** Moves it to the trash. */
    public void delete() {
        StoryWriteRoutes.delete(state, space, story);
    }

    private static IllegalArgumentException refused(Refusal refusal) {
        return new IllegalArgumentException("the API would refuse this: " + refusal.getMessage(), refusal);
    }
}
