package dev.sbsync.core.report;

import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.OutcomeStatus;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.report.SyncReport.ItemProblem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a report as a self-contained HTML page: the verdict, the problems by cause with remedies, the timeline of the
 * run, and all items with search and filters. The page loads no resources, and its content security policy forbids it;
 * data from spaces is escaped. Stateless; order and wording are stable.
 */
public final class ReportHtml {

    private static final int EXAMPLES = 5;
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    /** The value with which the page filters items that are not synced, or not undone. */
    private static final String NOT_DONE = "open";

    private static final String PAGE = PageResource.text("report.html");
    private static final String STYLE = PageResource.text("report.css");
    private static final String SCRIPT = PageResource.text("report.js");

    private ReportHtml() {}

    /** Returns the report as an HTML document, to be written as UTF-8. */
    public static String write(SyncReport report) {
        Map<String, String> parts = Map.ofEntries(
                Map.entry("style", STYLE),
                Map.entry("styleHash", PageResource.hash(STYLE)),
                Map.entry("script", SCRIPT),
                Map.entry("scriptHash", PageResource.hash(SCRIPT)),
                Map.entry("run", report.undoes() == null ? "run" : "undo"),
                Map.entry("runId", HtmlText.of(report.runId())),
                Map.entry("verdict", report.ending() + (report.summary().notSynced() == 0 ? "" : " open")),
                Map.entry("headline", HtmlText.of(ReportSummary.headline(report))),
                Map.entry("sentence", HtmlText.of(ReportSummary.sentence(report))),
                Map.entry("facts", facts(report)),
                Map.entry("counts", counts(report)),
                Map.entry("notDone", ReportSummary.notDone(report)),
                Map.entry("problems", problems(ProblemGroup.of(report))),
                Map.entry("timeline", timeline(report)),
                Map.entry("statuses", options(report.summary().counts().shown().keySet(), OutcomeStatus::toString)),
                Map.entry("causes", options(report.problems().keySet(), OutcomeCode::id)),
                Map.entry("data", HtmlText.json(data(report))));
        return PLACE.matcher(PAGE)
                .replaceAll(place -> Matcher.quoteReplacement(Objects.requireNonNull(parts.get(place.group(1)))));
    }

    private static <T> String options(Collection<T> values, Function<T, String> text) {
        return values.stream()
                .map(value -> "<option>" + text.apply(value) + "</option>\n")
                .collect(Collectors.joining());
    }

    private static String facts(SyncReport report) {
        StringBuilder facts = new StringBuilder();
        if (report.undoes() == null) {
            fact(facts, "From", report.source());
        } else {
            fact(facts, "Undo of run", report.undoes());
        }
        fact(facts, report.undoes() == null ? "To" : "In", report.target());
        fact(facts, "Run", report.runId());
        fact(facts, "Started", report.startedAt());
        fact(facts, "Took", Formats.duration(report.duration()));
        ReportSummary.attempts(report).forEach(attempt -> fact(facts, "Attempt", attempt));
        ReportSummary.requests(report).forEach((side, requests) -> fact(facts, "Requests to the " + side, requests));
        ReportSummary.files(report).ifPresent(files -> fact(facts, "Files", files));
        ReportSummary.kinds(report).forEach(kind -> fact(facts, "Kind", kind));
        ReportSummary.notCopied(report).ifPresent(notCopied -> fact(facts, "Limits", notCopied));
        return facts.toString();
    }

    private static void fact(StringBuilder facts, String name, Object value) {
        facts.append("<dt>" + name + "</dt><dd>" + HtmlText.of(value.toString()) + "</dd>\n");
    }

    private static String counts(SyncReport report) {
        StringBuilder buttons =
                new StringBuilder(button("", "items", report.summary().total()));
        ReportSummary.allCounts(report, report.summary()).forEach((label, count) -> {
            String status = label.equals(ReportSummary.notDone(report)) ? NOT_DONE : label;
            buttons.append(button(status, label, count));
        });
        return buttons.toString();
    }

    private static String button(String status, String label, int count) {
        return "<button type=\"button\" data-status=\"" + status + "\"" + (count == 0 ? " class=\"none\"" : "")
                + "><strong>" + Formats.number(count) + "</strong>" + label + "</button>\n";
    }

    private static String problems(List<ProblemGroup> groups) {
        return groups.isEmpty()
                ? ""
                : groups.stream().map(ReportHtml::problem).collect(Collectors.joining("", "<h2>Problems</h2>\n", ""));
    }

    private static String problem(ProblemGroup group) {
        String code = group.code().id();
        int count = group.found().size();
        String more = count <= EXAMPLES
                ? ""
                : "<button type=\"button\" class=\"more\" data-cause=\"" + code + "\">Show all " + Formats.number(count)
                        + "</button>\n";
        return """
                <section class="card problem">
                <header><h3><code>%s</code></h3> <span class="chip %s">%s</span></header>
                <p>What to do: %s.</p>
                <ul>
                %s</ul>
                %s</section>
                """.formatted(
                code,
                group.kind(),
                group.count(),
                HtmlText.of(group.remedy()),
                group.found().stream().limit(EXAMPLES).map(ReportHtml::example).collect(Collectors.joining()),
                more);
    }

    private static String example(ItemProblem one) {
        Problem problem = one.problem();
        String status =
                problem.httpStatus() == null ? "" : " <span class=\"soft\">status " + problem.httpStatus() + "</span>";
        return "<li><bdi class=\"slug\">"
                + HtmlText.of(ByKind.name(one.item().item().source())) + "</bdi><br>" + HtmlText.of(problem.message())
                + status + "</li>\n";
    }

    private static String timeline(SyncReport report) {
        if (!TimelineSvg.drawable(report.timeline())) {
            return "";
        }
        return """
                <h2>Timeline</h2>
                <figure class="card">
                %s<figcaption class="legend"><span><i class="requests"></i>requests per second</span>\
                <span><i class="active"></i>active workers</span><span><i class="allowed"></i>max workers</span>\
                <span><i class="throttled"></i>throttled (429)</span><span><i class="open"></i>circuit open</span>\
                <span><i class="half_open"></i>probing</span><span><i class="paused"></i>paused</span></figcaption>
                </figure>
                """.formatted(TimelineSvg.of(report.timeline()));
    }

    private static String data(SyncReport report) {
        ObjectNode json = JsonText.object();
        ArrayNode items = json.putArray("items");
        report.items().forEach(item -> ReportJson.item(items.addObject(), item));
        ObjectNode remedies = json.putObject("remedies");
        report.problems().keySet().forEach(code -> remedies.put(code.id(), UndoWords.remedy(report, code)));
        return JsonText.compact(json);
    }
}
