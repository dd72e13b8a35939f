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
 * A plan that was made earlier, verified as both spaces are now: the same items, matched anew.
 *
 * @param rows the items of the plan, by their ids in the source
 * @param extra ids of what the plan listed in the target only
 */
record VerifiedPlan(Map<Long, StoryRow> rows, Set<Long> extra) {

    static VerifiedPlan of(SyncPlan plan) {
        Map<Long, StoryRow> rows = new LinkedHashMap<>();
        plan.items().stream().map(PlannedItem::source).forEach(row -> rows.put(row.id(), row));
        return new VerifiedPlan(rows, plan.extra().stream().map(StoryRow::id).collect(Collectors.toUnmodifiableSet()));
    }

    /** Returns a selection that has all items of the plan: the given one if it has. */
    Selection selection(Selection given) {
        return rows.values().stream().allMatch(given::includes) ? given : Selection.all();
    }

    /** Returns the same items of a plan made now. */
    SyncPlan now(SyncPlan made) {
        SyncPlan same = made.of(made.items().stream()
                .filter(item -> rows.containsKey(item.source().id()))
                .toList());
        return new SyncPlan(
                same.source(),
                same.target(),
                same.items(),
                same.extra().stream().filter(row -> extra.contains(row.id())).toList(),
                same.publish(),
                same.languages(),
                same.warnings());
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
