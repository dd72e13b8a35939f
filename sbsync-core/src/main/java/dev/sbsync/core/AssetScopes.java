package dev.sbsync.core;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.plan.AssetScope;
import dev.sbsync.core.plan.PlanOptions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which assets are synced. Stateless. */
final class AssetScopes {

    private AssetScopes() {}

    /**
     * Returns the assets that are synced.
     *
     * @param chosen what the caller wants; null for the default
     * @throws IllegalArgumentException if the options do not allow what the caller wants
     */
    static AssetScope of(@Nullable AssetScope chosen, PlanOptions options) {
        boolean deletes = options.deletes().deletes();
        if (chosen == AssetScope.REFERENCED) {
            requireReferencing(options.kinds());
            if (deletes) {
                throw new IllegalArgumentException("Deletes cannot be combined with referenced assets: whether an asset"
                        + " that the source lacks was referenced is unknown; sync all assets, or delete nothing.");
            }
        }
        if (chosen != null) {
            return chosen;
        }
        boolean both = options.kinds().containsAll(Set.of(Kind.ASSETS, Kind.STORIES));
        return both && options.selection().filtersStories() && !deletes ? AssetScope.REFERENCED : AssetScope.ALL;
    }

    private static void requireReferencing(Set<Kind> kinds) {
        if (!kinds.contains(Kind.ASSETS) || kinds.stream().noneMatch(Kind::referencesAssets)) {
            throw new IllegalArgumentException("Referenced assets need the kind assets and one that references them:"
                    + " stories, components or datasources; the kinds are " + kinds + ".");
        }
    }
}
