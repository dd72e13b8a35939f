package dev.sbsync.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Difference.Place;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunAttempt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every format of a fixed run with every outcome and unusual slugs. */
class ReportFormatsTest {

    @Test
    void text_isTheGoldenFile() throws IOException {
        Golden.check("every-outcome.txt", String.join("\n", ReportText.lines(Reports.everyOutcome())) + "\n");
    }

    @Test
    void markdown_isTheGoldenFile() throws IOException {
        Golden.check("every-outcome.md", ReportMarkdown.write(Reports.everyOutcome()));
    }

    @Test
    void html_isTheGoldenFile() throws IOException {
        Golden.check("every-outcome.html", ReportHtml.write(Reports.everyOutcome()));
    }

    @Test
    void text_ofSeveralKinds_hasCountsByKindAndWhatIsNotCopied() {
        assertThat(ReportText.lines(Reports.severalKinds()))
                .containsSubsequence(
                        "  items     5: 3 created · 0 updated · 1 unchanged · 1 failed",
                        "            settings 2: 1 created · 0 updated · 1 unchanged",
                        "            components 2: 1 created · 0 updated · 0 unchanged · 1 failed",
                        "            stories 1: 1 created · 0 updated · 0 unchanged",
                        "    component hero: PUT …: 422",
                        NotCopied.line());
        assertThat(String.join("\n", ReportText.lines(Reports.everyOutcome()))).doesNotContain("stories", "Not copied");
    }

    @Test
    void markdownAndHtml_ofSeveralKinds_haveCountsByKindAndWhatIsNotCopied() {
        assertThat(ReportMarkdown.write(Reports.severalKinds()))
                .contains(
                        "| kind | items | not synced | created |",
                        "|---|---:|---:|",
                        "| all | 5 | 1 | 3 |",
                        "| components | 2 | 1 | 1 |",
                        "`component hero`",
                        "- Not copied: workflows, ");
        assertThat(ReportHtml.write(Reports.severalKinds()))
                .contains(
                        "<dt>Kind</dt><dd>components 2: 1 created · 0 updated · 0 unchanged · 1 failed</dd>",
                        "<dt>Limits</dt><dd>Not copied: workflows, ",
                        ">component hero</bdi>");
        assertThat(ReportMarkdown.write(Reports.everyOutcome())).doesNotContain("kind", "Not copied");
    }

    @Test
    void json_ofSeveralKinds_hasKindsOfItemsAndCounts() {
        JsonNode json = JsonMapper.shared().readTree(ReportJson.write(Reports.severalKinds()));

        assertThat(json.at("/summary/kinds").propertyNames()).containsExactly("settings", "components", "stories");
        assertThat(json.at("/summary/kinds/components/total").asInt()).isEqualTo(2);
        assertThat(json.at("/summary/kinds/components/failed").asInt()).isOne();
        assertThat(json.at("/items/2/kindGroup").asString()).isEqualTo("components");
        assertThat(json.at("/items/2/kind").asString()).isEqualTo("preset");
        assertThat(json.at("/items/2/key").asString()).isEqualTo("presets/2");
        assertThat(json.path("notCopied").values())
                .extracting(JsonNode::asString)
                .contains("workflows", "webhooks", "API keys");
    }

    @Test
    void everyFormat_ofAResumedRun_hasALineForEachAttempt() {
        SyncReport report = Reports.resumedTwice();
        String text = String.join("\n", ReportText.lines(report));

        assertThat(text)
                .contains(
                        "attempts  1 of 3: killed after 90.0 s, started 2026-11-23T12:00:00Z, 5 reads · 4 writes",
                        "2 of 3: cancelled after 5.3 s, started 2026-11-23T12:00:00Z, 19 reads · 5 writes",
                        "3 of 3: partial after 5.3 s")
                .contains("in 100.5 s: ", "source 17: 17 reads · 0 writes", "target 40: 26 reads · 14 writes");
        assertThat(ReportMarkdown.write(report)).contains("- Attempt 1 of 3: killed", "- Attempt 3 of 3: partial");
        assertThat(ReportHtml.write(report)).contains("<dt>Attempt</dt><dd>2 of 3: cancelled");
        assertThat(String.join("\n", ReportText.lines(Reports.everyOutcome()))).doesNotContain("attempt");
    }

    @Test
    void everyFormat_ofARunWithAssets_hasTheFilesOfAllAttempts() {
        SyncReport report = Reports.withFiles();
        String files = "9 downloaded (5.5 MB) · 4 uploaded (4.0 MB)";

        assertThat(ReportText.lines(report)).contains("  files     " + files);
        assertThat(ReportMarkdown.write(report)).contains("- Files: " + files);
        assertThat(ReportHtml.write(report)).contains("<dt>Files</dt><dd>" + files + "</dd>");
        JsonNode json = JsonMapper.shared().readTree(ReportJson.write(report));
        assertThat(json.path("files")).isEqualTo(JsonMapper.shared().readTree("""
                {"downloads":9,"downloadedBytes":5500800,"uploads":4,"uploadedBytes":3999200}
                """));
    }

    @Test
    void everyFormat_ofARunWithoutAssets_hasNoFiles() {
        SyncReport report = Reports.severalKinds();

        assertThat(String.join("\n", ReportText.lines(report))).doesNotContain("downloaded");
        assertThat(ReportMarkdown.write(report)).doesNotContain("downloaded");
        assertThat(ReportHtml.write(report)).doesNotContain("downloaded");
        assertThat(ReportJson.write(report)).doesNotContain("downloads");
    }

    @Test
    void json_ofARunWithoutAnEnd_saysThatItsLastAttemptIsUnfinished() {
        RunAttempt killed = Reports.resumedTwice().attempts().get(0);
        JsonNode json =
                JsonMapper.shared().readTree(ReportJson.write(Reports.report(List.of(), List.of(killed, killed))));

        assertThat(json.at("/outcome").asString()).isEqualTo("aborted");
        assertThat(json.at("/attempts/0/outcome").asString()).isEqualTo("killed");
        assertThat(json.at("/attempts/1/outcome").asString()).isEqualTo("unfinished");
        assertThat(json.at("/attempts/1/requests/target/writes").asLong()).isEqualTo(4);
    }

    @Test
    void html_whatASpaceHolds_isTextAlone() {
        String page = ReportHtml.write(Reports.hostile());

        assertThat(page)
                .doesNotContain("<script>alert", "<img", "onerror=alert(1)>", "</script><", "\u202e", "\u0007")
                .contains("&lt;script&gt;alert", "\\u202e");
        assertThat(count(page, "<script")).isEqualTo(2);
        assertThat(count(page, "</script>")).isEqualTo(2);
    }

    @Test
    void markdown_whatASpaceHolds_isTextAlone() {
        String text = ReportMarkdown.write(Reports.hostile());

        assertThat(text)
                .contains("``a`b``", "\\[click\\](https\\://evil\\.example)", "\\<img", "\\u202e")
                .doesNotContain("\u202e", "\u0007", "\u001b");
        assertThat(text.lines().filter(line -> line.startsWith("#"))).hasSize(2);
    }

    @Test
    void everyFormat_whatASpaceHolds_canBeWrittenAsUtf8AndControlsNothing() {
        SyncReport report = Reports.hostile();
        List<String> texts = List.of(
                ReportJson.write(report),
                ReportMarkdown.write(report),
                ReportHtml.write(report),
                String.join(
                        "\n",
                        ReportText.lines(report).stream().map(Escaping::line).toList()));

        for (String text : texts) {
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
            assertThat(text).contains("\\ud83d", "\\u061c").doesNotContain("\u061c", "\u202e", "\u001b");
        }
    }

    @Test
    void markdown_ofALargeRun_fitsASummaryPage() {
        List<ItemResult> results = new ArrayList<>();
        PlannedItem item = Reports.everyOutcome().items().get(0).item();
        OutcomeCode[] codes = OutcomeCode.values();
        for (int i = 0; i < 20_000; i++) {
            Problem problem = new Problem(codes[i % codes.length], "\\`*".repeat(2000), 422);
            results.add(Reports.result(
                    item, i % 2 == 0 ? new Outcome.Failed(problem, null) : new Outcome.Created(1_000 + i)));
        }
        String text = ReportMarkdown.write(Reports.report(results));

        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThan(1 << 20);
        assertThat(text).contains("more; see the JSON or HTML report", "| 20,000 |");
    }

    @Test
    void markdown_ofManyChanges_fitsASummaryPage() {
        String hostile = "\u202e".repeat(1000);
        Difference difference = new Difference(
                "content",
                "differs at " + hostile,
                hostile,
                null,
                null,
                Collections.nCopies(20, new Place(hostile, hostile, hostile)),
                5,
                List.of());
        PlannedItem item = Reports.everyOutcome().items().get(0).item();
        List<ItemResult> results = Collections.nCopies(
                20_000, Reports.result(item, new Outcome.Updated(1, Collections.nCopies(3, difference))));
        String text = ReportMarkdown.write(Reports.report(results));

        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThan(1 << 20);
        assertThat(text).contains("… and 74 more places", "… and 19,800 more");
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }
}
