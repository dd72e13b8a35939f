package dev.sbsync.core.report;

import dev.sbsync.core.report.SyncReport.Summary;
import dev.sbsync.transport.TransportStats;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words that every report for people has in common: how the run ended, its counts, its requests. */
final class Verdict {

    private Verdict() {}

    /** Returns how the run ended in a word or three. */
    static String headline(SyncReport report) {
        return switch (report.ending()) {
            case DONE -> "Done";
            case PARTIAL -> "Finished with problems";
            case CANCELLED -> "Cancelled";
            case ABORTED -> "Ended early";
        };
    }

    /** Returns what that means for the target, in a sentence or two. */
    static String sentence(SyncReport report) {
        Summary summary = report.summary();
        int open = summary.failed() + summary.blocked() + summary.cancelled();
        if (summary.total() == 0) {
            return "Nothing was selected.";
        }
        String rest = Figures.number(open) + " of " + Figures.count(summary.total(), "item")
                + (open == 1 ? " is" : " are") + " not in the target as in the source.";
        return switch (report.ending()) {
            case DONE, PARTIAL ->
                open == 0 ? Figures.count(summary.total(), "item") + ", none failed." + left(summary) : rest;
            case CANCELLED -> "Stopped from outside. " + rest;
            case ABORTED ->
                report.abortedBy()
                                .map(cause -> sentence(cause.getMessage()) + " ")
                                .orElse("")
                        + rest;
        };
    }

    private static String sentence(@Nullable String text) {
        String words = String.valueOf(text);
        return words.endsWith(".") || words.endsWith("?") ? words : words + ".";
    }

    private static String left(Summary summary) {
        return summary.skipped() == 0 ? "" : " " + Figures.number(summary.skipped()) + " left as they are, by policy.";
    }

    /** Returns the counts that are always told, and of the others those above zero. */
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
        String text = Figures.number(stats.total()) + ": " + Figures.number(stats.reads()) + " reads · "
                + Figures.number(stats.writes()) + " writes";
        if (stats.retries() > 0) {
            text += " · " + Figures.number(stats.retries()) + " repeated";
        }
        if (stats.throttled() > 0) {
            text += " · " + Figures.number(stats.throttled()) + " answered with 429";
        }
        return text;
    }
}
