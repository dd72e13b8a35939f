package dev.sbsync.core.report;

import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.report.SyncReport.ItemProblem;
import dev.sbsync.core.report.SyncReport.Summary;
import dev.sbsync.core.run.ItemResult;
import java.util.List;
import java.util.Map;

/**
 * Writes a report as Markdown for the summary page of a CI job: the verdict, the counts, the problems by cause with
 * remedies, and the written items. The text stays below 1 MiB, the limit of GitHub's job summaries; omitted items are
 * counted. Stateless; order and wording are stable.
 */
public final class ReportMarkdown {

    private static final int PROBLEMS = 20;
    private static final int WRITTEN = 200;
    private static final int LONGEST = 400;

    private ReportMarkdown() {}

    /** Returns the report as Markdown text. */
    public static String write(SyncReport report) {
        StringBuilder text = new StringBuilder();
        line(text, "## sbsync: " + lowerFirst(ReportSummary.headline(report)));
        line(text, "");
        line(text, MarkdownText.of(ReportSummary.sentence(report)));
        line(text, "");
        counts(text, report.summary());
        line(text, "");
        line(text, "- Source: " + MarkdownText.of(cut(report.source().toString())));
        line(text, "- Target: " + MarkdownText.of(cut(report.target().toString())));
        line(
                text,
                "- Run: " + MarkdownText.code(report.runId()) + ", started " + report.startedAt() + ", took "
                        + Formats.duration(report.duration()));
        ReportSummary.attempts(report).forEach(attempt -> line(text, "- Attempt " + attempt));
        line(text, "- Requests to the source: " + ReportSummary.requests(report.sourceRequests()));
        line(text, "- Requests to the target: " + ReportSummary.requests(report.targetRequests()));
        problems(text, ProblemGroup.of(report));
        written(text, report.items());
        return text.toString();
    }

    private static void counts(StringBuilder text, Summary summary) {
        Map<String, Integer> counts = ReportSummary.allCounts(summary);
        line(text, "| items | " + String.join(" | ", counts.keySet()) + " |");
        line(text, "|---:|" + "---:|".repeat(counts.size()));
        StringBuilder row = new StringBuilder("| " + Formats.number(summary.total()) + " |");
        counts.values()
                .forEach(count -> row.append(' ').append(Formats.number(count)).append(" |"));
        line(text, row.toString());
    }

    private static void problems(StringBuilder text, List<ProblemGroup> groups) {
        if (groups.isEmpty()) {
            return;
        }
        line(text, "");
        line(text, "### Problems");
        for (ProblemGroup group : groups) {
            line(text, "");
            line(
                    text,
                    "**" + MarkdownText.of(group.code().id()) + "** (" + group.count() + "). What to do: "
                            + MarkdownText.of(group.code().remedy()) + ".");
            line(text, "");
            group.found().stream().limit(PROBLEMS).forEach(one -> line(text, "- " + problem(one)));
            rest(text, group.found().size() - PROBLEMS);
        }
    }

    private static String problem(ItemProblem one) {
        Problem problem = one.problem();
        String status = problem.httpStatus() == null ? "" : " (status " + problem.httpStatus() + ")";
        return MarkdownText.code(cut(one.item().item().source().displayPath())) + ": "
                + MarkdownText.of(cut(problem.message())) + status;
    }

    private static void written(StringBuilder text, List<ItemResult> items) {
        List<ItemResult> written =
                items.stream().filter(item -> item.outcome().status().written()).toList();
        if (written.isEmpty()) {
            return;
        }
        line(text, "");
        line(text, "<details><summary>" + Formats.count(written.size(), "item") + " written</summary>");
        line(text, "");
        for (ItemResult item : written.subList(0, Math.min(WRITTEN, written.size()))) {
            ReportedItem reported = ReportedItem.of(item);
            line(
                    text,
                    "- " + MarkdownText.code(cut(item.item().source().displayPath())) + " ("
                            + item.item().source().type() + "): " + reported.operation() + ", "
                            + MarkdownText.of(cut(String.join("; ", reported.reasons()))));
        }
        rest(text, written.size() - WRITTEN);
        line(text, "");
        line(text, "</details>");
    }

    private static void rest(StringBuilder text, int more) {
        if (more > 0) {
            line(text, "- … and " + Formats.number(more) + " more; see the JSON or HTML report");
        }
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }

    private static String lowerFirst(String words) {
        return Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
