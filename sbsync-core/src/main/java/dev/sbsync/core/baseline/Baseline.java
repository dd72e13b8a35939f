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

    /** Returns the same with the source's markers as they are now: it was looked into and had not changed. */
    public Baseline withSource(Markers now) {
        return new Baseline(sourceId, targetId, now, target, hash, mode, layersCompared);
    }

    /** Returns the same with the target's markers as they are now: it was looked into and had not changed. */
    public Baseline withTarget(Markers now) {
        return new Baseline(sourceId, targetId, source, now, hash, mode, layersCompared);
    }
}
