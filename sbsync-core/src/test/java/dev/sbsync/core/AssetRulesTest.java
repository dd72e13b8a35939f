package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.RefusedPlanException;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.AssetTraffic;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FileContent;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** When files are transferred, and what of an asset is its own. */
class AssetRulesTest {

    private static KindSides assets(Sides sides) {
        return new KindSides(sides, Kind.ASSETS);
    }

    private static JsonNode only(FakeSpace space) {
        assertThat(space.items("assets")).hasSize(1);
        return space.items("assets").get(0);
    }

    private static List<String> transferred(KindSides both) {
        AssetTraffic traffic = both.sides.api.assetTraffic();
        return List.of(traffic.downloads() + " down", traffic.uploads() + " up");
    }

    @Test
    void run_fileOfAnotherLength_isDownloadedAndReplaced() {
        try (KindSides both = assets(Sides.of(space -> space.asset("one.txt", FileContent.text("one"))))) {
            both.run();
            both.sides.time.advance(Duration.ofMinutes(1));
            both.source().replaceFile("one.txt", FileContent.text("longer"));
            both.sides.api.clearRequests();

            both.run();

            assertThat(transferred(both))
                    .as("the source's file, and the target's for the archive")
                    .containsExactly("2 down", "1 up");
            long id = only(both.target()).path("id").asLong();
            assertThat(both.target().content(id)).contains(FileContent.text("longer"));
            both.sides.api.clearRequests();
            both.run();
            assertThat(transferred(both)).containsExactly("0 down", "0 up");
        }
    }

    /** A source that is itself a copy has markers; they name assets of a space that is not part of this sync. */
    @Test
    void run_markersInTheSource_areNeitherCopiedNorCompared() {
        try (KindSides both = assets(Sides.of(
                space -> space.asset("one.txt", FileContent.text("one"), asset -> asset.extId("sbsync:999:5"))))) {
            both.run();

            JsonNode copy = only(both.target());
            assertThat(copy.path("ext_id").asString())
                    .isEqualTo("sbsync:" + Sides.SOURCE + ":"
                            + only(both.source()).path("id").asLong());
            both.source().editItem("assets", "one.txt", asset -> asset.put("ext_id", "sbsync:998:6"));
            both.sides.api.clearRequests();
            assertThat(KindSides.changes(both.plan())).allMatch(change -> change.startsWith("compare"));
            both.run();
            assertThat(both.writes()).isEmpty();
            assertThat(both.sync().build().verify().equal()).isTrue();
        }
    }

    @Test
    void run_finishOverTheRateLimit_isWaitedFor() {
        try (KindSides both = assets(Sides.of(space -> space.asset("one.txt", FileContent.text("one"))))) {
            for (int i = 0; i < 3; i++) {
                both.sides.api.failNext(
                        "GET", "/v1/spaces/" + Sides.TARGET + "/assets/*/finish_upload", FaultAction.throttled());
            }

            SyncReport report = both.run();

            assertThat(report.summary().failed()).isZero();
            assertThat(only(both.target()).path("content_length").asLong()).isEqualTo(3);
        }
    }

    private static KindSides sameFileWithOtherTexts() {
        return assets(
                Sides.of(space -> named(space, "From the source"), space -> named(space, "Written by an editor")));
    }

    private static void named(SpaceBuilder space, String alt) {
        space.asset("one.txt", FileContent.text("one"), asset -> asset.alt(alt));
    }

    private static String alt(KindSides both) {
        return only(both.target()).path("alt").asString();
    }

    @Test
    void run_collision_isLeftIfSkipped() {
        try (KindSides both = sameFileWithOtherTexts()) {
            SpaceSync sync = both.sync().onCollision(OnCollision.SKIP).build();
            SyncPlan plan = sync.plan();
            assertThat(KindSides.warnings(plan, OutcomeCode.COLLISION)).hasSize(1);
            both.sides.api.clearRequests();

            sync.run(plan);

            assertThat(both.writes()).isEmpty();
            assertThat(alt(both)).isEqualTo("Written by an editor");
        }
    }

    @Test
    void run_collision_isOverwrittenInPlaceByDefault() {
        try (KindSides both = sameFileWithOtherTexts()) {
            assertThat(KindSides.warnings(both.plan(), OutcomeCode.COLLISION_OVERWRITTEN))
                    .hasSize(1);

            both.run();

            assertThat(alt(both)).isEqualTo("From the source");
            assertThat(both.sides.api.assetTraffic().uploads()).isZero();
        }
    }

    @Test
    void run_collision_refusesThePlanIfItFails() {
        try (KindSides both = sameFileWithOtherTexts()) {
            SpaceSync sync = both.sync().onCollision(OnCollision.FAIL).build();
            SyncPlan plan = sync.plan();
            both.sides.api.clearRequests();

            assertThatThrownBy(() -> sync.run(plan)).satisfies(Sides.refusedBy(RefusedPlanException.Policy.COLLISION));
            assertThat(both.writes()).isEmpty();
        }
    }

    /** Without the ids of earlier runs, a copy whose create was lost is known by what only one of both can be. */
    @Test
    void run_twoAssetsOfOneExternalId_areBothCopied_evenIfAnAnswerIsLost() {
        for (boolean applied : new boolean[] {true, false}) {
            try (KindSides both = assets(Sides.of(AssetRulesTest::twins));
                    StateStore lost = StateStore.inMemory()) {
                both.sides.api.failNext(
                        "POST",
                        "/v1/spaces/" + Sides.TARGET + "/assets",
                        applied ? FaultAction.dropAfter() : FaultAction.dropBefore());

                SyncReport report = both.run();

                assertThat(report.summary().failed()).isZero();
                assertThat(both.target().itemPaths("assets"))
                        .as("applied: %s", applied)
                        .containsExactlyInAnyOrder("one.txt", "two.txt");
                assertThat(KindSides.changes(both.plan())).isEmpty();
                assertThat(both.sync().checksum(true).build().verify().equal()).isTrue();
                both.sides.api.clearRequests();
                Sides.run(both.sync().state(lost).build());
                assertThat(both.writes()).as("without the state").isEmpty();
            }
        }
    }

    private static void twins(SpaceBuilder space) {
        space.asset("one.txt", FileContent.text("one"), asset -> asset.extId("own"))
                .asset("two.txt", FileContent.text("two!"), asset -> asset.extId("own"));
    }
}
