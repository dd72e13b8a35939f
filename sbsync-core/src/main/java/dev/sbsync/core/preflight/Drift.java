package dev.sbsync.core.preflight;

import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;

/**
 * What happened to a target's item since it was last in sync.
 *
 * @param code the warning where the item is left as it is
 * @param what what happened, in a few words
 * @param details what differs, empty if it is not known
 */
public record Drift(OutcomeCode code, String what, String details) {

    /** Returns that the target alone changed. */
    public static Drift inTarget(String details) {
        return new Drift(OutcomeCode.DRIFTED, "changed in the target since it was last in sync", details);
    }

    /** Returns that both sides changed. */
    public static Drift onBothSides(String details) {
        return new Drift(OutcomeCode.BOTH_CHANGED, "changed on both sides since it was last in sync", details);
    }

    /** Returns that the target's item was deleted. */
    public static Drift deleted() {
        return new Drift(OutcomeCode.TARGET_DELETED, "deleted in the target since it was last in sync", "");
    }

    /** Returns that an item's folder was deleted, and is left so. */
    static Drift folderDeleted(String folder) {
        String what = "its folder '" + folder + "' was deleted in the target";
        return new Drift(OutcomeCode.TARGET_DELETED, what, "");
    }

    /** Returns that the target's item was deleted, and another one is in its place. */
    static Drift replaced(String uuid) {
        String details = "another item, with the uuid " + uuid + ", is in its place";
        return new Drift(OutcomeCode.DRIFTED, "deleted in the target since it was last in sync", details);
    }

    /** Returns the warning that the target is left as it is. */
    public Problem left() {
        return new Problem(
                code, text() + "; " + (code == OutcomeCode.TARGET_DELETED ? "not created" : "left as it is"));
    }

    /** Returns the warning that the source is written over it. */
    public Problem overwritten() {
        return code == OutcomeCode.TARGET_DELETED
                ? new Problem(OutcomeCode.TARGET_RESTORED, text() + "; restored, as asked")
                : new Problem(OutcomeCode.DRIFT_OVERWRITTEN, text() + "; overwritten, as asked");
    }

    private String text() {
        return details.isEmpty() ? what : what + " (" + details + ")";
    }
}
