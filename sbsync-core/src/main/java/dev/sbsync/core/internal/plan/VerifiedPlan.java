package dev.sbsync.core.internal.plan;

import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
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
public record VerifiedPlan(Map<Long, StoryRow> rows, Set<Long> extra) {

    public static VerifiedPlan of(SyncPlan plan) {
        Map<Long, StoryRow> rows = new LinkedHashMap<>();
        plan.items().stream().map(PlannedItem::source).forEach(row -> rows.put(row.id(), row));
        return new VerifiedPlan(rows, plan.extra().stream().map(StoryRow::id).collect(Collectors.toUnmodifiableSet()));
    }

    /** Returns a selection that includes all items of the plan: the given one, if it does. */
    public Selection selection(Selection given) {
        return rows.values().stream().allMatch(given::includes) ? given : Selection.all();
    }

    /** Returns the same items of a current plan. */
    public SyncPlan now(SyncPlan made) {
        SyncPlan same = made.of(made.items().stream()
                .filter(item -> rows.containsKey(item.source().id()))
                .toList());
        return same.with(
                same.items(),
                same.extra().stream().filter(row -> extra.contains(row.id())).toList());
    }

    /** Adds the items that the source no longer has. */
    public Verification withWhatIsGone(Verification found) {
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
