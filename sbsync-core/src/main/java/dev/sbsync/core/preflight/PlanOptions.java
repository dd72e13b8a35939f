package dev.sbsync.core.preflight;

import dev.sbsync.core.selection.Selection;

/**
 * What a plan is to be about, and by which policies.
 *
 * @param selection which items of the source
 * @param onExisting what to do with those that have a match
 * @param onDrift what to do with those that were changed in the target since they were last in sync
 * @param publish what to do with published layers
 */
public record PlanOptions(Selection selection, OnExisting onExisting, OnDrift onDrift, PublishMode publish) {

    /** Returns the options for mirroring everything over what exists and has not drifted. */
    public static PlanOptions defaults() {
        return new PlanOptions(Selection.all(), OnExisting.UPDATE, OnDrift.SKIP, PublishMode.MIRROR);
    }

    /** Returns these options for other items. */
    public PlanOptions selection(Selection value) {
        return new PlanOptions(value, onExisting, onDrift, publish);
    }

    /** Returns these options with another policy for what exists. */
    public PlanOptions onExisting(OnExisting value) {
        return new PlanOptions(selection, value, onDrift, publish);
    }

    /** Returns these options with another policy for what has drifted. */
    public PlanOptions onDrift(OnDrift value) {
        return new PlanOptions(selection, onExisting, value, publish);
    }

    /** Returns these options with another policy for published layers. */
    public PlanOptions publish(PublishMode value) {
        return new PlanOptions(selection, onExisting, onDrift, value);
    }
}
