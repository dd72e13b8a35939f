package dev.sbsync.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Renders a report as lines of text: the verdict, the counts, the requests, and the problems by cause with remedies.
 * The lines contain untrusted text from spaces: escape them ({@link Escaping}) before printing.
 */
public final class ReportText {

    private static final int EXAMPLES = 5;

    private ReportText() {}

    /** Returns the lines. */
    public static List<String> lines(SyncReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(ReportSummary.line(report) + " in " + Formats.duration(report.duration()) + ": "
                + ReportSummary.spaces(report));
        lines.add("");
        row(lines, "items", ReportSummary.total(report.summary()));
        ReportSummary.kinds(report).forEach(kind -> row(lines, "", kind));
        String label = "requests";
        for (Map.Entry<String, String> side : ReportSummary.requests(report).entrySet()) {
            row(lines, label, side.getKey() + " " + side.getValue());
            label = "";
        }
        ReportSummary.files(report).ifPresent(files -> row(lines, "files", files));
        ReportSummary.content(report.content()).ifPresent(content -> row(lines, "content", content));
        label = "attempts";
        for (String attempt : ReportSummary.attempts(report)) {
            row(lines, label, attempt);
            label = "";
        }
        problems(lines, ProblemGroup.of(report));
        ReportSummary.notCopied(report).ifPresent(notCopied -> {
            lines.add("");
            lines.add(notCopied);
        });
        return lines;
    }

    private static void row(List<String> lines, String label, String text) {
        lines.add(String.format(Locale.ROOT, "  %-8s  %s", label, text));
    }

    private static void problems(List<String> lines, List<ProblemGroup> groups) {
        if (groups.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("Problems");
        for (ProblemGroup group : groups) {
            int count = group.found().size();
            lines.add("  " + group.code().id() + " (" + Formats.number(count) + ")  what to do: " + group.remedy());
            group.found().stream()
                    .limit(EXAMPLES)
                    .forEach(one ->
                            lines.add("    " + ByKind.name(one.item().item().source()) + ": "
                                    + one.problem().message()));
            if (count > EXAMPLES) {
                lines.add("    … and " + Formats.number(count - EXAMPLES)
                        + " more; see the full report (--report FILE or --html FILE)");
            }
        }
    }
}
