package dev.sbsync.core.state;

import dev.sbsync.core.item.Fingerprint;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.outcome.LeftOut;
import dev.sbsync.core.outcome.Unresolved;
import java.util.List;

/**
 * Both sides of an item when last in sync.
 *
 * @param key the kind of the item, and its id in the source
 * @param targetId the item's id in the target
 * @param source the markers of the source's list
 * @param target the markers of the target's list
 * @param sourceHash the fingerprint of the source as read
 * @param targetHash the fingerprint of what the target stored
 * @param fingerprint the version of both ({@link Fingerprint#VERSION}): hashes of different versions cannot be compared
 * @param conditions under which it was synced; the baseline is not valid under others
 * @param layersCompared false if the source's published layer was not available, so that the hashes exclude state and
 *     published content
 * @param unresolved the differences that the target did not store
 * @param left what could not be mirrored
 */
public record Baseline(
        ItemKey key,
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

    /** Creates a baseline with hashes of the current version. */
    public Baseline(
            ItemKey key,
            long targetId,
            Markers source,
            Markers target,
            String sourceHash,
            String targetHash,
            Conditions conditions,
            boolean layersCompared,
            List<Unresolved> unresolved) {
        this(
                key,
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

    /** Returns this baseline with the parts that could not be mirrored. */
    public Baseline leavingOut(LeftOut what) {
        return with(source, target, what);
    }

    /**
     * Returns whether this baseline belongs to these two items and conditions, with hashes of the current version.
     * Otherwise the item is compared again, as without a baseline; it has not drifted.
     */
    public boolean of(Item sourceItem, Item targetItem, Conditions now) {
        return fingerprint == Fingerprint.VERSION
                && key.equals(sourceItem.key())
                && targetId == targetItem.id()
                && conditions.equals(now);
    }

    /** Returns this baseline with the source's current markers, after a read found the source unchanged. */
    public Baseline withSource(Markers now) {
        return with(now, target, left);
    }

    /** Returns this baseline with the target's current markers, after a read found the target unchanged. */
    public Baseline withTarget(Markers now) {
        return with(source, now, left);
    }

    private Baseline with(Markers newSource, Markers newTarget, LeftOut newLeft) {
        return new Baseline(
                key,
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
