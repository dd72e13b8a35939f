package dev.sbsync.core.baseline;

import dev.sbsync.core.content.StoryLayers;
import dev.sbsync.core.equality.ComparedStory;
import dev.sbsync.core.equality.Fingerprint;
import dev.sbsync.core.preflight.PublishMode;
import dev.sbsync.core.scan.LayerState;

/**
 * The fingerprint of an item as a run by some {@link PublishMode} leaves it: what that mode does not write does not
 * count. A source and its copy have the same exactly where nothing would be written. Stateless.
 */
public final class SyncHash {

    private SyncHash() {}

    /** Returns the hash that the copy of a source's item is to have. */
    public static String ofSource(StoryLayers layers, PublishMode mode) {
        return mode == PublishMode.MIRROR
                ? mirrored(layers, !layers.publishedLayerMissing())
                : draftOf(layers, LayerState.PUBLISHED);
    }

    /**
     * Returns the hash that a target's item has.
     *
     * @param layersCompared whether its publish state and published layer count; they do not where the source's
     *     published layer cannot be had
     */
    public static String ofTarget(StoryLayers layers, PublishMode mode, boolean layersCompared) {
        return switch (mode) {
            case MIRROR -> mirrored(layers, layersCompared);
            case DRAFT -> draftOf(layers, LayerState.PUBLISHED);
            case ALWAYS -> draftOf(layers, layers.state());
        };
    }

    private static String mirrored(StoryLayers layers, boolean layersCompared) {
        return Fingerprint.of(ComparedStory.ofStory(layers.draft(), "", layers.published(), layersCompared));
    }

    /** Of modes that write the draft alone, {@code ALWAYS} wants it published, and so wants anything else written. */
    private static String draftOf(StoryLayers layers, LayerState state) {
        boolean asWanted = layers.draft().folder() || state == LayerState.PUBLISHED;
        return Fingerprint.of(ComparedStory.ofStory(layers.draft(), "", null, false)) + (asWanted ? "" : " " + state);
    }
}
