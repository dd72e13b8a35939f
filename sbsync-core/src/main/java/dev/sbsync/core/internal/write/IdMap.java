package dev.sbsync.core.internal.write;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.plan.SyncPlan;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The identities of a run: the items of the target, and which of them stands for which item of the source, as the lists
 * and the creates of the run show. Keys of the target have target ids. Thread-safe.
 */
public final class IdMap {

    private final Set<ItemKey> inTarget = ConcurrentHashMap.newKeySet();
    private final Map<ItemKey, Identity> targets = new ConcurrentHashMap<>();
    private final Map<ItemKey, String> uuids = new ConcurrentHashMap<>();

    private IdMap() {}

    /** Returns the identities that a plan shows: its matches, and all items that were listed in the target. */
    public static IdMap of(SyncPlan plan) {
        IdMap ids = new IdMap();
        ids.inTarget.addAll(plan.targetIds());
        plan.items().forEach(item -> {
            Item match = item.match();
            if (match != null) {
                ids.targets.put(item.key(), new Identity(match.key(), match.uuid()));
            }
        });
        return ids;
    }

    /**
     * Records the item that a create was answered with, and returns whether it is a new one. An answer that names a
     * known item is about another one, however alike their names, types and parents are.
     */
    boolean created(ItemKey answered) {
        return inTarget.add(answered);
    }

    /** Records the uuid of an item of the target, as answered. */
    public void shows(ItemKey target, String uuid) {
        uuids.put(target, uuid);
    }

    void confirmed(ItemKey source, long targetId) {
        ItemKey there = new ItemKey(source.kind(), targetId);
        targets.put(source, new Identity(there, uuids.getOrDefault(there, "")));
    }

    /** Returns the target's item that stands for an item of the source; null if there is none yet. */
    public @Nullable Identity targetOf(ItemKey source) {
        return targets.get(source);
    }
}
