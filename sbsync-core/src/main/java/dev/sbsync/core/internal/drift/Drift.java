package dev.sbsync.core.internal.drift;

import dev.sbsync.core.internal.text.FirstNames;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Reason;
import dev.sbsync.core.state.Baseline;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What changed in a target item since the last sync; the code is the warning if the item is not overwritten. */
public record Drift(OutcomeCode code, Reason.Cause cause, String details) {

    /** The number of differences listed; the others are counted. */
    private static final int NAMED = 5;

    /** Returns drift of the target only, or of both sides. */
    public static Drift changed(boolean onBothSides, String details) {
        return onBothSides
                ? new Drift(OutcomeCode.BOTH_CHANGED, Reason.BOTH_CHANGED.cause(), details)
                : new Drift(OutcomeCode.DRIFTED, Reason.DRIFTED.cause(), details);
    }

    public static Drift deleted() {
        return new Drift(OutcomeCode.TARGET_DELETED, Reason.TARGET_DELETED.cause(), "");
    }

    /** Returns drift by deletion of something that the item needs, such as its folder, and that is not restored. */
    public static Drift deletedNeed(String what) {
        return new Drift(
                OutcomeCode.TARGET_DELETED, Reason.FOLDER_DELETED.cause(what + " was deleted in the target"), "");
    }

    /** Returns drift of the copy of another item, which the source no longer has, at the place of this one. */
    public static Drift changedCopy() {
        return new Drift(
                OutcomeCode.DRIFTED, Reason.DRIFTED.cause(), "it is the copy of an item that the source no longer has");
    }

    /**
     * Returns whether an item of the target is no longer as any run has left it. An item that took over the copy of a
     * deleted one has a baseline besides that of the deleted one, which is outdated.
     *
     * @param baselines those of the item, empty if no run has synced it
     * @param asStored returns whether the target still has what it stored then
     */
    public static boolean changedSince(List<Baseline> baselines, Predicate<Baseline> asStored) {
        return !baselines.isEmpty()
                && baselines.stream().noneMatch(then -> then.isHalfWritten() || asStored.test(then));
    }

    /** Returns drift by deletion of an item whose path another item has now. */
    public static Drift replaced(String uuid) {
        String details = "another item, with the uuid " + uuid + ", has its path";
        return new Drift(OutcomeCode.DRIFTED, Reason.TARGET_DELETED.cause(), details);
    }

    /** Describes the differences of an item, including the path if it differs. */
    public static String details(Item source, Item target, List<Difference> differences) {
        return source.path().equals(target.path())
                ? details(differences)
                : details(Stream.concat(
                                Stream.of(new Difference("path", target.path() + " → " + source.path())),
                                differences.stream())
                        .toList());
    }

    public static String details(List<Difference> differences) {
        List<String> words = differences.stream().map(Difference::toString).toList();
        return words.isEmpty() ? "" : "target → source: " + FirstNames.of(words, NAMED, ", ", ", and ");
    }

    public Problem left() {
        return new Problem(
                code, text() + "; " + (code == OutcomeCode.TARGET_DELETED ? "not created" : "not overwritten"));
    }

    /** Returns the warning about an item that only the target has, and that is not deleted. */
    public Problem undeleted() {
        return new Problem(code, text() + "; not deleted");
    }

    public Problem overwritten() {
        return code == OutcomeCode.TARGET_DELETED
                ? new Problem(OutcomeCode.TARGET_RESTORED, text() + "; restored as requested")
                : new Problem(OutcomeCode.DRIFT_OVERWRITTEN, text() + "; overwritten as requested");
    }

    private String text() {
        return details.isEmpty() ? cause.text() : cause.text() + " (" + details + ")";
    }
}
