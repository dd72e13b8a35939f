package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.report.ReportHtml;
import dev.sbsync.core.report.ReportJson;
import dev.sbsync.core.report.ReportMarkdown;
import dev.sbsync.core.report.ReportText;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.report.VerificationJson;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Verdicts over items that were not, or not in full, copied or compared: they never read plain done or equal. */
class NotSyncedTest {

    private static final String VERSIONS = "/v1/spaces/" + Sides.SOURCE + "/story_versions";
    private static final String TARGET_VERSIONS = "/v1/spaces/" + Sides.TARGET + "/story_versions";

    private static Sides oneDirtyStory() {
        return Sides.of(source -> source.story("a", story -> story.dirty(live -> live.put("v", "live")))
                .story("b"));
    }

    private static void refuse(Sides sides, String path) {
        sides.api.faults().add(FaultRule.on("GET", path).always().then(FaultAction.status(403, "[\"no\"]")));
    }

    private static void assertVerdict(SyncReport report, String verdict, int notSynced) {
        assertThat(report.ending()).isEqualTo(RunEnding.DONE);
        assertThat(ReportText.lines(report).get(0)).startsWith(verdict + " in ");
        JsonNode json = JsonMapper.shared().readTree(ReportJson.write(report));
        assertThat(json.at("/summary/notSynced").asInt(-1)).isEqualTo(notSynced);
        assertThat(json.at("/verdict").asString("")).isEqualTo(verdict);
        String headline = verdict.replaceFirst(" \\(.*", "");
        assertThat(ReportMarkdown.write(report)).startsWith("## sbsync: d" + headline.substring(1) + "\n");
        assertThat(ReportHtml.write(report)).contains("<h1>" + headline + "</h1>");
    }

    @Test
    void liveLayerNotCopied_isNotDone_norInTheNextRunThatHasNothingToWrite() {
        try (Sides sides = oneDirtyStory()) {
            refuse(sides, VERSIONS);
            SpaceSync sync = sides.sync().build();
            assertVerdict(sync.run(sync.plan()), "Done, 1 not synced (1 live layer not copied)", 1);
            sides.api.clearRequests();
            assertVerdict(sync.run(sync.plan()), "Done, 1 not synced (1 live layer not copied)", 1);
            assertThat(sides.api.writes()).isEmpty();
        }
    }

    @Test
    void driftLeftByPolicy_isCountedInTheVerdict() {
        try (Sides sides = Sides.of(source -> source.story("a").story("b"))) {
            SpaceSync sync = sides.sync().build();
            assertVerdict(sync.run(sync.plan()), "Done", 0);
            sides.target().edit("a", story -> story.field("v", "edited"));
            assertVerdict(sync.run(sync.plan()), "Done, 1 not synced (1 drifted)", 1);
        }
    }

    @Test
    void existingItemsSkippedByPolicy_areCountedInTheVerdictByTheirCollision() {
        try (Sides sides = Sides.of(source -> source.story("a").story("b"), target -> target.story("a"))) {
            SpaceSync sync = sides.sync().onExisting(OnExisting.SKIP).build();
            assertVerdict(sync.run(sync.plan()), "Done, 1 not synced (1 collision)", 1);
        }
    }

    @ParameterizedTest
    @CsvSource({VERSIONS + ", history missing", TARGET_VERSIONS + ", history missing"})
    void verify_publishedLayerNotToBeReadOnOneSide_isNotEqual(String path, String reason) {
        try (Sides sides = oneDirtyStory()) {
            sides.run();
            refuse(sides, path);
            assertNotCompared(sides, "1 of 2 items not fully compared (1 " + reason + ")");
        }
    }

    @Test
    void verify_itemOfTheSourceThatCannotBeRead_isNotComparedRatherThanDifferent() {
        try (Sides sides = oneDirtyStory()) {
            sides.run();
            long id = sides.source().story("b").orElseThrow().id();
            refuse(sides, "/v1/spaces/" + Sides.SOURCE + "/stories/" + id);
            assertNotCompared(sides, "1 of 2 items not fully compared (1 source forbidden)");
        }
    }

    private static void assertNotCompared(Sides sides, String verdict) {
        Verification verification = sides.sync().build().verify();
        assertThat(verification.equal()).isFalse();
        JsonNode json = JsonMapper.shared().readTree(VerificationJson.write(verification));
        assertThat(json.at("/equal").asBoolean(true)).isFalse();
        assertThat(json.at("/verdict").asString("")).isEqualTo(verdict);
        assertThat(json.at("/summary/incomplete").asInt(0)).isOne();
        assertThat(json.at("/summary/equal").asInt(0)).isOne();
        assertThat(json.at("/summary/different").asInt(-1)).isZero();
        assertThat(json.path("items").findValuesAsString("status")).containsExactlyInAnyOrder("incomplete", "equal");
    }
}
