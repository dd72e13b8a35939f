package dev.sbsync.core.internal.state;

import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.ResumePoint;
import dev.sbsync.core.state.StoredItem;
import dev.sbsync.core.state.StoredRun;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What runs have changed since a run, and no undo has taken back. An undo takes back what its run did, and the undo of
 * an undo does it again. Thread-safe once created.
 */
public final class LaterRuns {

    private final Map<String, Did> did = new HashMap<>();
    private final Map<String, Boolean> then = new HashMap<>();
    private final Map<ItemKey, Map<String, String>> changed = new HashMap<>();
    private final Map<ItemKey, Long> again = new HashMap<>();

    /**
     * What a run did.
     *
     * @param first the run that it did again or took back, at the end of a chain of undos; otherwise itself
     * @param applied whether it did what that run did; false if it took it back
     */
    private record Did(String first, boolean applied) {}

    private LaterRuns() {}

    /**
     * Returns what has changed since a run.
     *
     * @param runs all runs, oldest first
     * @param items returns the items of a run by its id
     */
    public static LaterRuns since(String runId, List<StoredRun> runs, Function<String, List<StoredItem>> items) {
        LaterRuns later = new LaterRuns();
        Did own = null;
        for (StoredRun run : runs) {
            String id = run.header().runId();
            Did it = later.did(run);
            if (own == null) {
                later.then.put(it.first(), it.applied());
                own = id.equals(runId) ? it : null;
            } else {
                later.add(id, items.apply(id), it, it.first().equals(own.first()));
            }
        }
        return later;
    }

    private Did did(StoredRun run) {
        String id = run.header().runId();
        Did undone = did.get(run.header().undoes());
        Did it = undone == null ? new Did(id, true) : new Did(undone.first(), !undone.applied());
        did.put(id, it);
        return it;
    }

    /** Adds a later run; what the run itself has done is changed only once it is done again. */
    private void add(String id, List<StoredItem> items, Did it, boolean own) {
        boolean asThen = it.applied() == then.getOrDefault(it.first(), false);
        boolean takenBack = own != asThen;
        for (StoredItem item : items) {
            ItemKey key = item.item().key();
            Map<String, String> runs = changed.computeIfAbsent(key, none -> new LinkedHashMap<>());
            if (takenBack && done(item)) {
                runs.remove(it.first());
            } else if (!takenBack && !item.begun().equals(ResumePoint.START)) {
                runs.remove(it.first()); // the latest is last
                runs.put(it.first(), id);
            }
            item.ended()
                    .map(ItemResult::outcome)
                    .filter(Outcome.Created.class::isInstance)
                    .flatMap(Outcome::targetId)
                    .ifPresent(targetId -> again.put(key, targetId));
        }
    }

    private static boolean done(StoredItem item) {
        return item.ended()
                .map(ItemResult::outcome)
                .filter(outcome -> outcome.confirmed() && !(outcome instanceof Outcome.Skipped))
                .isPresent();
    }

    /** Returns the latest run that has changed an item, if no undo has taken that back. */
    public Optional<String> of(ItemKey key) {
        return changed.getOrDefault(key, Map.of()).values().stream().reduce((first, second) -> second);
    }

    /**
     * Returns the id of an item of the target now: another one if a later run deleted it, and the undo of that run
     * created it again.
     */
    public long idNow(String kind, long id) {
        long now = id;
        for (int i = 0; i < again.size(); i++) {
            Long next = again.get(new ItemKey(kind, -now));
            if (next == null || next == now) {
                return now;
            }
            now = next;
        }
        return now;
    }
}
