package dev.sbsync.core.internal.state;

import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.state.Baseline;
import java.util.Map;

/**
 * What a run changed in the target. Immutable.
 *
 * @param before the items as they were before the run's first change
 * @param after their baselines as the run left them; none for an item that it did not bring in sync
 */
public record StoredArchive(Map<ItemKey, ArchivedItem> before, Map<ItemKey, Baseline> after) {

    /** Copies the maps. */
    public StoredArchive {
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }
}
