package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.core.internal.drift.Drift;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Change;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.Reason;
import dev.sbsync.core.plan.Reasons;
import java.util.List;
import java.util.Set;

/** The planned operation of one item and its reasons. Made by a {@link Decider}. */
record Decision(Operation operation, Set<Change> changes, Reasons why, boolean needsHistory, List<Problem> warnings) {

    /** Returns the decision not to write an item. */
    static Decision skip(Reason.Cause cause, boolean needsHistory, List<Problem> warnings) {
        return new Decision(Operation.NONE, Set.of(), Reasons.of(cause), needsHistory, warnings);
    }

    /** Returns the decision for an item whose folder was deleted in the target and is not restored. */
    static Decision inDeletedFolder(String folder) {
        Drift drift = Drift.folderDeleted(folder);
        return skip(drift.cause(), false, List.of(drift.left()));
    }
}
