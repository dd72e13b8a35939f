package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;

/**
 * What changed in a target item since the last sync.
 *
 * @param code the warning if the item is not overwritten
 * @param what the change, in a few words
 * @param details the differences, empty if unknown
 */
public record Drift(OutcomeCode code, String what, String details) {

    /** Returns drift of the target only. */
    public static Drift inTarget(String details) {
        return new Drift(OutcomeCode.DRIFTED, "changed in the target since the last sync", details);
    }

    /** Returns drift with changes on both sides. */
    public static Drift onBothSides(String details) {
        return new Drift(OutcomeCode.BOTH_CHANGED, "changed on both sides since the last sync", details);
    }

    /** Returns drift by deletion in the target. */
    public static Drift deleted() {
        return new Drift(OutcomeCode.TARGET_DELETED, "deleted in the target since the last sync", "");
    }

    /** Returns drift by deletion of the item's folder, which is not restored. */
    static Drift folderDeleted(String folder) {
        String what = "its folder '" + folder + "' was deleted in the target";
        return new Drift(OutcomeCode.TARGET_DELETED, what, "");
    }

    /** Returns drift by deletion of an item whose path another item has now. */
    static Drift replaced(String uuid) {
        String details = "another item, with the uuid " + uuid + ", has its path";
        return new Drift(OutcomeCode.DRIFTED, "deleted in the target since the last sync", details);
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
        return details.isEmpty() ? what : what + " (" + details + ")";
    }
}
