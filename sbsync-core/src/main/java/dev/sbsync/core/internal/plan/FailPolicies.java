package dev.sbsync.core.internal.plan;

import dev.sbsync.core.plan.CollidingItemsException;
import dev.sbsync.core.plan.DriftedItemsException;
import dev.sbsync.core.plan.ExistingItemsException;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import java.util.List;

/** The policies that fail a run before it writes anything. Stateless. */
public final class FailPolicies {

    private FailPolicies() {}

    /** Checks a plan; throws the exception of the first policy that rejects it. */
    public static void check(SyncPlan plan, PlanOptions options) {
        List<PlannedItem> drifted = plan.drifted();
        if (options.onDrift() == OnDrift.FAIL && !drifted.isEmpty()) {
            throw new DriftedItemsException("The target has " + drifted.size() + " of the "
                    + plan.items().size() + " selected items changed or deleted since the last sync, such as '"
                    + drifted.get(0).source().path()
                    + "'; aborted by the drift policy. Nothing was written.");
        }
        List<PlannedItem> collisions = plan.collisions();
        if (options.onCollision() == OnCollision.FAIL && !collisions.isEmpty()) {
            throw new CollidingItemsException("The target has other items at the paths of " + collisions.size()
                    + " of the " + plan.items().size() + " selected items, such as '"
                    + collisions.get(0).source().path() + "'; aborted by the collision policy. Nothing was"
                    + " written.");
        }
        if (options.onExisting() == OnExisting.FAIL && plan.existing() > 0) {
            String example = plan.items().stream()
                    .filter(item -> item.match() != null)
                    .findFirst()
                    .orElseThrow()
                    .source()
                    .path();
            throw new ExistingItemsException("The target has " + plan.existing() + " of the "
                    + plan.items().size()
                    + " selected items already, such as '" + example
                    + "'; aborted by the policy for existing items. Nothing was written.");
        }
    }
}
