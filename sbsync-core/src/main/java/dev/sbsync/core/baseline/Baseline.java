package dev.sbsync.core.baseline;

import dev.sbsync.core.content.LeftOut;
import dev.sbsync.core.equality.Fingerprint;
import dev.sbsync.core.outcome.Unresolved;
import dev.sbsync.core.preflight.PublishMode;
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
 * @param mode what the run that brought it in sync did with published layers: under another it proves nothing
 * @param layersCompared false where the source's published layer could not be had, so that state and published content
 *     are not in the hashes
 * @param unresolved what the target does not store as the source has it
 * @param left what of the source could not be mirrored
 * @param transform the id of the transform that the source's content went through; empty for none
 */
public record Baseline(
        long sourceId,
        long targetId,
        Markers source,
        Markers target,
        String sourceHash,
        String targetHash,
        int fingerprint,
        PublishMode mode,
        boolean layersCompared,
        List<Unresolved> unresolved,
        LeftOut left,
        String transform) {

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
            PublishMode mode,
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
                mode,
                layersCompared,
                unresolved,
                LeftOut.NOTHING,
                "");
    }

    /** Returns the same of an item of which something could not be mirrored. */
    public Baseline leavingOut(LeftOut what) {
        return with(source, target, what, transform);
    }

    /** Returns the same of an item whose content went through a transform. */
    public Baseline transformedBy(String id) {
        return with(source, target, left, id);
    }

    /**
     * Returns whether this is about these two items, in this mode and by this transform, with hashes of this version.
     * An item whose baseline is of another version or transform is compared anew, as one without a baseline: it has not
     * drifted.
     */
    public boolean of(StoryRow sourceRow, StoryRow targetRow, PublishMode now, String transformNow) {
        return fingerprint == Fingerprint.VERSION
                && sourceId == sourceRow.id()
                && targetId == targetRow.id()
                && mode == now
                && transform.equals(transformNow);
    }

    /** Returns the same with the source's markers as they are now: it was looked into and had not changed. */
    public Baseline withSource(Markers now) {
        return with(now, target, left, transform);
    }

    /** Returns the same with the target's markers as they are now: it was looked into and had not changed. */
    public Baseline withTarget(Markers now) {
        return with(source, now, left, transform);
    }

    private Baseline with(Markers newSource, Markers newTarget, LeftOut newLeft, String newTransform) {
        return new Baseline(
                sourceId,
                targetId,
                newSource,
                newTarget,
                sourceHash,
                targetHash,
                fingerprint,
                mode,
                layersCompared,
                unresolved,
                newLeft,
                newTransform);
    }
}
