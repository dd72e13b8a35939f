package dev.sbsync.core.report;

import dev.sbsync.core.outcome.OutcomeCode;
import java.util.EnumMap;
import java.util.Map;

/** The words of reports about undos, where those of a sync would not fit. Stateless. */
final class UndoWords {

    private static final Map<OutcomeCode, String> REMEDIES = new EnumMap<>(Map.of(
            OutcomeCode.DRIFTED,
            "keep the change; or undo the later run first, or restore the item manually",
            OutcomeCode.TARGET_DELETED,
            "restore it from the trash in Storyblok if it is still needed",
            OutcomeCode.KEPT,
            "move or delete what it holds in the target, then undo the run again",
            OutcomeCode.BLOCKED,
            "fix the item it depends on, then undo the run again",
            OutcomeCode.INVALID,
            "update the target's component schema so that it accepts the previous content, then undo the run again",
            OutcomeCode.PATH_TAKEN,
            "rename or move the target's item at this path, then undo the run again",
            OutcomeCode.UUID_CHANGED,
            "replace references to the old uuid in content that was written since the run",
            OutcomeCode.PUBLISHED_LAYER_MISSING,
            "publish the previous version of the story in the target"));

    private static final Map<String, String> LABELS =
            Map.of("drifted", "changed since the run", "deleted in the target", "deleted since the run");

    private UndoWords() {}

    /** Returns what to do about a problem of a run. */
    static String remedy(SyncReport report, OutcomeCode code) {
        return report.undoes() == null ? code.remedy() : REMEDIES.getOrDefault(code, code.remedy());
    }

    /** Returns why an item is not undone, or not synced, in a few words. */
    static String label(SyncReport report, String why) {
        return report.undoes() == null ? why : LABELS.getOrDefault(why, why);
    }
}
