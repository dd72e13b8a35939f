package dev.sbsync.core.internal.state;

import dev.sbsync.core.outcome.OutcomeStatus;
import dev.sbsync.core.run.OutcomeCounts;
import dev.sbsync.core.state.StateChanges;
import dev.sbsync.core.state.StateRows;

/** What a run has done to the target, by its rows. Stateless. */
final class RunEffects {

    private RunEffects() {}

    /** Empties the archive of a run that has changed nothing, so that it does not count as one that has. */
    static void clearIfNone(StateChanges rows, long run) {
        if (Archives.head(rows, run).items() > 0 && none(rows, run)) {
            Archives.clear(rows, run);
        }
    }

    /** Returns whether a run has certainly changed nothing: it sent no write, or the target has refused all. */
    private static boolean none(StateRows rows, long run) {
        RunRow row = RunRow.read(rows.get(Tables.RUN, Tables.run(run)).orElseThrow());
        return OutcomeCounts.of(row.counts()).sum(OutcomeStatus::written) == 0
                && !Archives.renames(rows, run)
                && !begun(rows, run);
    }

    private static boolean begun(StateRows rows, long run) {
        boolean[] any = {false};
        rows.scan(
                Tables.ITEM,
                Tables.firstPart(run),
                Tables.run(run + 1),
                (key, text) -> any[0] |= ItemRow.read(text).begun());
        return any[0];
    }
}
