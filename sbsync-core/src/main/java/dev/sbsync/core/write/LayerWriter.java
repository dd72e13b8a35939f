package dev.sbsync.core.write;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.WriteOption;
import dev.sbsync.client.model.Story;
import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.core.content.StoryLayers;
import dev.sbsync.core.scan.LayerState;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the layers of one item, in the only safe order: what goes live first, then the draft (design.md §4.4). Every
 * step writes a full state and can be repeated. Folders are never published.
 */
final class LayerWriter {

    private final StoryOperations target;
    private final StoryLayers layers;
    private final StoryPayload payload;

    LayerWriter(StoryOperations target, StoryLayers layers, TargetFolder folder) {
        this.target = target;
        this.layers = layers;
        this.payload = StoryPayload.copyOf(layers.draft()).parentId(folder.id());
    }

    /** Creates the item with the layer that comes first. */
    Story createFirst() {
        return target.create(first(), options(false));
    }

    /** Writes the layer that comes first over an existing item. */
    Story updateFirst(Story existing) {
        return target.update(existing.id(), first().forTarget(existing), options(true));
    }

    /** Writes the draft over the published layer where both are to be there; {@code written} is the first's answer. */
    void updateSecond(Story written) {
        if (twoLayers()) {
            target.update(written.id(), payload.forTarget(written), WriteOption.FORCE_UPDATE);
        }
    }

    /** Tells whether the first write publishes. */
    boolean publishes() {
        return !layers.draft().folder() && (layers.state() == LayerState.PUBLISHED || twoLayers());
    }

    /** Tells whether the target has to be unpublished before its draft is written. */
    boolean unpublishes(Story existing) {
        return !existing.folder() && existing.published() && layers.state() == LayerState.DRAFT;
    }

    private boolean twoLayers() {
        return layers.published() != null;
    }

    private StoryPayload first() {
        return layers.published() == null ? payload : payload.content(layers.published());
    }

    private WriteOption[] options(boolean update) {
        List<WriteOption> options = new ArrayList<>();
        if (publishes()) {
            options.add(WriteOption.PUBLISH);
        }
        if (update) {
            options.add(WriteOption.FORCE_UPDATE);
        }
        return options.toArray(WriteOption[]::new);
    }
}
