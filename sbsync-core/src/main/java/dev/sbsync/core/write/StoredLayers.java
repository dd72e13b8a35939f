package dev.sbsync.core.write;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.content.StoryLayers;
import dev.sbsync.core.scan.LayerState;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the target stores of one item, layer by layer, as its answers say. Not thread-safe. */
final class StoredLayers {

    private @Nullable StoryLayers layers;

    /** Returns what is known; null where nothing is. */
    @Nullable
    StoryLayers layers() {
        return layers;
    }

    /** Notes what was read. */
    void read(StoryLayers now) {
        layers = now;
    }

    /** Notes the answer to a write, which has the draft: what it published is live, else what was live stays so. */
    void answered(Story answer, boolean published) {
        boolean dirty = !answer.folder() && LayerState.of(answer) == LayerState.DIRTY;
        layers = new StoryLayers(answer, dirty ? live(answer, published) : null);
    }

    private @Nullable JsonNode live(Story answer, boolean published) {
        StoryLayers before = layers;
        if (published || before == null) {
            return published ? answer.content() : null;
        }
        return before.state() == LayerState.PUBLISHED ? before.draft().content() : before.published();
    }

    /** Notes that the item has another uuid. */
    void realigned(String uuid) {
        StoryLayers before = layers;
        if (before != null) {
            ObjectNode raw = JsonNodeFactory.instance.objectNode();
            raw.setAll(before.draft().raw());
            raw.put("uuid", uuid);
            layers = new StoryLayers(Story.of(raw), before.published(), before.publishedProblem());
        }
    }
}
