package dev.sbsync.core.internal.plan;

import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.TargetItem;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.core.verify.Verification.Status;
import dev.sbsync.core.verify.Verification.VerifiedItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An earlier plan to verify against the current spaces: the same items, matched again.
 *
 * @param rows the items of the plan, by key
 * @param extra the keys of items that the plan found only in the target, to be deleted or not
 */
record VerifiedPlan(Map<ItemKey, Item> rows, Set<ItemKey> extra) {

    static VerifiedPlan of(SyncPlan plan) {
        Map<ItemKey, Item> rows = new LinkedHashMap<>();
        Set<ItemKey> extra = new HashSet<>();
        plan.extra().forEach(row -> extra.add(row.key()));
        for (PlannedItem item : plan.items()) {
            if (item.source() instanceof TargetItem only) {
                extra.add(only.row().key());
            } else {
                rows.put(item.key(), item.source());
            }
        }
        return new VerifiedPlan(rows, Set.copyOf(extra));
    }

    /** Returns a selection that includes all items of the plan: the given one, if it does. */
    Selection selection(Selection given) {
        return rows.values().stream().allMatch(given::includes) ? given : Selection.all();
    }

    /** Returns the same items of a current plan. */
    SyncPlan now(SyncPlan made) {
        SyncPlan same = made.of(made.items().stream()
                .filter(item -> rows.containsKey(item.key()))
                .toList());
        return same.with(
                same.items(),
                same.extra().stream().filter(row -> extra.contains(row.key())).toList());
    }

    /** Adds the items that the source no longer has. */
    Verification withWhatIsGone(Verification found) {
        Set<ItemKey> present = new HashSet<>();
        found.items().forEach(item -> present.add(item.source().key()));
        List<VerifiedItem> items = new ArrayList<>(found.items());
        for (Item row : rows.values()) {
            if (!present.contains(row.key())) {
                Difference gone =
                        new Difference(OutcomeCode.SOURCE_GONE.id(), "the source no longer lists it in the selection");
                items.add(new VerifiedItem(row, Status.DIFFERENT, List.of(gone), List.of()));
            }
        }
        return new Verification(found.source(), found.target(), items, found.extra(), found.checksum());
    }
}
