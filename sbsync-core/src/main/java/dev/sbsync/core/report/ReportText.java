package dev.sbsync.core.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Renders a report for a terminal: the verdict, the counts, the requests, and the problems by cause with remedies. The
 * lines contain untrusted text from spaces: escape them ({@link Escaping}) before printing.
 */
public final class ReportText {

    private static final int EXAMPLES = 5;

    private ReportText() {}

    /** Returns the lines. */
    public static List<String> lines(SyncReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(ReportSummary.line(report) + " in " + Formats.duration(report.duration()) + ": " + report.source()
                + " → " + report.target());
        lines.add("");
        Table table = new Table("  ");
        table.row(
                "items",
                Formats.number(report.summary().total()) + ": "
                        + String.join(" · ", ReportSummary.counts(report.summary())));
        table.row("requests", "source " + ReportSummary.requests(report.sourceRequests()));
        table.row("", "target " + ReportSummary.requests(report.targetRequests()));
        String label = "attempts";
        for (String attempt : ReportSummary.attempts(report)) {
            table.row(label, attempt);
            label = "";
        }
        lines.addAll(table.lines());
        problems(lines, ProblemGroup.of(report));
        return lines;
    }

    private static void problems(List<String> lines, List<ProblemGroup> groups) {
        if (groups.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("Problems");
        for (ProblemGroup group : groups) {
            int count = group.found().size();
            lines.add("  " + group.code().id() + " (" + Formats.number(count) + ")  what to do: "
                    + group.code().remedy());
            group.found().stream()
                    .limit(EXAMPLES)
                    .forEach(
                            one -> lines.add("    " + one.item().item().source().displayPath() + ": "
                                    + one.problem().message()));
            if (count > EXAMPLES) {
                lines.add("    … and " + Formats.number(count - EXAMPLES)
                        + " more; see the full report (--report FILE or --html FILE)");
            }
        }
    }
}
