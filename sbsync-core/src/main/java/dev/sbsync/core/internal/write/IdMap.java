package dev.sbsync.core.internal.write;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.state.Baseline;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The identities of a run: the items of the target, and which of them stands for which item of the source, as the lists
 * and the answers of the run show. Keys of the target have target ids. Thread-safe.
 */
public final class IdMap {

    /** Instead of a number of plans: the item was the answer to a create. */
    private static final int ANSWERED = -1;

    /** A uuid of the source; different kinds may share one. */
    private record Uuid(String kind, String uuid) {}

    /** The items of the target, with the number of plans that were known before the one that lists them. */
    private final Map<ItemKey, Integer> inTarget = new ConcurrentHashMap<>();

    private final Map<ItemKey, Identity> targets = new ConcurrentHashMap<>();
    private final Map<ItemKey, Identity> shown = new ConcurrentHashMap<>();
    private final Map<Uuid, ItemKey> byUuid = new ConcurrentHashMap<>();
    private final Set<ItemKey> pending = ConcurrentHashMap.newKeySet();
    private final Set<ItemKey> deleted = ConcurrentHashMap.newKeySet();
    private final Map<ItemKey, Optional<Identity>> synced = new ConcurrentHashMap<>();
    private final Function<ItemKey, Optional<Baseline>> baselines;

    private volatile int plans;

    private IdMap(Function<ItemKey, Optional<Baseline>> baselines) {
        this.baselines = baselines;
    }

    /** Returns the identities that a plan shows: its matches, and all items that were listed in the target. */
    public static IdMap of(SyncPlan plan) {
        return of(plan, key -> Optional.empty());
    }

    /**
     * Returns the identities that a plan and earlier runs show.
     *
     * @param baselines returns the baseline of an item of the source; thread-safe, and may block for disk access
     */
    public static IdMap of(SyncPlan plan, Function<ItemKey, Optional<Baseline>> baselines) {
        IdMap ids = new IdMap(baselines);
        ids.learn(plan);
        return ids;
    }

    /** Adds the identities that a further plan shows. */
    public synchronized void learn(SyncPlan plan) {
        plan.targetIds().forEach(key -> inTarget.putIfAbsent(key, plans));
        plan.items().forEach(this::learn);
        plans++;
    }

    private void learn(PlannedItem item) {
        if (item.operation() == Operation.DELETE) {
            return;
        }
        ItemKey key = item.key();
        Item match = item.match();
        if (!item.source().uuid().isEmpty()) {
            byUuid.put(new Uuid(key.kind(), item.source().uuid()), key);
        }
        if (match != null) {
            targets.put(key, new Identity(match.key(), match.uuid(), pathAfter(item, match)));
        } else if (item.operation() == Operation.CREATE && !targets.containsKey(key)) {
            pending.add(key);
        }
    }

    private static String pathAfter(PlannedItem item, Item match) {
        boolean stays = item.operation() == Operation.NONE || item.operation() == Operation.CONFLICT;
        return stays ? match.path() : item.source().placeIn(item.folderPath());
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
        Integer listed = inTarget.put(answered, ANSWERED);
        return listed == null || listed >= plansBefore;
    }

    /** Returns whether a plan lists an item of the target, or an answer of this run was about it. */
    boolean lists(ItemKey target) {
        return inTarget.containsKey(target);
    }

    /**
     * Returns whether an item of the target is known to stand for another item of the source than this one, or to have
     * been the answer to a create.
     */
    public boolean ofAnother(ItemKey target, ItemKey source) {
        Identity own = targets.get(source);
        if (own != null && own.key().equals(target)) {
            return false;
        }
        Integer listed = inTarget.get(target);
        return (listed != null && listed == ANSWERED)
                || targets.values().stream().anyMatch(there -> there.key().equals(target));
    }

    /** Records an item of the target, as answered. */
    void shows(Identity answered) {
        shown.put(answered.key(), answered);
    }

    void confirmed(ItemKey source, long targetId) {
        ItemKey there = new ItemKey(source.kind(), targetId);
        targets.put(source, shown.getOrDefault(there, new Identity(there, "")));
        pending.remove(source);
    }

    /** Records that an item has ended: if it is not in the target by now, this run does not create it. */
    public void ended(ItemKey source) {
        pending.remove(source);
    }

    /** Records that an item of the target is deleted. */
    public void deleted(ItemKey there) {
        deleted.add(there);
    }

    /** Returns whether this run has deleted an item of the target, which lists may still show. */
    public boolean isDeleted(ItemKey there) {
        return deleted.contains(there);
    }

    /** Returns the target's item that stands for an item of the source; null if the plans and answers show none. */
    public @Nullable Identity targetOf(ItemKey source) {
        return targets.get(source);
    }

    /**
     * Returns the target's item that an item of the source was synced with in an earlier run, without its uuid; null if
     * there is none. It may have been deleted since.
     */
    public @Nullable Identity synced(ItemKey source) {
        return synced.computeIfAbsent(
                        source,
                        key -> baselines
                                .apply(key)
                                .map(then -> new Identity(new ItemKey(key.kind(), then.targetId()), "")))
                .orElse(null);
    }

    /** Returns whether this run is to create an item, which is not in the target yet. */
    public boolean pending(ItemKey source) {
        return pending.contains(source);
    }

    /** Returns the item of the plans that has a uuid in the source; null if there is none. */
    public @Nullable ItemKey withUuid(String kind, String uuid) {
        return byUuid.get(new Uuid(kind, uuid));
    }
}
