package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds the records of the target that lose or change something if one is deleted after a plan. */
final class RecordUsers {

    private final RecordKind kind;
    private final SpaceLists target;
    private final Map<ItemKey, PlannedItem> byMatch = new HashMap<>();

    /**
     * Creates a search for the users of records of one kind.
     *
     * @param plan what is written before
     */
    RecordUsers(RecordKind kind, SpaceLists target, SyncPlan plan) {
        this.kind = kind;
        this.target = target;
        for (PlannedItem item : plan.items()) {
            Item match = item.match();
            if (match != null) {
                byMatch.put(match.key(), item);
            }
        }
    }

    /** Returns the records that will still name a record once the plan is written. */
    Set<ItemKey> of(RecordRow row) {
        Set<ItemKey> users = new HashSet<>();
        for (String other : kind.usedBy()) {
            for (RecordRow user : target.rows(other)) {
                for (Reference reference : user.references()) {
                    if (reference.to().equals(row.key()) && !leaves(user, reference)) {
                        users.add(user.key());
                    }
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
