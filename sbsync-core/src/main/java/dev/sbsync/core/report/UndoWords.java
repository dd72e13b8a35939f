package dev.sbsync.core.report;

import dev.sbsync.core.outcome.OutcomeCode;
import java.util.EnumMap;
import java.util.Map;

/** The words of reports about undos, where those of a sync would not fit. Stateless. */
final class UndoWords {

    private static final Map<OutcomeCode, String> REMEDIES = new EnumMap<>(Map.ofEntries(
            Map.entry(
                    OutcomeCode.DRIFTED, "keep the change; or undo the later run first, or restore the item manually"),
            Map.entry(OutcomeCode.TARGET_DELETED, "restore it from the trash in Storyblok if it is still needed"),
            Map.entry(OutcomeCode.KEPT, "move or delete what it holds in the target, then undo the run again"),
            Map.entry(OutcomeCode.BLOCKED, "fix the item it depends on, then undo the run again"),
            Map.entry(
                    OutcomeCode.INVALID,
                    "update the target's component schema so that it accepts the previous content, then undo the run"
                            + " again"),
            Map.entry(OutcomeCode.PATH_TAKEN, "rename or move the target's item at this path, then undo the run again"),
            Map.entry(
                    OutcomeCode.UUID_CHANGED,
                    "replace references to the old uuid in content that was written since the run"),
            Map.entry(
                    OutcomeCode.REFERENCE_DROPPED,
                    "if it is still needed, create what it names in the target, and set the reference there"),
            Map.entry(OutcomeCode.REFERENCE_LEFT_OUT, "set the reference in the target once it has the missing item"),
            Map.entry(
                    OutcomeCode.RESTRICTION_EMPTY,
                    "check what the field allows: an empty list may allow everything, or nothing"),
            Map.entry(OutcomeCode.FILE_NOT_ARCHIVED, "to take the undo of this file back, sync it again"),
            Map.entry(OutcomeCode.COMPONENT_MISSING, "create them in the target"),
            Map.entry(OutcomeCode.DATASOURCE_MISSING, "create them in the target"),
            Map.entry(OutcomeCode.PUBLISHED_LAYER_MISSING, "publish the previous version of the story in the target")));

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
