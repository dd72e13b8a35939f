package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.client.model.AssetPayload;
import dev.sbsync.client.upload.AssetFile;
import dev.sbsync.client.upload.UploadOptions;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.AssetTraffic;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FileContent;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AssetsTest {

    private static final FileContent HERO = FileContent.png(16, 9, 1);

    private final KindSides both = new KindSides(Sides.of(AssetsTest::source), Kind.ASSETS);
    private final ManagementClient client = both.sides.client();

    private static void source(SpaceBuilder space) {
        space.tag("asset", "Press").assetFolder("Press").assetFolder("Press/2026");
        space.asset(
                "Press/2026/hero.png",
                HERO,
                asset -> asset.size("16x9")
                        .alt("A hero")
                        .title("Hero")
                        .focus("1x1:2x2")
                        .metaData("{\"alt__i18n__de\":\"Ein Held\",\"license\":\"CC0\"}")
                        .tags("Press"));
        space.asset("plain.txt", FileContent.text("plain"), asset -> asset.extId("own-id"));
    }

    @AfterEach
    void close() {
        client.close();
        both.close();
    }

    private JsonNode asset(FakeSpace space, String path) {
        return space.item("assets", path).orElseThrow();
    }

    private long id(FakeSpace space, String path) {
        return asset(space, path).path("id").asLong();
    }

    private void equalBytes(String path) {
        assertThat(both.target().content(id(both.target(), path)))
                .isEqualTo(both.source().content(id(both.source(), path)));
    }

    /** Uploads other bytes for an asset of a space, later than everything before. */
    private void replace(long space, long id, FileContent bytes) {
        both.sides.time.advance(Duration.ofMinutes(1));
        client.assets(space)
                .upload(
                        AssetFile.of("hero.png", bytes.bytes()),
                        UploadOptions.defaults().replacing(id));
        both.sides.api.clearRequests();
    }

    private List<String> transferred() {
        AssetTraffic traffic = both.sides.api.assetTraffic();
        return List.of(traffic.downloads() + " down", traffic.uploads() + " up");
    }

    @Test
    void run_newAssets_haveBytesMetadataAndFolder_andAreThenUnchangedWithoutATransfer() {
        SyncReport report = both.run();

        assertThat(report.summary().failed()).isZero();
        JsonNode hero = asset(both.target(), "Press/2026/hero.png");
        assertThat(hero.path("filename").asString()).contains("/16x9/");
        assertThat(hero.path("alt").asString()).isEqualTo("A hero");
        assertThat(hero.path("focus").asString()).isEqualTo("1x1:2x2");
        assertThat(hero.at("/meta_data/alt__i18n__de").asString()).isEqualTo("Ein Held");
        assertThat(hero.path("internal_tag_ids").size()).isOne();
        assertThat(hero.path("ext_id").asString())
                .isEqualTo("sbsync:" + Sides.SOURCE + ":" + id(both.source(), "Press/2026/hero.png"));
        assertThat(asset(both.target(), "plain.txt").path("ext_id").asString()).isEqualTo("own-id");
        equalBytes("Press/2026/hero.png");
        equalBytes("plain.txt");
        assertThat(transferred()).containsExactly("2 down", "2 up");
        long bytes = HERO.length() + "plain".length();
        assertThat(report.files()).isEqualTo(new dev.sbsync.client.AssetTraffic(2, bytes, 2, bytes));

        both.sides.api.clearRequests();
        SyncReport again = both.run();
        assertThat(again.summary().unchanged()).isEqualTo(again.items().size());
        assertThat(again.files()).isEqualTo(dev.sbsync.client.AssetTraffic.NONE);
        assertThat(both.writes()).isEmpty();
        assertThat(both.sides.api.assetRequests()).isEmpty();
        assertThat(both.requests().filter("GET assets"::equals)).hasSize(2);
    }

    @Test
    void plan_withoutTheState_findsCopiesByTheirExternalIds() {
        both.run();
        try (StateStore none = StateStore.inMemory()) {
            SpaceSync sync = both.sync().state(none).build();
            SyncPlan plan = sync.plan();

            assertThat(plan.count(Operation.CREATE)).isZero();
            both.sides.api.clearRequests();
            assertThat(sync.run(plan).summary().unchanged())
                    .isEqualTo(plan.items().size());
            assertThat(both.writes()).isEmpty();
            assertThat(transferred()).containsExactly("0 down", "0 up");
        }
        assertThat(both.sync().build().verify().equal()).isTrue();
    }

    @Test
    void run_metadataChanged_isUpdatedWithoutAnUpload() {
        both.run();
        both.sides.time.advance(Duration.ofMinutes(1));
        long id = id(both.source(), "Press/2026/hero.png");
        client.assets(Sides.SOURCE)
                .update(id, AssetPayload.empty().alt("Another").title(""));
        both.sides.api.clearRequests();

        both.run();

        JsonNode hero = asset(both.target(), "Press/2026/hero.png");
        assertThat(hero.path("alt").asString()).isEqualTo("Another");
        assertThat(hero.path("title").asString("")).isEmpty();
        assertThat(transferred().get(1)).isEqualTo("0 up");
        assertThat(KindSides.changes(both.plan())).isEmpty();
    }

    @Test
    void run_movedAsset_isMoved() {
        both.run();
        client.assets(Sides.SOURCE)
                .update(
                        id(both.source(), "Press/2026/hero.png"),
                        AssetPayload.empty().clear("asset_folder_id"));

        both.run();

        equalBytes("hero.png");
        assertThat(both.target().items("assets")).hasSize(2);
    }

    @Test
    void run_replacedBytesOfTheSameLength_areReplacedUnderTheSameUrl() {
        both.run();
        String url =
                asset(both.target(), "Press/2026/hero.png").path("filename").asString();
        FileContent other = FileContent.png(16, 9, 2);
        assertThat(other.length()).isEqualTo(HERO.length());
        replace(Sides.SOURCE, id(both.source(), "Press/2026/hero.png"), other);

        both.run();

        equalBytes("Press/2026/hero.png");
        assertThat(asset(both.target(), "Press/2026/hero.png").path("filename").asString())
                .isEqualTo(url);
        assertThat(transferred()).as("compared, archived, copied").containsExactly("3 down", "1 up");
        both.sides.api.clearRequests();
        both.run();
        assertThat(both.sides.api.assetRequests()).isEmpty();
        assertThat(both.writes()).isEmpty();
    }

    @Test
    void run_savedAgainWithTheSameBytes_isReadButNotWritten() {
        both.run();
        replace(Sides.SOURCE, id(both.source(), "Press/2026/hero.png"), HERO);

        SyncReport report = both.run();

        assertThat(transferred()).containsExactly("1 down", "0 up");
        assertThat(both.writes()).isEmpty();
        assertThat(report.summary().unchanged()).isEqualTo(report.items().size());
        both.sides.api.clearRequests();
        both.run();
        assertThat(transferred()).containsExactly("0 down", "0 up");
    }

    @Test
    void run_bytesOfAnotherLengthInTheTarget_areDrift() {
        both.run();
        replace(Sides.TARGET, id(both.target(), "Press/2026/hero.png"), FileContent.text("other"));

        assertThat(KindSides.warnings(both.plan(), OutcomeCode.DRIFTED)).hasSize(1);
    }

    @Test
    void run_partialTarget_adoptsTheSameFileAndLeavesAnother() {
        KindSides partial = new KindSides(
                Sides.of(
                        AssetsTest::source,
                        target -> target.assetFolder("Press")
                                .assetFolder("Press/2026")
                                .asset("Press/2026/hero.png", HERO)
                                .asset("plain.txt", FileContent.text("PLAIN"))),
                Kind.ASSETS);
        try (partial) {
            SyncReport report = partial.run();

            assertThat(report.summary().failed()).isZero();
            assertThat(partial.target().items("assets")).hasSize(3);
            assertThat(KindSides.changes(partial.plan())).isEmpty();
        }
    }

    @Test
    void run_privateAssetWithoutAToken_isNamedAndNotCopied() {
        KindSides hidden = new KindSides(
                Sides.of(source -> source.asset("secret.txt", FileContent.text("x"), asset -> asset.privately())
                        .asset("open.txt", FileContent.text("y"))),
                Kind.ASSETS);
        try (hidden) {
            assertThat(KindSides.warnings(hidden.plan(), OutcomeCode.ASSET_PRIVATE))
                    .hasSize(1);
            SyncReport report = hidden.run();
            assertThat(Sides.result(report, "secret.txt").outcome()).isInstanceOf(Outcome.Skipped.class);
            assertThat(hidden.target().items("assets")).hasSize(1);
        }
    }

    @Test
    void run_emptyFileAndRefusedType_areNamed() {
        KindSides odd = new KindSides(
                Sides.of(
                        source -> source.asset("empty.txt", FileContent.text(""))
                                .asset("pack.zip", FileContent.text("zip")),
                        target -> target.refusesAssetTypes("zip")),
                Kind.ASSETS);
        try (odd) {
            assertThat(KindSides.warnings(odd.plan(), OutcomeCode.ASSET_LENGTH)).hasSize(1);
            SyncReport report = odd.run();
            assertThat(Sides.problem(report, "pack.zip").message()).contains("verified");
            assertThat(odd.target().items("assets")).isEmpty();
        }
    }

    /** Each answer of the steps of an upload is lost once, after or before the request took effect. */
    @Test
    void run_lostAnswers_leaveNothingDoubled() {
        for (boolean applied : new boolean[] {true, false}) {
            for (String step : List.of("POST /assets", "GET /assets/*/finish_upload", "PUT /assets/*")) {
                try (KindSides lossy = new KindSides(Sides.of(AssetsTest::source), Kind.ASSETS)) {
                    lossy.sides.api.failNext(
                            step.substring(0, step.indexOf(' ')),
                            "/v1/spaces/" + Sides.TARGET + step.substring(step.indexOf(' ') + 1),
                            applied ? FaultAction.dropAfter() : FaultAction.dropBefore());

                    SyncReport report = lossy.run();

                    assertThat(report.summary().failed())
                            .as("%s %s", step, applied)
                            .isZero();
                    assertThat(lossy.target().items("assets"))
                            .as("%s %s", step, applied)
                            .hasSize(2);
                    assertThat(KindSides.changes(lossy.plan()))
                            .as("%s %s", step, applied)
                            .isEmpty();
                }
            }
        }
    }

    /** The size of an image is read before its upload is signed, unless its URL has it. */
    @Test
    void run_downloadCutWhileTheSizeIsRead_isRepeated() {
        try (KindSides cut = new KindSides(
                Sides.of(source -> source.asset("icon.svg", FileContent.text("<svg width='1' height='2'/>"))),
                Kind.ASSETS)) {
            cut.sides.api.failNext("GET", "/f/**", FaultAction.truncate());

            assertThat(cut.run().summary().failed()).isZero();
            assertThat(cut.target().items("assets")).hasSize(1);
        }
    }

    /** The file was replaced, so what the target has is this run's own, and no drift. */
    @Test
    void run_metadataRefusedAfterTheFileWasReplaced_isCompletedByTheNextRun() {
        both.run();
        long id = id(both.source(), "Press/2026/hero.png");
        replace(Sides.SOURCE, id, FileContent.text("another length"));
        client.assets(Sides.SOURCE).update(id, AssetPayload.empty().alt("Another"));
        both.sides.api.failNext(
                "PUT", "/v1/spaces/" + Sides.TARGET + "/assets/*", FaultAction.status(422, "{\"alt\":[\"is bad\"]}"));
        assertThat(both.run().summary().failed()).isOne();

        assertThat(both.run().summary().failed()).isZero();

        assertThat(asset(both.target(), "Press/2026/hero.png").path("alt").asString())
                .isEqualTo("Another");
        equalBytes("Press/2026/hero.png");
    }

    @Test
    void plan_assetFolder_selectsTheAssetsInIt() {
        SyncPlan plan = both.sync()
                .selection(Selection.builder().assetFolder("Press/2026").build())
                .build()
                .plan();

        assertThat(plan.items())
                .extracting(item -> item.source().path())
                .containsExactly("Press", "Press/2026", "Press", "Press/2026/hero.png");
    }
}
