package dev.sbsync.core;

import dev.sbsync.core.equality.Difference;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.core.preflight.SyncPlan;
import dev.sbsync.core.scan.StoryRow;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.core.verify.Verification.Item;
import dev.sbsync.core.verify.Verification.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An earlier plan to verify against the current spaces: the same items, matched again.
 *
 * @param rows the items of the plan, by source id
 * @param extra ids of items that the plan found only in the target
 */
record VerifiedPlan(Map<Long, StoryRow> rows, Set<Long> extra) {

    static VerifiedPlan of(SyncPlan plan) {
        Map<Long, StoryRow> rows = new LinkedHashMap<>();
        plan.items().stream().map(PlannedItem::source).forEach(row -> rows.put(row.id(), row));
        return new VerifiedPlan(rows, plan.extra().stream().map(StoryRow::id).collect(Collectors.toUnmodifiableSet()));
    }

    /** Returns a selection that includes all items of the plan: the given one, if it does. */
    Selection selection(Selection given) {
        return rows.values().stream().allMatch(given::includes) ? given : Selection.all();
    }

    /** Returns the same items of a current plan. */
    SyncPlan now(SyncPlan made) {
        SyncPlan same = made.of(made.items().stream()
                .filter(item -> rows.containsKey(item.source().id()))
                .toList());
        return same.with(
                same.items(),
                same.extra().stream().filter(row -> extra.contains(row.id())).toList());
    }

    /** Adds the items that the source no longer has. */
    Verification withWhatIsGone(Verification found) {
        Set<Long> present = new HashSet<>();
        found.items().forEach(item -> present.add(item.source().id()));
        List<Item> items = new ArrayList<>(found.items());
        for (StoryRow row : rows.values()) {
            if (!present.contains(row.id())) {
                Difference gone =
                        new Difference(OutcomeCode.SOURCE_GONE.id(), "the source no longer lists it in the selection");
                items.add(new Item(row, Status.DIFFERENT, List.of(gone), List.of()));
            }
        }
        return new Verification(found.source(), found.target(), items, found.extra());
    }
}
