package dev.sbsync.core.internal.watch;

import dev.sbsync.core.internal.plan.Resumption;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.transport.CallCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The items that a watch leaves as they are, and the reasons that it has reported. Not thread-safe. */
public final class LeftItems {

    private final Map<ItemKey, Set<Problem>> reported = new HashMap<>();

    /** Returns the results of items that need no work, and of conflicts. */
    public static List<ItemResult> of(SyncPlan plan) {
        List<ItemResult> left = new ArrayList<>(Resumption.withoutWork(plan));
        plan.items().stream().flatMap(item -> conflict(item).stream()).forEach(left::add);
        return left;
    }

    private static Optional<ItemResult> conflict(PlannedItem item) {
        Long targetId = item.match() == null ? null : item.match().id();
        return item.conflict()
                .map(why -> new ItemResult(
                        item, new Outcome.Failed(why, targetId), List.of(), Duration.ZERO, CallCounts.NONE));
    }

    /** Returns those of the results of a plan that are not synced, for a reason that was not reported before. */
    public List<ItemResult> news(SyncPlan plan) {
        plan.items().stream()
                .filter(item -> item.operation().readsContent())
                .forEach(item -> reported.remove(item.key()));
        return of(plan).stream()
                .filter(result -> result.notSynced().isPresent())
                .filter(this::add)
                .toList();
    }

    /** Records what a run has reported. */
    public void reported(List<ItemResult> results) {
        results.forEach(this::add);
    }

    /** Returns whether a result has a reason that was not reported before. */
    private boolean add(ItemResult result) {
        Set<Problem> why = Stream.concat(result.outcome().problem().stream(), result.warnings().stream())
                .collect(Collectors.toUnmodifiableSet());
        Set<Problem> before = reported.getOrDefault(result.item().key(), Set.of());
        if (!why.isEmpty()) {
            reported.put(result.item().key(), why);
        }
        return !before.containsAll(why);
    }
}
