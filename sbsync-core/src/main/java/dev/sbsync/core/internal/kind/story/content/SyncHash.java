package dev.sbsync.core.internal.kind.story.content;

import dev.sbsync.core.internal.kind.story.scan.StoryField;
import dev.sbsync.core.item.Fingerprint;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.plan.PublishMode;

/**
 * The fingerprint of an item under a {@link PublishMode}; what the mode does not write is excluded. A source and its
 * copy have equal hashes exactly if nothing would be written. Stateless.
 */
public final class SyncHash {

    private SyncHash() {}

    public static String ofSource(StoryLayers layers, PublishMode mode) {
        return mode == PublishMode.MIRROR
                ? mirrored(layers, !layers.publishedLayerMissing())
                : draftOf(layers, LayerState.PUBLISHED);
    }

    /**
     * Returns the hash of a target item.
     *
     * @param layersCompared whether to include publish state and published layer; false if the source's published layer
     *     is not available
     */
    public static String ofTarget(StoryLayers layers, PublishMode mode, boolean layersCompared) {
        return switch (mode) {
            case MIRROR -> mirrored(layers, layersCompared);
            case DRAFT -> draftOf(layers, LayerState.PUBLISHED);
            case ALWAYS -> draftOf(layers, layers.state());
        };
    }

    private static String mirrored(StoryLayers layers, boolean layersCompared) {
        return Fingerprint.of(StoryField.of(layers.draft(), "", layers.published(), layersCompared));
    }

    /** Among modes that write only the draft, {@code ALWAYS} requires it to be published. */
    private static String draftOf(StoryLayers layers, LayerState state) {
        boolean asWanted = layers.draft().folder() || state == LayerState.PUBLISHED;
        return Fingerprint.of(StoryField.of(layers.draft(), "", null, false)) + (asWanted ? "" : " " + state);
    }
}
