package dev.sbsync.core.state;

import dev.sbsync.core.item.Fingerprint;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.outcome.LeftOut;
import dev.sbsync.core.outcome.Unresolved;
import java.util.List;
import java.util.Map;

/**
 * Both sides of an item when last in sync; of an item that is being written, or was left so, only its identity.
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
 * @param mapped whether references were replaced by those of the target
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
        LeftOut left,
        boolean mapped) {

    private static final int INCOMPARABLE = 0;

    /** Copies the list. */
    public Baseline {
        unresolved = List.copyOf(unresolved);
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

    /**
     * Returns what is left of this baseline once one of its items is being written: which items belong together. It
     * compares nothing, so the items are compared again.
     */
    public Baseline halfWritten() {
        return new Baseline(
                key,
                targetId,
                Markers.of(Map.of()),
                Markers.of(Map.of()),
                "",
                "",
                INCOMPARABLE,
                conditions,
                false,
                List.of(),
                LeftOut.NOTHING,
                false);
    }

    /** Returns whether this is only what {@link #halfWritten} leaves, so that no change in the target is drift. */
    public boolean isHalfWritten() {
        return fingerprint == INCOMPARABLE;
    }

    /** Returns this baseline with both sides' current markers, after reads found the sides unchanged. */
    public Baseline with(Markers sourceNow, Markers targetNow) {
        return new Baseline(
                key,
                targetId,
                sourceNow,
                targetNow,
                sourceHash,
                targetHash,
                fingerprint,
                conditions,
                layersCompared,
                unresolved,
                left,
                mapped);
    }
}
