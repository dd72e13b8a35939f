package dev.sbsync.core.internal.kind.story.reference;

import dev.sbsync.core.internal.reference.AssetKey;
import dev.sbsync.core.internal.reference.AssetTarget;
import dev.sbsync.core.internal.reference.Resolution;
import dev.sbsync.core.internal.write.IdMap;
import dev.sbsync.core.internal.write.Identity;
import dev.sbsync.core.item.ItemKey;
import org.jspecify.annotations.Nullable;

/**
 * The target's assets for those of the source: as planned, written by this or an earlier run, or marked as copies. As
 * thread-safe as the identities.
 *
 * @param running whether assets that do not exist yet will
 */
record CopiedAssets(AssetLists lists, IdMap ids, boolean running) {

    static final String KIND = "assets";

    /** Returns the asset that an id names. */
    Resolution<AssetTarget> asset(long id) {
        ItemKey key = new ItemKey(KIND, id);
        if (running && ids.pending(key)) {
            return Resolution.pending();
        }
        AssetTarget there = target(key);
        return there == null ? Resolution.unresolved() : Resolution.to(there);
    }

    private @Nullable AssetTarget target(ItemKey key) {
        Identity now = ids.targetOf(key);
        Identity there = now == null ? ids.synced(key) : now;
        AssetTarget known = there == null ? null : target(there);
        return known == null ? lists.marked(key.id()) : known;
    }

    /**
     * Returns an asset as an answer of this run showed it, as a new one may not be readable yet; else as it is read.
     */
    private @Nullable AssetTarget target(Identity there) {
        long id = there.key().id();
        return there.url().isEmpty() ? lists.target(id) : AssetTarget.of(id, there.url());
    }

    /** Returns the asset that a URL names. */
    Resolution<AssetTarget> asset(AssetKey key) {
        Long id = lists.source(key);
        if (id != null) {
            return asset(id);
        }
        return lists.ofSource(key) ? Resolution.unresolved() : Resolution.none();
    }

    /** Returns the key of the source's asset that a URL names; null if the source has none. */
    @Nullable
    ItemKey source(AssetKey key) {
        Long id = lists.source(key);
        return id == null ? null : new ItemKey(KIND, id);
    }
}
