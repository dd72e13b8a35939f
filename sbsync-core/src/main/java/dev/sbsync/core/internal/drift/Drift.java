package dev.sbsync.core.internal.drift;

import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Reason;

/**
 * What changed in a target item since the last sync.
 *
 * @param code the warning if the item is not overwritten
 * @param cause the change
 * @param details the differences, empty if unknown
 */
public record Drift(OutcomeCode code, Reason.Cause cause, String details) {

    /** Returns drift of the target only. */
    public static Drift inTarget(String details) {
        return new Drift(OutcomeCode.DRIFTED, Reason.DRIFTED.cause(), details);
    }

    /** Returns drift with changes on both sides. */
    public static Drift onBothSides(String details) {
        return new Drift(OutcomeCode.BOTH_CHANGED, Reason.BOTH_CHANGED.cause(), details);
    }

    /** Returns drift by deletion in the target. */
    public static Drift deleted() {
        return new Drift(OutcomeCode.TARGET_DELETED, Reason.TARGET_DELETED.cause(), "");
    }

    /** Returns drift by deletion of the item's folder, which is not restored. */
    public static Drift folderDeleted(String folder) {
        String what = "its folder '" + folder + "' was deleted in the target";
        return new Drift(OutcomeCode.TARGET_DELETED, Reason.FOLDER_DELETED.cause(what), "");
    }

    /** Returns drift by deletion of an item whose path another item has now. */
    public static Drift replaced(String uuid) {
        String details = "another item, with the uuid " + uuid + ", has its path";
        return new Drift(OutcomeCode.DRIFTED, Reason.TARGET_DELETED.cause(), details);
    }

    /** Returns the warning if the target is not overwritten. */
    public Problem left() {
        return new Problem(
                code, text() + "; " + (code == OutcomeCode.TARGET_DELETED ? "not created" : "not overwritten"));
    }

    /** Returns the warning if the target is overwritten. */
    public Problem overwritten() {
        return code == OutcomeCode.TARGET_DELETED
                ? new Problem(OutcomeCode.TARGET_RESTORED, text() + "; restored as requested")
                : new Problem(OutcomeCode.DRIFT_OVERWRITTEN, text() + "; overwritten as requested");
    }

    private String text() {
        return details.isEmpty() ? cause.text() : cause.text() + " (" + details + ")";
    }
}
