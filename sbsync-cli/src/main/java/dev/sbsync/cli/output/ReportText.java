package dev.sbsync.cli.output;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.transport.TransportStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Words how a run went: the verdict, the counts, the requests, and the problems by cause with what to do about each. */
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

    /** Returns what failed an item or blocked it; empty where neither happened. */
    static Optional<Problem> problemOf(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            return Optional.of(failed.problem());
        }
        return outcome instanceof Outcome.Blocked blocked ? Optional.of(blocked.problem()) : Optional.empty();
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
        Map<OutcomeCode, List<String>> byCode = new TreeMap<>();
        for (ItemResult item : report.items()) {
            String slug = item.item().source().fullSlug();
            problemOf(item.outcome()).ifPresent(problem -> add(byCode, problem, slug));
            item.warnings().forEach(warning -> add(byCode, warning, slug));
        }
        if (byCode.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("Problems");
        byCode.forEach((code, entries) -> {
            lines.add("  " + code.id() + " (" + entries.size() + ")  what to do: " + code.remedy());
            entries.stream().limit(EXAMPLES).forEach(entry -> lines.add("    " + entry));
            if (entries.size() > EXAMPLES) {
                lines.add("    … and " + (entries.size() - EXAMPLES) + " more; a report (--report FILE) names all");
            }
        });
    }

    private static void add(Map<OutcomeCode, List<String>> byCode, Problem problem, String slug) {
        byCode.computeIfAbsent(problem.code(), code -> new ArrayList<>()).add(slug + ": " + problem.message());
    }
}
