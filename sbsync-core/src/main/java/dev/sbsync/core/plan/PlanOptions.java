package dev.sbsync.core.plan;

import dev.sbsync.core.selection.Selection;

/**
 * The selection and the policies of a plan.
 *
 * @param selection the selected items of the source
 * @param onExisting the policy for items that have a match
 * @param onCollision the policy for collisions
 * @param onDrift the policy for items that changed in the target since the last sync
 * @param publish the publish mode
 */
public record PlanOptions(
        Selection selection, OnExisting onExisting, OnCollision onCollision, OnDrift onDrift, PublishMode publish) {

    /** Returns the default options: everything is mirrored, drift is skipped. */
    public static PlanOptions defaults() {
        return new PlanOptions(
                Selection.all(), OnExisting.UPDATE, OnCollision.OVERWRITE_SAME_TYPE, OnDrift.SKIP, PublishMode.MIRROR);
    }

    /** Returns these options for comparing both sides: no policy skips an item that exists on both. */
    public PlanOptions forComparison() {
        return onExisting(OnExisting.UPDATE).onCollision(OnCollision.OVERWRITE);
    }

    /** Returns these options with another selection. */
    public PlanOptions selection(Selection value) {
        return new PlanOptions(value, onExisting, onCollision, onDrift, publish);
    }

    /** Returns these options with another policy for existing items. */
    public PlanOptions onExisting(OnExisting value) {
        return new PlanOptions(selection, value, onCollision, onDrift, publish);
    }

    /** Returns these options with another policy for collisions. */
    public PlanOptions onCollision(OnCollision value) {
        return new PlanOptions(selection, onExisting, value, onDrift, publish);
    }

    /** Returns these options with another policy for drift. */
    public PlanOptions onDrift(OnDrift value) {
        return new PlanOptions(selection, onExisting, onCollision, value, publish);
    }

    /** Returns these options with another publish mode. */
    public PlanOptions publish(PublishMode value) {
        return new PlanOptions(selection, onExisting, onCollision, onDrift, value);
    }
}
