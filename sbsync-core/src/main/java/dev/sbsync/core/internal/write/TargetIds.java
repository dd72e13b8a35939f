package dev.sbsync.core.internal.write;

import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.plan.SyncPlan;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys of the target's items, with target ids, as its list and the creates of a run show them. A create whose
 * answer names one of them was answered with another item: its name, type and parent may well be the same. Thread-safe.
 */
final class TargetIds {

    private final Set<ItemKey> known = ConcurrentHashMap.newKeySet();

    /** Creates it with the items that were listed in the target, as far as the plan's selection needed lists. */
    TargetIds(SyncPlan plan) {
        known.addAll(plan.targetIds());
    }

    /**
     * Records the item that a create was answered with, which is a new one.
     *
     * @param pause how long to wait before the item is looked up
     * @throws UnsettledException if another item has the id: whether the create was applied is unknown
     */
    void created(ItemKey answered, Duration pause) {
        if (!known.add(answered)) {
            throw new UnsettledException(
                    "The create was answered with the item of id " + answered.id() + ", which existed before.", pause);
        }
    }
}
