package dev.sbsync.cli;

import dev.sbsync.cli.config.ProgressFlags;
import dev.sbsync.cli.output.DecisionLines;
import dev.sbsync.cli.output.Output;
import dev.sbsync.cli.output.ProblemLines;
import dev.sbsync.core.outcome.OutcomeStatus;
import dev.sbsync.core.report.CycleText;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.SyncListener;
import dev.sbsync.core.watch.WatchCycle;
import dev.sbsync.core.watch.WatchListener;
import java.time.temporal.ChronoUnit;

/** Prints a line per cycle of a watch to stdout, and its problems, or with {@code --verbose} all items, to stderr. */
final class WatchLines implements WatchListener {

    private final Output output;
    private final boolean quiet;
    private final boolean verbose;
    private volatile SyncListener problems;

    WatchLines(Output output, ProgressFlags flags) {
        this.output = output;
        this.quiet = flags.quiet();
        this.verbose = flags.verbose();
        this.problems = problemsOfACycle();
    }

    private SyncListener problemsOfACycle() {
        return quiet ? SyncListener.NONE : ProblemLines.ofCycle(output);
    }

    /** Returns the listener of the runs. */
    SyncListener items() {
        return verbose ? new DecisionLines(output) : this::itemEnded;
    }

    private void itemEnded(ItemResult result, int ended, int total) {
        if (result.item().operation().readsContent()) { // else it is printed with its cycle, if it is new
            problems.itemEnded(result, ended, total);
        }
    }

    @Override
    public void cycleEnded(WatchCycle cycle) {
        cycle.left().forEach(result -> problems.itemEnded(result, 0, 0));
        problems = problemsOfACycle();
        if (!quiet || hasNews(cycle)) {
            output.result(cycle.at().truncatedTo(ChronoUnit.SECONDS) + "  " + CycleText.line(cycle));
        }
    }

    private static boolean hasNews(WatchCycle cycle) {
        return cycle.changes() > 0
                || cycle.problem() != null
                || !cycle.left().isEmpty()
                || !cycle.deleted().isEmpty()
                || cycle.outcomes().sum(status -> status != OutcomeStatus.UNCHANGED && status != OutcomeStatus.SKIPPED)
                        > 0;
    }
}
