package dev.sbsync.cli.output;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.report.Figures;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.SyncListener;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;

/**
 * Says on stderr how far a run is, every few seconds, and what goes wrong as it does. Blocked items follow from a
 * failed one and are left to the summary. Thread-safe.
 */
public final class ProgressLines implements SyncListener {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int MOST_PROBLEMS = 50;

    private final Output output;
    private final TimeSource time;
    private long lastNanos;
    private int problems;

    /** Starts to count the seconds. */
    public ProgressLines(Output output, TimeSource time) {
        this.output = output;
        this.time = time;
        this.lastNanos = time.nanos();
    }

    @Override
    public synchronized void itemEnded(ItemResult result, int ended, int total) {
        if (result.outcome() instanceof Outcome.Cancelled) {
            return;
        }
        String slug = result.item().source().fullSlug();
        if (result.outcome() instanceof Outcome.Failed failed) {
            problem("failed", slug, failed.reason());
        }
        result.warnings().forEach(warning -> problem("warning", slug, warning));
        long now = time.nanos();
        if (now - lastNanos >= PAUSE.toNanos()) {
            lastNanos = now;
            output.note(ended + " of " + Figures.count(total, "item"));
        }
    }

    private void problem(String kind, String slug, Problem problem) {
        problems++;
        if (problems <= MOST_PROBLEMS) {
            output.note(kind + ": " + slug + ": " + problem.message() + " ("
                    + problem.code().id() + ")");
        } else if (problems == MOST_PROBLEMS + 1) {
            output.note("more problems follow; the summary counts them");
        }
    }
}
