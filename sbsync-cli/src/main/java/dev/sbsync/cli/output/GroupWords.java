package dev.sbsync.cli.output;

import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.Reason;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The words for the groups of a plan: of a sync, or of an undo. Immutable.
 *
 * @param groups the groups in the order in which they are shown
 * @param implied the reasons that the title of a group, or a warning, already says
 * @param warning what comes before a warning
 * @param more the command that lists truncated groups in full
 */
record GroupWords(List<Group> groups, Set<Reason> implied, String warning, String more) {

    /** The words for the plan of a sync. */
    static final GroupWords PLAN = new GroupWords(
            List.of(
                    new Group(Operation.CREATE, "Create", "+", ""),
                    new Group(Operation.UPDATE, "Update", "~", ""),
                    new Group(Operation.COMPARE, "Needs check", "?", "content may differ"),
                    new Group(
                            Operation.DELETE,
                            "Delete",
                            "-",
                            "only in target; stories, assets and components can be restored from the trash"),
                    new Group(Operation.NONE, "Skip", ".", ""),
                    new Group(
                            Operation.CONFLICT,
                            "Conflict",
                            "!",
                            "cannot be written; items that depend on them are blocked")),
            EnumSet.of(Reason.TRASH),
            "warning: ",
            "sbsync plan --all");

    /** The items of one operation. */
    record Group(Operation operation, String title, String sign, String meaning) {}

    /** Returns the words for the undo of a run. */
    static GroupWords undo(String runId) {
        return new GroupWords(
                List.of(
                        new Group(Operation.CREATE, "Restore", "+", "deleted by the run"),
                        new Group(Operation.UPDATE, "Restore", "~", "changed by the run"),
                        new Group(Operation.COMPARE, "Restore", "?", "changed by the run; content may differ"),
                        new Group(Operation.DELETE, "Delete", "-", "created by the run"),
                        new Group(Operation.NONE, "Left", ".", "not restored"),
                        new Group(
                                Operation.CONFLICT,
                                "Conflict",
                                "!",
                                "cannot be restored; items that depend on them are blocked")),
                EnumSet.of(Reason.UNDONE, Reason.CREATED_BY_RUN, Reason.TRASH, Reason.DRIFTED),
                "",
                "sbsync undo " + runId + " --dry-run");
    }
}
