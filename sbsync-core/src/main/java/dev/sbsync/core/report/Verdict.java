package dev.sbsync.core.report;

import dev.sbsync.core.report.SyncReport.Summary;
import dev.sbsync.transport.TransportStats;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words that every report for people has in common: how the run ended, its counts, its requests. */
final class Verdict {

    private Verdict() {}

    /**
     * Returns how the run ended, and how many items are not in the target as in the source: {@code Done, 3 not synced}.
     */
    static String headline(SyncReport report) {
        String ending = switch (report.ending()) {
            case DONE -> "Done";
            case PARTIAL -> "Finished with problems";
            case CANCELLED -> "Cancelled";
            case ABORTED -> "Ended early";
        };
        int open = report.summary().notSynced();
        return open == 0 ? ending : ending + ", " + Figures.number(open) + " not synced";
    }

    /** Returns the headline with what it counts: {@code Done, 3 not synced (2 drifted, 1 live layer not copied)}. */
    static String line(SyncReport report) {
        String groups = groups(report);
        return groups.isEmpty() ? headline(report) : headline(report) + " (" + groups + ")";
    }

    private static String groups(SyncReport report) {
        return report.notSynced().entrySet().stream()
                .map(group -> Figures.number(group.getValue()) + " " + group.getKey())
                .collect(Collectors.joining(", "));
    }

    /** Returns what that means for the target, in a sentence or two. */
    static String sentence(SyncReport report) {
        Summary summary = report.summary();
        if (summary.total() == 0) {
            return "Nothing was selected.";
        }
        String synced = summary.notSynced() == 0
                ? Figures.count(summary.total(), "item") + ", all synced."
                : Figures.number(summary.notSynced()) + " of " + Figures.count(summary.total(), "item")
                        + " not synced: " + groups(report) + ".";
        return switch (report.ending()) {
            case DONE, PARTIAL -> synced;
            case CANCELLED -> "Stopped from outside. " + synced;
            case ABORTED ->
                report.abortedBy()
                                .map(cause -> sentence(cause.getMessage()) + " ")
                                .orElse("")
                        + synced;
        };
    }

    private static String sentence(@Nullable String text) {
        String words = String.valueOf(text);
        return words.endsWith(".") || words.endsWith("?") ? words : words + ".";
    }

    /** Returns the counts that are always shown, and the others above zero. */
    static List<String> counts(Summary summary) {
        List<String> counts = new ArrayList<>();
        counts.add(Figures.number(summary.created()) + " created");
        counts.add(Figures.number(summary.updated()) + " updated");
        counts.add(Figures.number(summary.unchanged()) + " unchanged");
        optional(counts, summary.skipped(), "skipped");
        optional(counts, summary.failed(), "failed");
        optional(counts, summary.blocked(), "blocked");
        optional(counts, summary.cancelled(), "cancelled");
        return counts;
    }

    private static void optional(List<String> counts, int count, String name) {
        if (count > 0) {
            counts.add(Figures.number(count) + " " + name);
        }
    }

    /** Returns what one side was asked. */
    static String requests(TransportStats stats) {
        return Figures.number(stats.total()) + ": " + byKind(stats);
    }

    private static String byKind(TransportStats stats) {
        String text = Figures.number(stats.reads()) + " reads · " + Figures.number(stats.writes()) + " writes";
        if (stats.retries() > 0) {
            text += " · " + Figures.number(stats.retries()) + " repeated";
        }
        if (stats.throttled() > 0) {
            text += " · " + Figures.number(stats.throttled()) + " answered with 429";
        }
        return text;
    }

    /** Returns a line for each attempt, oldest first; none if there was only one. */
    static List<String> attempts(SyncReport report) {
        List<String> lines = new ArrayList<>();
        List<RunAttempt> attempts = report.attempts();
        for (int i = 0; i < attempts.size() && attempts.size() > 1; i++) {
            RunAttempt attempt = attempts.get(i);
            lines.add((i + 1) + " of " + attempts.size() + ": " + report.attemptOutcome(i) + " after "
                    + Figures.duration(attempt.duration()) + ", started "
                    + attempt.startedAt().truncatedTo(ChronoUnit.SECONDS) + ", "
                    + byKind(AttemptTotals.sum(attempt.sourceRequests(), attempt.targetRequests())));
        }
        return lines;
    }
}
