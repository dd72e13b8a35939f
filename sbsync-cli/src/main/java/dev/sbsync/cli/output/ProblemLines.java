package dev.sbsync.cli.output;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.report.ByKind;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.SyncListener;

/** Prints failures of a run to stderr as they occur. Blocked items are left to the summary. Thread-safe. */
public final class ProblemLines implements SyncListener {

    private static final int MOST_PROBLEMS = 50;

    private final Output output;
    private int problems;

    /** Prints to {@code output}. */
    public ProblemLines(Output output) {
        this.output = output;
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
            output.note("more problems are not shown; the summary counts them");
        }
    }
}
