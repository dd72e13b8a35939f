package dev.sbsync.core.report;

import dev.sbsync.core.item.Difference;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.report.SyncReport.ItemProblem;
import dev.sbsync.core.report.SyncReport.Summary;
import dev.sbsync.core.run.ItemResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a report as Markdown for the summary page of a CI job: the verdict, the counts, the problems by cause with
 * remedies, and the written items. The text stays below 1 MiB, the limit of GitHub's job summaries; omitted items are
 * counted. Stateless; order and wording are stable.
 */
public final class ReportMarkdown {

    private static final int PROBLEMS_OF_A_CODE = 20;
    /** The limit of all codes together, so that the text fits however many codes there are. */
    private static final int PROBLEMS = 800;

    private static final int WRITTEN = 200;
    private static final int PLACES_OF_AN_ITEM = 5;
    private static final int PLACES = 300;
    private static final int LONGEST_VALUE = 60;
    private static final int LONGEST = 400;

    private ReportMarkdown() {}

    /** Returns the report as Markdown text. */
    public static String write(SyncReport report) {
        List<String> lines = new ArrayList<>();
        lines.add((report.undoes() == null ? "## sbsync: " : "## sbsync undo: ")
                + lowerFirst(ReportSummary.headline(report)));
        lines.add("");
        lines.add(MarkdownText.of(ReportSummary.sentence(report)));
        lines.add("");
        counts(lines, report);
        lines.add("");
        lines.add(
                report.undoes() == null
                        ? "- Source: " + MarkdownText.of(cut(report.source().toString()))
                        : "- Undo of run: " + MarkdownText.code(report.undoes()));
        lines.add("- Target: " + MarkdownText.of(cut(report.target().toString())));
        lines.add("- Run: " + MarkdownText.code(report.runId()) + ", started " + report.startedAt() + ", took "
                + Formats.duration(report.duration()));
        ReportSummary.attempts(report).forEach(attempt -> lines.add("- Attempt " + attempt));
        ReportSummary.requests(report)
                .forEach((side, requests) -> lines.add("- Requests to the " + side + ": " + requests));
        ReportSummary.files(report).ifPresent(files -> lines.add("- Files: " + files));
        ReportSummary.notCopied(report).ifPresent(notCopied -> lines.add("- " + notCopied));
        problems(lines, ProblemGroup.of(report));
        written(lines, report.items());
        return String.join("\n", lines) + "\n";
    }

    private static void counts(List<String> lines, SyncReport report) {
        Map<String, Summary> kinds = ByKind.of(report);
        boolean one = kinds.size() < 2;
        Set<String> names = ReportSummary.allCounts(report, report.summary()).keySet();
        lines.add((one ? "" : "| kind ") + "| items | " + String.join(" | ", names) + " |");
        lines.add((one ? "" : "|---") + "|---:|" + "---:|".repeat(names.size()));
        lines.add((one ? "" : "| all ") + counts(report, report.summary()));
        if (!one) {
            kinds.forEach((kind, summary) -> lines.add("| " + MarkdownText.of(kind) + " " + counts(report, summary)));
        }
    }

    private static String counts(SyncReport report, Summary summary) {
        return Stream.concat(Stream.of(summary.total()), ReportSummary.allCounts(report, summary).values().stream())
                .map(Formats::number)
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static void problems(List<String> lines, List<ProblemGroup> groups) {
        if (!groups.isEmpty()) {
            lines.addAll(List.of("", "### Problems"));
        }
        int most = Math.min(PROBLEMS_OF_A_CODE, PROBLEMS / Math.max(1, groups.size()));
        for (ProblemGroup group : groups) {
            lines.add("");
            lines.add("**" + MarkdownText.of(group.code().id()) + "** (" + group.count() + "). What to do: "
                    + MarkdownText.of(group.remedy()) + ".");
            lines.add("");
            list(lines, group.found(), most, ReportMarkdown::problem);
        }
    }

    private static String problem(ItemProblem one) {
        Problem problem = one.problem();
        String status = problem.httpStatus() == null ? "" : " (status " + problem.httpStatus() + ")";
        return MarkdownText.code(cut(ByKind.name(one.item().item().source()))) + ": "
                + MarkdownText.of(cut(problem.message())) + status;
    }

    private static void written(List<String> lines, List<ItemResult> items) {
        List<ItemResult> written =
                items.stream().filter(item -> item.outcome().status().written()).toList();
        if (!written.isEmpty()) {
            lines.add("");
            lines.add("<details><summary>" + Formats.count(written.size(), "item") + " written</summary>");
            lines.add("");
            int most = Math.max(1, Math.min(PLACES_OF_AN_ITEM, PLACES / written.size()));
            list(lines, written, WRITTEN, item -> written(item, most));
            lines.add("");
            lines.add("</details>");
        }
    }

    private static String written(ItemResult item, int places) {
        ReportedItem reported = ReportedItem.of(item);
        return MarkdownText.code(cut(item.item().source().displayPath())) + " ("
                + item.item().source().type() + "): " + reported.operation() + ", "
                + MarkdownText.of(cut(String.join("; ", reported.reasons())))
                + places(reported.differences(), places);
    }

    /** The first differing places of an item, as a list below it. */
    private static String places(List<Difference> differences, int most) {
        List<String> places = differences.stream()
                .flatMap(one -> one.places().stream().map(place -> place(one.field(), place)))
                .toList();
        int known =
                places.size() + differences.stream().mapToInt(Difference::more).sum();
        int left = known - Math.min(places.size(), most);
        return places.stream().limit(most).collect(Collectors.joining())
                + (left == 0 ? "" : "\n  - … and " + Formats.count(left, "more place"));
    }

    private static String place(String field, Difference.Place place) {
        return "\n  - " + MarkdownText.code(cut(field + place.pointer(), LONGEST_VALUE)) + ": " + value(place.old())
                + " → " + value(place.now());
    }

    private static String value(@Nullable String value) {
        return value == null ? "(none)" : value.isEmpty() ? "(empty)" : MarkdownText.code(cut(value, LONGEST_VALUE));
    }

    private static <T> void list(List<String> lines, List<T> all, int most, Function<T, String> text) {
        all.stream().limit(most).forEach(one -> lines.add("- " + text.apply(one)));
        if (all.size() > most) {
            lines.add("- … and " + Formats.number(all.size() - most) + " more; see the JSON or HTML report");
        }
    }

    private static String cut(String text) {
        return cut(text, LONGEST);
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest)) + "…";
    }

    private static String lowerFirst(String words) {
        return Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }
}
