package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.LayerState;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The layers that the target stores of one item, according to its responses. Not thread-safe. */
final class StoredLayers {

    private @Nullable StoryLayers layers;

    /** Returns the known layers, or null. */
    @Nullable
    StoryLayers layers() {
        return layers;
    }

    /** Records a read. */
    void read(StoryLayers now) {
        layers = now;
    }

    /**
     * Records the response to a write, which contains the draft; it is also live if published, else the live layer is
     * unchanged.
     */
    void answered(Story answer, boolean published) {
        boolean dirty = !answer.folder() && StoryRow.stateOf(answer) == LayerState.DIRTY;
        layers = new StoryLayers(answer, dirty ? live(answer, published) : null);
    }

    private @Nullable JsonNode live(Story answer, boolean published) {
        StoryLayers before = layers;
        if (published || before == null) {
            return published ? answer.content() : null;
        }
        return before.state() == LayerState.PUBLISHED ? before.draft().content() : before.published();
    }

    /** Records a change of the uuid. */
    void realigned(String uuid) {
        StoryLayers before = layers;
        if (before != null) {
            layers = new StoryLayers(withUuid(before.draft(), uuid), before.published(), before.publishedProblem());
        }
    }

    /** Returns a story with another uuid. */
    static Story withUuid(Story story, String uuid) {
        ObjectNode raw = JsonNodeFactory.instance.objectNode();
        raw.setAll(story.raw());
        raw.put("uuid", uuid);
        return Story.of(raw);
    }
}
