package dev.sbsync.core.internal.kind.story.reference;

import dev.sbsync.core.internal.reference.AssetKey;
import dev.sbsync.core.internal.reference.AssetTarget;
import dev.sbsync.core.internal.reference.Resolution;

/** The target's assets that references name. */
public interface AssetIdentities {

    /** Assets are not looked at. */
    AssetIdentities NONE = new AssetIdentities() {
        @Override
        public Resolution<AssetTarget> asset(long id) {
            return Resolution.none();
        }

        @Override
        public Resolution<AssetTarget> asset(AssetKey key) {
            return Resolution.none();
        }
    };

    /** Returns the asset that an id names. */
    Resolution<AssetTarget> asset(long id);

    /** Returns the asset that a URL names. */
    Resolution<AssetTarget> asset(AssetKey key);
}
