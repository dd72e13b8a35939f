package dev.sbsync.core.preflight;

import dev.sbsync.core.selection.Selection;

/**
 * What a plan is to be about, and by which policies.
 *
 * @param selection which items of the source
 * @param onExisting what to do with those that have a match
 * @param onCollision what to do where another item of the target is at the path of one of the source
 * @param onDrift what to do with those that were changed in the target since they were last in sync
 * @param publish what to do with published layers
 */
public record PlanOptions(
        Selection selection, OnExisting onExisting, OnCollision onCollision, OnDrift onDrift, PublishMode publish) {

    /** Returns the options for mirroring everything over what exists and has not drifted. */
    public static PlanOptions defaults() {
        return new PlanOptions(
                Selection.all(), OnExisting.UPDATE, OnCollision.OVERWRITE_SAME_TYPE, OnDrift.SKIP, PublishMode.MIRROR);
    }

    /** Returns these options for comparing both sides: no policy leaves out an item that both have. */
    public PlanOptions forComparison() {
        return onExisting(OnExisting.UPDATE).onCollision(OnCollision.OVERWRITE);
    }

    /** Returns these options for other items. */
    public PlanOptions selection(Selection value) {
        return new PlanOptions(value, onExisting, onCollision, onDrift, publish);
    }

    /** Returns these options with another policy for what exists. */
    public PlanOptions onExisting(OnExisting value) {
        return new PlanOptions(selection, value, onCollision, onDrift, publish);
    }

    /** Returns these options with another policy for collisions. */
    public PlanOptions onCollision(OnCollision value) {
        return new PlanOptions(selection, onExisting, value, onDrift, publish);
    }

    /** Returns these options with another policy for what has drifted. */
    public PlanOptions onDrift(OnDrift value) {
        return new PlanOptions(selection, onExisting, onCollision, value, publish);
    }

    /** Returns these options with another policy for published layers. */
    public PlanOptions publish(PublishMode value) {
        return new PlanOptions(selection, onExisting, onCollision, onDrift, value);
    }
}
