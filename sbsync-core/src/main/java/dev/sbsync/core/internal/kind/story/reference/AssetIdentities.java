package dev.sbsync.core.internal.kind.story.reference;

import dev.sbsync.core.internal.reference.AssetKey;
import dev.sbsync.core.internal.reference.AssetTarget;
import dev.sbsync.core.internal.reference.Resolution;
import dev.sbsync.core.item.ItemKey;
import org.jspecify.annotations.Nullable;

/** The target's assets that references name. */
interface AssetIdentities {

    /** Returns the asset that an id names. */
    Resolution<AssetTarget> asset(long id);

    /** Returns the asset that a URL names. */
    Resolution<AssetTarget> asset(AssetKey key);

    /** Returns the key of the source's asset that a URL names; null if the source has none. */
    @Nullable
    ItemKey source(AssetKey key);
}
