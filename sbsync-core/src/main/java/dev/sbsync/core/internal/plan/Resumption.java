package dev.sbsync.core.internal.plan;

import dev.sbsync.core.internal.drift.Drift;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.TargetItem;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.Reason;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.ResumePoint;
import dev.sbsync.core.state.StoredItem;
import dev.sbsync.transport.CallCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rest of a run: its items planned on the current spaces, and the results that are kept. A result is kept if the
 * item succeeded and neither side has changed since, or if it failed and its source is unchanged. Immutable.
 *
 * @param plan the items of the run, replanned
 * @param ended the kept results
 */
public record Resumption(SyncPlan plan, List<ItemResult> ended) {

    private static final int FORBIDDEN = 403;

    /** Returns the items whose writes were started but not finished. */
    public static Set<ItemKey> begun(List<StoredItem> stored) {
        return stored.stream()
                .filter(item -> item.ended().isEmpty() && !item.begun().equals(ResumePoint.START))
                .map(item -> item.item().key())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the rest of a run, from its stored items and a current plan of its selection. */
    public static Resumption of(List<StoredItem> stored, SyncPlan now) {
        Map<ItemKey, StoredItem> before = new LinkedHashMap<>();
        stored.forEach(item -> before.put(item.item().key(), item));
        SyncPlan plan = now.only(item -> before.containsKey(item.key()));
        List<PlannedItem> items = new ArrayList<>(plan.items());
        List<ItemResult> ended = new ArrayList<>();
        for (PlannedItem item : plan.items()) {
            StoredItem then = before.remove(item.key());
            (then == null ? nothingToDo(item) : ended(then, item)).ifPresent(ended::add);
        }
        for (StoredItem gone : before.values()) {
            // an ancestor folder that exists by now is no longer needed
            if (gone.ended().isPresent() || !gone.item().added()) {
                items.add(gone.item());
                ended.add(gone.ended().orElseGet(() -> gone(gone.item(), now.targetIds())));
            }
        }
        return new Resumption(plan.with(items, plan.extra()), ended);
    }

    /** Returns the results of items that need no work. */
    public static List<ItemResult> withoutWork(SyncPlan plan) {
        List<ItemResult> results = new ArrayList<>();
        plan.items().forEach(item -> nothingToDo(item).ifPresent(results::add));
        return results;
    }

    private static Optional<ItemResult> nothingToDo(PlannedItem item) {
        Long targetId = Optional.ofNullable(item.match()).map(Item::id).orElse(null);
        Optional<Outcome> outcome = switch (item.operation()) {
            case UNCHANGED -> Optional.ofNullable(targetId).map(Outcome.Unchanged::new);
            case NONE -> Optional.of(new Outcome.Skipped(targetId));
            case CREATE, UPDATE, COMPARE, DELETE, CONFLICT -> Optional.empty();
        };
        return outcome.map(end -> new ItemResult(item, end, item.warnings(), Duration.ZERO, CallCounts.NONE));
    }

    private static Optional<ItemResult> ended(StoredItem then, PlannedItem now) {
        Optional<ItemResult> end = then.ended();
        if (end.isEmpty()) {
            boolean changed = now.operation() == Operation.DELETE
                    && !now.why().include(Reason.CREATED_BY_RUN) // an undo has compared it with what its run left
                    && then.item().source().markers().moved(now.source().markers());
            return changed ? Optional.of(kept(now, Drift.changed(false, "").undeleted())) : nothingToDo(now);
        }
        return stands(end.get().outcome(), then.item(), now) ? end : nothingToDo(now);
    }

    /**
     * Blocked items are blocked again by kept results, if they still depend on them. Items refused for missing
     * permissions are retried, because the token has probably been fixed.
     */
    private static boolean stands(Outcome outcome, PlannedItem then, PlannedItem now) {
        boolean refused = outcome.problem()
                .filter(problem -> Integer.valueOf(FORBIDDEN).equals(problem.httpStatus()))
                .isPresent();
        if (outcome instanceof Outcome.Blocked || refused) {
            return false;
        }
        return outcome.confirmed()
                ? now.operation() == Operation.UNCHANGED || now.operation() == Operation.NONE
                : !then.source().markers().moved(now.source().markers());
    }

    /**
     * Returns the result of an item that a current plan does not have any more: it is gone from the source, or, if it
     * was to be deleted, from the target, unless its reasons to be deleted are gone.
     */
    private static ItemResult gone(PlannedItem item, Set<ItemKey> inTarget) {
        if (!(item.source() instanceof TargetItem only)) {
            return sourceGone(item);
        }
        return inTarget.contains(only.row().key())
                ? kept(
                        item,
                        new Problem(
                                OutcomeCode.KEPT,
                                "it is no longer to be deleted: it changed since, or the source" + " has it again"))
                : new ItemResult(item, new Outcome.Deleted(only.id()), List.of(), Duration.ZERO, CallCounts.NONE);
    }

    private static ItemResult kept(PlannedItem item, Problem why) {
        return new ItemResult(
                item, new Outcome.Skipped(item.source().id()), List.of(why), Duration.ZERO, CallCounts.NONE);
    }

    private static ItemResult sourceGone(PlannedItem item) {
        Problem gone = new Problem(OutcomeCode.SOURCE_GONE, "the source no longer lists it in the run's selection");
        return new ItemResult(item, new Outcome.Failed(gone, null), List.of(), Duration.ZERO, CallCounts.NONE);
    }
}
