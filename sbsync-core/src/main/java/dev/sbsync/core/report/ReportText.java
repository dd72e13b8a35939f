package dev.sbsync.core.report;

import dev.sbsync.transport.TransportStats;
import java.util.ArrayList;
import java.util.List;

/**
 * Words how a run went: the verdict, the counts, the requests, and the problems by cause with what to do about each.
 */
public final class ReportText {

    private static final int EXAMPLES = 5;

    private ReportText() {}

    /** Returns the lines. */
    public static List<String> lines(SyncReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(verdict(report) + " in " + Figures.duration(report.duration()) + ": " + report.source() + " → "
                + report.target());
        lines.add("");
        Table table = new Table("  ");
        table.row("items", counts(report.summary()));
        table.row("requests", requests("source", report.sourceRequests()));
        table.row("", requests("target", report.targetRequests()));
        lines.addAll(table.lines());
        problems(lines, report);
        return lines;
    }

    private static String verdict(SyncReport report) {
        return switch (report.ending()) {
            case DONE -> "Done";
            case PARTIAL -> "Finished with problems";
            case CANCELLED -> "Cancelled";
            case ABORTED -> "Ended early";
        };
    }

    private static String counts(SyncReport.Summary summary) {
        List<String> counts = new ArrayList<>();
        counts.add(summary.created() + " created");
        counts.add(summary.updated() + " updated");
        counts.add(summary.unchanged() + " unchanged");
        optional(counts, summary.skipped(), "skipped");
        optional(counts, summary.failed(), "failed");
        optional(counts, summary.blocked(), "blocked");
        optional(counts, summary.cancelled(), "cancelled");
        return Figures.number(summary.total()) + ": " + String.join(" · ", counts);
    }

    private static void optional(List<String> counts, int count, String name) {
        if (count > 0) {
            counts.add(count + " " + name);
        }
    }

    private static String requests(String side, TransportStats stats) {
        String text = side + " " + Figures.number(stats.total()) + ": " + stats.reads() + " reads · " + stats.writes()
                + " writes";
        if (stats.retries() > 0) {
            text += " · " + stats.retries() + " repeated";
        }
        if (stats.throttled() > 0) {
            text += " · " + stats.throttled() + " answered with 429";
        }
        return text;
    }

    private static void problems(List<String> lines, SyncReport report) {
        if (report.problems().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("Problems");
        report.problems().forEach((code, found) -> {
            lines.add("  " + code.id() + " (" + found.size() + ")  what to do: " + code.remedy());
            found.stream()
                    .limit(EXAMPLES)
                    .forEach(
                            one -> lines.add("    " + one.item().item().source().fullSlug() + ": "
                                    + one.problem().message()));
            if (found.size() > EXAMPLES) {
                lines.add("    … and " + (found.size() - EXAMPLES) + " more; a report (--report FILE) names all");
            }
        });
    }
}
