package dev.sbsync.core.baseline;

import dev.sbsync.core.content.LeftOut;
import dev.sbsync.core.equality.Fingerprint;
import dev.sbsync.core.outcome.Unresolved;
import dev.sbsync.core.scan.StoryRow;
import java.util.List;

/**
 * What an item was when it was last in sync.
 *
 * @param sourceId the item's id in the source
 * @param targetId the id of its copy in the target
 * @param source what the source's list said of it
 * @param target what the target's list said of it
 * @param sourceHash the fingerprint of the source as it was read
 * @param targetHash the fingerprint of what the target stored
 * @param fingerprint the version of both ({@link Fingerprint#VERSION}): hashes of different versions cannot be compared
 * @param conditions under which a run brought it in sync: under others it proves nothing
 * @param layersCompared false where the source's published layer could not be had, so that state and published content
 *     are not in the hashes
 * @param unresolved what the target does not store as the source has it
 * @param left what of the source could not be mirrored
 */
public record Baseline(
        long sourceId,
        long targetId,
        Markers source,
        Markers target,
        String sourceHash,
        String targetHash,
        int fingerprint,
        Conditions conditions,
        boolean layersCompared,
        List<Unresolved> unresolved,
        LeftOut left) {

    /** Copies the list. */
    public Baseline {
        unresolved = List.copyOf(unresolved);
    }

    /** Makes a baseline whose hashes are of this version. */
    public Baseline(
            long sourceId,
            long targetId,
            Markers source,
            Markers target,
            String sourceHash,
            String targetHash,
            Conditions conditions,
            boolean layersCompared,
            List<Unresolved> unresolved) {
        this(
                sourceId,
                targetId,
                source,
                target,
                sourceHash,
                targetHash,
                Fingerprint.VERSION,
                conditions,
                layersCompared,
                unresolved,
                LeftOut.NOTHING);
    }

    /** Returns the same of an item of which something could not be mirrored. */
    public Baseline leavingOut(LeftOut what) {
        return with(source, target, what);
    }

    /**
     * Returns whether this is about these two items, under these conditions, with hashes of this version. An item whose
     * baseline is of another version or of other conditions is compared anew, as one without a baseline: it has not
     * drifted.
     */
    public boolean of(StoryRow sourceRow, StoryRow targetRow, Conditions now) {
        return fingerprint == Fingerprint.VERSION
                && sourceId == sourceRow.id()
                && targetId == targetRow.id()
                && conditions.equals(now);
    }

    /** Returns the same with the source's markers as they are now: it was looked into and had not changed. */
    public Baseline withSource(Markers now) {
        return with(now, target, left);
    }

    /** Returns the same with the target's markers as they are now: it was looked into and had not changed. */
    public Baseline withTarget(Markers now) {
        return with(source, now, left);
    }

    private Baseline with(Markers newSource, Markers newTarget, LeftOut newLeft) {
        return new Baseline(
                sourceId,
                targetId,
                newSource,
                newTarget,
                sourceHash,
                targetHash,
                fingerprint,
                conditions,
                layersCompared,
                unresolved,
                newLeft);
    }
}
