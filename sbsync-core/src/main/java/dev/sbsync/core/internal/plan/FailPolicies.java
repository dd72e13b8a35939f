package dev.sbsync.core.internal.plan;

import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.RefusedPlanException;
import dev.sbsync.core.plan.RefusedPlanException.Policy;
import dev.sbsync.core.plan.SyncPlan;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The policies that fail a run before it writes anything. Stateless. */
public final class FailPolicies {

    private FailPolicies() {}

    /** Checks a plan; throws the exception of the first policy that refuses it. */
    public static void check(SyncPlan plan, PlanOptions options) {
        if (options.onDrift() == OnDrift.FAIL) {
            check(Policy.DRIFT, plan.drifted(), plan, "", " changed or deleted since the last sync", "drift policy");
        }
        if (options.onCollision() == OnCollision.FAIL) {
            check(Policy.COLLISION, plan.collisions(), plan, "other items at the paths of ", "", "collision policy");
        }
        if (options.onExisting() == OnExisting.FAIL) {
            check(Policy.EXISTING, plan.existing(), plan, "", " already", "policy for existing items");
        }
        checkDeletes(plan, options.deletes());
    }

    private static void checkDeletes(SyncPlan plan, DeletePolicy limit) {
        long deletes = plan.count(Operation.DELETE);
        if (!limit.allows(deletes, plan.inTarget())) {
            throw new RefusedPlanException(
                    Policy.DELETES,
                    "The plan deletes " + deletes + " of the " + plan.inTarget()
                            + " selected items in the target, more than the limit of " + limit
                            + "; aborted by the limit of deletes. Nothing was written.");
        }
    }

    /**
     * Refuses a plan whose items have references that do not work in the target.
     *
     * @param unresolved the warnings about them, by items
     */
    public static void checkReferences(Map<ItemKey, Problem> unresolved, SyncPlan plan) {
        plan.items().stream()
                .filter(item -> unresolved.containsKey(item.key()))
                .findFirst()
                .ifPresent(first -> {
                    throw new RefusedPlanException(
                            Policy.UNRESOLVED,
                            "The target lacks what " + unresolved.size() + " of the "
                                    + plan.items().size() + " selected items reference, such as '"
                                    + first.source().path() + "': "
                                    + Objects.requireNonNull(unresolved.get(first.key()))
                                            .message()
                                    + "; aborted by the policy for unresolved references. Nothing was written.");
                });
    }

    private static void check(
            Policy policy, List<PlannedItem> items, SyncPlan plan, String what, String how, String policyName) {
        if (!items.isEmpty()) {
            throw new RefusedPlanException(
                    policy,
                    "The target has " + what + items.size() + " of the "
                            + plan.items().size() + " selected items" + how + ", such as '"
                            + items.get(0).source().path() + "'; aborted by the " + policyName
                            + ". Nothing was written.");
        }
    }
}
