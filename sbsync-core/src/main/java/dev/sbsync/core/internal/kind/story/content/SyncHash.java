package dev.sbsync.core.internal.kind.story.content;

import dev.sbsync.core.internal.kind.story.scan.StoryField;
import dev.sbsync.core.item.Fingerprint;
import dev.sbsync.core.item.LayerState;

/**
 * The fingerprint of an item under a {@link SyncMode}; what the mode does not write is excluded. A source and its copy
 * have equal hashes exactly if nothing would be written. Stateless.
 */
public final class SyncHash {

    private SyncHash() {}

    public static String ofSource(StoryLayers layers, SyncMode mode) {
        return mode.mirrors()
                ? mirrored(layers, mode, !layers.publishedLayerMissing())
                : draftOf(layers, mode, LayerState.PUBLISHED);
    }

    /**
     * Returns the hash of a target item.
     *
     * @param layersCompared whether to include publish state and published layer; false if the source's published layer
     *     is not available
     */
    public static String ofTarget(StoryLayers layers, SyncMode mode, boolean layersCompared) {
        return switch (mode.publish()) {
            case MIRROR -> mirrored(layers, mode, layersCompared);
            case DRAFT -> draftOf(layers, mode, LayerState.PUBLISHED);
            case ALWAYS -> draftOf(layers, mode, layers.state());
        };
    }

    private static String mirrored(StoryLayers layers, SyncMode mode, boolean layersCompared) {
        return Fingerprint.of(mode.counted(StoryField.of(layers.draft(), "", layers.published(), layersCompared)));
    }

    /** Among modes that write only the draft, {@code ALWAYS} requires it to be published. */
    private static String draftOf(StoryLayers layers, SyncMode mode, LayerState state) {
        boolean asWanted = layers.draft().folder() || state == LayerState.PUBLISHED;
        return Fingerprint.of(mode.counted(StoryField.of(layers.draft(), "", null, false)))
                + (asWanted ? "" : " " + state);
    }
}
