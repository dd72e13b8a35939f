package dev.sbsync.core.internal.state;

import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.TargetItem;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.StateChanges;
import dev.sbsync.core.state.StateRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The baselines of items that a run has begun to write: they no longer hold, and are restored if no write had an
 * effect. Thread-safe, given that only one thread processes an item at a time.
 */
final class HalfWrittenBaselines {

    /** The rows of baselines before the first write was announced, by their keys. */
    private final Map<ItemKey, Map<String, String>> before = new ConcurrentHashMap<>();

    /** The baselines of the target's items, as of the first delete, before which all else was written. */
    private volatile @Nullable Map<ItemKey, List<Baseline>> byTarget;

    /**
     * Marks the baseline of an item that is about to be written, so that its copy stays known; deletes those of an item
     * that is about to be deleted, as nothing is its copy then.
     */
    void mark(StateChanges rows, PlannedItem item) {
        Map<String, String> marked = new HashMap<>();
        for (String key : keys(rows, item)) {
            rows.get(Tables.BASELINE, key).ifPresent(baseline -> {
                marked.put(key, baseline);
                if (item.source() instanceof TargetItem) {
                    rows.delete(Tables.BASELINE, key);
                } else {
                    BaselineJson.put(
                            rows, BaselineJson.baseline(item.key(), baseline).halfWritten());
                }
            });
        }
        if (!marked.isEmpty()) {
            before.putIfAbsent(item.key(), marked);
        }
    }

    /** Restores the baselines of an item that was not written after all. */
    void restore(StateChanges rows, ItemKey item) {
        Map<String, String> marked = before.remove(item);
        if (marked != null) {
            marked.forEach((key, baseline) -> rows.put(Tables.BASELINE, key, baseline));
        }
    }

    /** Forgets how the baselines of an item were: a write of it took effect, or it has ended. */
    void forget(ItemKey item) {
        before.remove(item);
    }

    /**
     * Returns the keys of an item's baselines; of an item that the source lacks, those that name it as the target's.
     */
    private List<String> keys(StateRows rows, PlannedItem item) {
        if (!(item.source() instanceof TargetItem only)) {
            return List.of(Tables.baseline(item.key()));
        }
        Map<ItemKey, List<Baseline>> known = byTarget;
        if (known == null) {
            known = BaselinesByTarget.of(rows);
            byTarget = known;
        }
        return known.getOrDefault(only.row().key(), List.of()).stream()
                .map(baseline -> Tables.baseline(baseline.key()))
                .toList();
    }
}
