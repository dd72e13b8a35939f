package dev.sbsync.core.baseline;

import dev.sbsync.core.preflight.PublishMode;
import dev.sbsync.core.scan.StoryRow;

/**
 * What an item was when it was last in sync.
 *
 * @param sourceId the item's id in the source
 * @param targetId the id of its copy in the target
 * @param source what the source's list told of it
 * @param target what the target's list told of it
 * @param hash the fingerprint that both sides had ({@link dev.sbsync.core.equality.Fingerprint})
 * @param mode what the run that brought it in sync did with published layers: under another it proves nothing
 * @param layersCompared false where the source's published layer could not be had, so that state and published content
 *     are not in the hash
 */
public record Baseline(
        long sourceId,
        long targetId,
        Markers source,
        Markers target,
        String hash,
        PublishMode mode,
        boolean layersCompared) {

    /** Tells whether this is about these two items, in this mode. */
    public boolean of(StoryRow sourceRow, StoryRow targetRow, PublishMode now) {
        return sourceId == sourceRow.id() && targetId == targetRow.id() && mode == now;
    }

    /** Returns the same with the markers as they are now: a suspicion was looked into and nothing had changed. */
    public Baseline renewed(StoryRow sourceRow, StoryRow targetRow) {
        return new Baseline(
                sourceId, targetId, Markers.of(sourceRow), Markers.of(targetRow), hash, mode, layersCompared);
    }
}
