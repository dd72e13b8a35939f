package dev.sbsync.cli.output;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.report.ByKind;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.SyncListener;

/**
 * Prints failures and warnings to stderr as they occur, 50 at most. Blocked items are left to the summary. Thread-safe.
 */
public final class ProblemLines implements SyncListener {

    private static final int MOST_PROBLEMS = 50;

    private final Output output;
    private final String rest;
    private int problems;

    private ProblemLines(Output output, String rest) {
        this.output = output;
        this.rest = rest;
    }

    /** Returns the lines of a run. */
    public static ProblemLines ofRun(Output output) {
        return new ProblemLines(output, "more problems are not shown; the summary counts them");
    }

    /** Returns the lines of one cycle of a watch. */
    public static ProblemLines ofCycle(Output output) {
        return new ProblemLines(output, "more problems of this cycle are not shown");
    }

    @Override
    public void itemEnded(ItemResult result, int ended, int total) {
        if (result.outcome() instanceof Outcome.Cancelled) {
            return;
        }
        String slug = ByKind.name(result.item().source());
        if (result.outcome() instanceof Outcome.Failed failed) {
            problem("failed", slug, failed.reason());
        }
        result.warnings().forEach(warning -> problem("warning", slug, warning));
    }

    private synchronized void problem(String kind, String slug, Problem problem) {
        problems++;
        if (problems <= MOST_PROBLEMS) {
            output.note(kind + ": " + slug + ": " + problem.message() + " ("
                    + problem.code().id() + ")");
        } else if (problems == MOST_PROBLEMS + 1) {
            output.note(rest);
        }
    }
}
