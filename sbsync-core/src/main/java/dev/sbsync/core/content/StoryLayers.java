package dev.sbsync.core.content;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.equality.Equality;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.scan.LayerState;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One item as it was read, its layers from one moment.
 *
 * @param draft the story itself; its content is the draft layer
 * @param published the published layer's content of a dirty story, null for others or where the history has none
 * @param historyRefused why the history of a dirty story cannot be read, null where it can or need not be
 */
public record StoryLayers(
        Story draft, @Nullable JsonNode published, @Nullable Problem historyRefused) {

    /** Makes layers of which nothing was refused. */
    public StoryLayers(Story draft, @Nullable JsonNode published) {
        this(draft, published, null);
    }

    /** Returns which layers the item had when it was read. */
    public LayerState state() {
        return LayerState.of(draft);
    }

    /** Returns the same without unpublished changes that change no content: a new slug, or a save, makes such. */
    public StoryLayers settled() {
        JsonNode live = published;
        if (live == null || !Equality.sameContent(live, draft.content())) {
            return this;
        }
        ObjectNode raw = draft.raw().deepCopy();
        raw.put("unpublished_changes", false);
        return new StoryLayers(Story.of(raw), null);
    }

    /** Tells whether there is a published layer that cannot be had. */
    public boolean publishedLayerMissing() {
        return !draft.folder() && state() == LayerState.DIRTY && published == null;
    }
}
