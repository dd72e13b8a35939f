package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the records of the target that lose or change something if one is deleted after a plan. */
final class RecordUsers {

    private final RecordDeletion deletion;
    private final SpaceLists target;
    private final Map<ItemKey, PlannedItem> byMatch = new HashMap<>();

    /**
     * Creates a search for the users of records of one kind.
     *
     * @param plan what is written before
     */
    RecordUsers(RecordDeletion deletion, SpaceLists target, SyncPlan plan) {
        this.deletion = deletion;
        this.target = target;
        for (PlannedItem item : plan.items()) {
            Item match = item.match();
            if (match != null) {
                byMatch.put(match.key(), item);
            }
        }
    }

    /** Returns the records that will still name a record once the plan is written. */
    List<Item> of(RecordRow row) {
        List<Item> users = new ArrayList<>();
        for (String other : deletion.usedBy()) {
            for (RecordRow user : target.rows(other)) {
                boolean uses = user.references().stream()
                        .anyMatch(reference -> reference.to().equals(row.key()) && !leaves(user, reference));
                if (uses) {
                    users.add(user);
                }
            }
        }
        return users;
    }

    /** Returns whether the plan writes the field of a reference, to which no item of the source can give this value. */
    private boolean leaves(RecordRow user, Reference reference) {
        PlannedItem item = byMatch.get(user.key());
        String field = reference.pointer().substring(1).split("/", 2)[0];
        return item != null
                && item.operation() == Operation.UPDATE
                && item.differences().stream()
                        .anyMatch(difference -> difference.field().equals(field));
    }
}
