package dev.sbsync.core.report;

import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.OutcomeStatus;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.report.SyncReport.ItemProblem;
import dev.sbsync.core.run.ItemResult;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a report as a self-contained HTML page: the verdict, the problems by cause with remedies, the timeline of the
 * run, and all items with search and filters. The page loads no resources, and its content security policy forbids it;
 * data from spaces is escaped. Stateless; order and wording are stable.
 */
public final class ReportHtml {

    private static final int EXAMPLES = 5;
    private static final String STYLE = PageResource.text("report.css");
    private static final String SCRIPT = PageResource.text("report.js");

    private ReportHtml() {}

    /** Returns the report as an HTML document, to be written as UTF-8. */
    public static String write(SyncReport report) {
        Page page = new Page();
        page.line("<!DOCTYPE html>");
        page.line("<html lang=\"en\">");
        page.line("<head>");
        page.line("<meta charset=\"utf-8\">");
        page.line("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '"
                + PageResource.hash(STYLE) + "'; script-src '" + PageResource.hash(SCRIPT)
                + "'; base-uri 'none'; form-action 'none'\">");
        page.line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.line("<meta name=\"referrer\" content=\"no-referrer\">");
        page.line("<title>" + HtmlText.of(ReportSummary.headline(report) + ": sbsync run " + report.runId())
                + "</title>");
        page.line("<style>" + STYLE + "</style>");
        page.line("</head>");
        page.line("<body>");
        page.line("<main>");
        verdict(page, report);
        problems(page, ProblemGroup.of(report));
        timeline(page, report);
        items(page, report);
        page.line("</main>");
        page.line("<script type=\"application/json\" id=\"data\">" + HtmlText.json(data(report)) + "</script>");
        page.line("<script>" + SCRIPT + "</script>");
        page.line("</body>");
        page.line("</html>");
        return page.toString();
    }

    private static void verdict(Page page, SyncReport report) {
        String synced = report.summary().notSynced() == 0 ? "" : " open";
        page.line("<section class=\"card verdict " + report.ending() + synced + "\">");
        page.line("<h1>" + ReportSummary.headline(report) + "</h1>");
        page.line("<p>" + HtmlText.of(ReportSummary.sentence(report)) + "</p>");
        page.line("<dl class=\"facts\">");
        page.fact("From", report.source().toString());
        page.fact("To", report.target().toString());
        page.fact("Run", report.runId());
        page.fact("Started", report.startedAt().toString());
        page.fact("Took", Formats.duration(report.duration()));
        ReportSummary.attempts(report).forEach(attempt -> page.fact("Attempt", attempt));
        page.fact("Requests to the source", ReportSummary.requests(report.sourceRequests()));
        page.fact("Requests to the target", ReportSummary.requests(report.targetRequests()));
        page.line("</dl>");
        page.line("</section>");
        page.line("<div class=\"counts\">");
        count(page, "", "items", report.summary().total());
        ReportSummary.allCounts(report.summary()).forEach((label, count) -> count(page, label, label, count));
        page.line("</div>");
    }

    private static void count(Page page, String status, String label, int count) {
        page.line("<button type=\"button\" data-status=\"" + status + "\"" + (count == 0 ? " class=\"none\"" : "")
                + "><strong>" + Formats.number(count) + "</strong>" + label + "</button>");
    }

    private static void problems(Page page, List<ProblemGroup> groups) {
        if (groups.isEmpty()) {
            return;
        }
        page.line("<h2>Problems</h2>");
        for (ProblemGroup group : groups) {
            String code = group.code().id();
            page.line("<section class=\"card problem\">");
            page.line("<header><h3><code>" + code + "</code></h3> <span class=\"chip " + group.kind() + "\">"
                    + group.count() + "</span></header>");
            page.line("<p>What to do: " + HtmlText.of(group.code().remedy()) + ".</p>");
            page.line("<ul>");
            group.found().stream().limit(EXAMPLES).forEach(one -> page.line(example(one)));
            page.line("</ul>");
            if (group.found().size() > EXAMPLES) {
                page.line("<button type=\"button\" class=\"more\" data-cause=\"" + code + "\">Show all "
                        + Formats.number(group.found().size()) + "</button>");
            }
            page.line("</section>");
        }
    }

    private static String example(ItemProblem one) {
        Problem problem = one.problem();
        String status =
                problem.httpStatus() == null ? "" : " <span class=\"soft\">status " + problem.httpStatus() + "</span>";
        return "<li><bdi class=\"slug\">"
                + HtmlText.of(one.item().item().source().displayPath()) + "</bdi><br>" + HtmlText.of(problem.message())
                + status + "</li>";
    }

    private static void timeline(Page page, SyncReport report) {
        if (!TimelineSvg.drawable(report.timeline())) {
            return;
        }
        page.line("<h2>Timeline</h2>");
        page.line("<figure class=\"card\">");
        page.append(TimelineSvg.of(report.timeline()));
        page.line("<figcaption class=\"legend\"><span><i class=\"requests\"></i>requests per second</span>"
                + "<span><i class=\"active\"></i>active workers</span><span><i class=\"allowed\"></i>max workers</span>"
                + "<span><i class=\"throttled\"></i>throttled (429)</span><span><i class=\"open\"></i>circuit"
                + " open</span><span><i class=\"half_open\"></i>probing</span>"
                + "<span><i class=\"paused\"></i>paused</span></figcaption>");
        page.line("</figure>");
    }

    private static void items(Page page, SyncReport report) {
        page.line("<h2 id=\"items\">Items</h2>");
        page.line("<noscript><p class=\"card\">The list of items requires JavaScript; the JSON report contains them"
                + " too.</p></noscript>");
        page.line("<div class=\"filters\">");
        page.line("<input id=\"search\" type=\"search\" placeholder=\"Search slug, uuid, id, message\""
                + " aria-label=\"Search items\">");
        page.line("<select id=\"status\" aria-label=\"Filter by status\"><option value=\"\">every status</option>");
        page.line("<option>succeeded</option>");
        for (OutcomeStatus status : OutcomeStatus.values()) {
            page.line("<option>" + status + "</option>");
        }
        page.line("<option>not synced</option><option value=\"warnings\">with warnings</option></select>");
        page.line("<select id=\"cause\" aria-label=\"Filter by cause\"><option value=\"\">every cause</option>");
        for (OutcomeCode code : report.problems().keySet()) {
            page.line("<option>" + code.id() + "</option>");
        }
        page.line("</select>");
        page.line("<span id=\"shown\" class=\"soft\" aria-live=\"polite\"></span>");
        page.line("</div>");
        page.line("<div class=\"card items\"><table>");
        page.line("<thead><tr><th class=\"item\">Item</th><th class=\"status\">Status</th>"
                + "<th class=\"what\">Operation</th><th>Why</th></tr></thead>");
        page.line("<tbody id=\"rows\"></tbody></table>");
        page.line("<p id=\"none\" class=\"empty soft\" hidden>No items match.</p></div>");
        page.line("<button id=\"more\" type=\"button\" class=\"more\" hidden></button>");
    }

    private static String data(SyncReport report) {
        ObjectNode json = JsonText.object();
        ArrayNode items = json.putArray("items");
        for (ItemResult item : report.items()) {
            ReportJson.item(items.addObject(), item);
        }
        ObjectNode remedies = json.putObject("remedies");
        report.problems().keySet().forEach(code -> remedies.put(code.id(), code.remedy()));
        return JsonText.compact(json);
    }

    /** Lines of a page. */
    private static final class Page {

        private final StringBuilder text = new StringBuilder();

        void line(String line) {
            text.append(line).append('\n');
        }

        void append(String lines) {
            text.append(lines);
        }

        void fact(String name, String value) {
            line("<dt>" + name + "</dt><dd>" + HtmlText.of(value) + "</dd>");
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
