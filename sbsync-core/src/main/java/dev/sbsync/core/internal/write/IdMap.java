package dev.sbsync.core.internal.write;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.plan.SyncPlan;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The identities of a run: the items of the target, and which of them stands for which item of the source, as the lists
 * and the creates of the run show. Keys of the target have target ids. Thread-safe.
 */
public final class IdMap {

    /** The items of the target, with the number of plans that were known before the one that lists them. */
    private final Map<ItemKey, Integer> inTarget = new ConcurrentHashMap<>();

    private final Map<ItemKey, Identity> targets = new ConcurrentHashMap<>();
    private final Map<ItemKey, String> uuids = new ConcurrentHashMap<>();

    private volatile int plans;
    private final Map<String, ItemKey> byUuid = new ConcurrentHashMap<>();
    private final java.util.Set<ItemKey> pending = ConcurrentHashMap.newKeySet();

    public boolean pending(ItemKey source) {
        return pending.contains(source);
    }

    public @Nullable ItemKey withUuid(String kind, String uuid) {
        return byUuid.get(kind + uuid);
    }

    private IdMap() {}

    /** Returns the identities that a plan shows: its matches, and all items that were listed in the target. */
    public static IdMap of(SyncPlan plan) {
        IdMap ids = new IdMap();
        ids.learn(plan);
        return ids;
    }

    /** Adds the identities that a further plan shows. */
    public synchronized void learn(SyncPlan plan) {
        plan.targetIds().forEach(key -> inTarget.putIfAbsent(key, plans));
        plan.items().forEach(item -> {
            Item match = item.match();
            byUuid.put(item.key().kind() + item.source().uuid(), item.key());
            if (match != null) {
                targets.put(
                        item.key(),
                        new Identity(match.key(), match.uuid(), item.source().path()));
            } else if (item.operation() == dev.sbsync.core.plan.Operation.CREATE) {
                pending.add(item.key());
            }
        });
        plans++;
    }

    /** Returns the number of known plans. */
    int plans() {
        return plans;
    }

    /**
     * Records the item that a create was answered with, and returns whether it is a new one. An answer that names a
     * known item is about another one, however alike their names, types and parents are.
     *
     * @param plansBefore the number of known plans when the create was sent; later ones may list the new item
     */
    boolean created(ItemKey answered, int plansBefore) {
        Integer listed = inTarget.put(answered, -1);
        return listed == null || listed >= plansBefore;
    }

    /** Records the uuid of an item of the target, as answered. */
    public void shows(ItemKey target, String uuid) {
        uuids.put(target, uuid);
    }

    void confirmed(ItemKey source, long targetId) {
        ItemKey there = new ItemKey(source.kind(), targetId);
        pending.remove(source);
        targets.put(source, new Identity(there, uuids.getOrDefault(there, "")));
    }

    /** Returns the target's item that stands for an item of the source; null if there is none yet. */
    public @Nullable Identity targetOf(ItemKey source) {
        return targets.get(source);
    }
}
