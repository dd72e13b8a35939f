package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.plan.AssetScope;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.review.PlanFile;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.testkit.AssetTraffic;
import dev.sbsync.testkit.FileContent;
import dev.sbsync.testkit.SpaceBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run of some stories brings the assets that they reference, and no others. */
class ReferencedAssetsTest {

    private static final Selection BLOG = Selection.builder().prefix("blog").build();

    private final KindSides both = new KindSides(
            Sides.of(ReferencedAssetsTest::source, ReferencedAssetsTest::target), Kind.ASSETS, Kind.STORIES);

    private static void source(SpaceBuilder space) {
        space.assetFolder("Press").assetFolder("Press/2026").assetFolder("Unused");
        List.of(
                        "Press/2026/hero.png",
                        "live.png",
                        "meta.png",
                        "Press/elsewhere.png",
                        "Unused/unused.png",
                        "default.png")
                .forEach(path -> space.asset(path, FileContent.png(16, 9, path.hashCode()), asset -> {}));
        space.component(
                "page", "{\"text\":{\"type\":\"text\",\"default_value\":\"" + space.assetUrl("default.png") + "\"}}");
        Map<String, Object> hero = Map.of(
                "fieldtype",
                "asset",
                "id",
                space.idOf("assets", "Press/2026/hero.png"),
                "filename",
                space.assetUrl("Press/2026/hero.png"));
        space.folder("blog")
                .story(
                        "blog/a",
                        story -> story.component("page").field("image", hero).published())
                .story(
                        "blog/b",
                        story -> story.component("page")
                                .field("text", "nothing")
                                .metaData(Map.of("og", space.assetUrl("meta.png")))
                                .dirty(live -> live.put("text", space.assetUrl("live.png"))))
                .story("news", story -> story.component("page").field("text", space.assetUrl("Press/elsewhere.png")));
    }

    private static void target(SpaceBuilder space) {
        space.component("page", "{}").asset("only-here.png", FileContent.png(16, 9, 5), asset -> {});
    }

    @AfterEach
    void close() {
        both.close();
    }

    private SpaceSyncBuilder blog() {
        return both.sync().selection(BLOG);
    }

    private List<String> copies(String kind) {
        return both.target().itemPaths(kind).stream()
                .filter(path -> !path.equals("only-here.png"))
                .sorted()
                .toList();
    }

    private static List<String> assets(SyncPlan plan) {
        return plan.items().stream()
                .filter(item -> item.key().kind().equals("assets"))
                .map(item -> item.source().path())
                .sorted()
                .toList();
    }

    @Test
    void run_someStories_bringsTheirAssetsOfBothLayersWithTheirFolders_andNoOthers() {
        SpaceSync sync = blog().build();

        SyncPlan plan = sync.plan();
        assertThat(assets(plan)).containsExactly("Press/2026/hero.png", "live.png", "meta.png");
        assertThat(plan.extra()).extracting(Item::path).isEmpty();
        assertThat(plan.assetsLeftOut()).isEqualTo(3);
        assertThat(sync.run(plan).summary().failed()).isZero();

        assertThat(copies("assets")).containsExactly("Press/2026/hero.png", "live.png", "meta.png");
        assertThat(copies("asset_folders")).containsExactly("Press", "Press/2026");
        assertThat(both.sides.api.assetTraffic().uploads()).isEqualTo(3);
        assertThat(both.target()
                        .story("blog/a")
                        .orElseThrow()
                        .content()
                        .at("/image/filename")
                        .asString())
                .contains("/f/" + Sides.TARGET + "/");
        assertThat(both.target()
                        .story("blog/b")
                        .orElseThrow()
                        .publishedContent()
                        .orElseThrow()
                        .path("text")
                        .asString())
                .contains("/f/" + Sides.TARGET + "/");
    }

    @Test
    void run_secondTime_writesAndTransfersNothing_andVerifiesAsEqual() {
        Sides.run(blog().build());
        both.sides.api.clearRequests();
        AssetTraffic before = both.sides.api.assetTraffic();

        SyncPlan plan = blog().build().plan();
        assertThat(plan.changesAtMost()).isZero();
        Sides.run(blog().build());

        assertThat(both.writes()).isEmpty();
        assertThat(both.sides.api.assetTraffic()).isEqualTo(before);
        assertThat(blog().build().verify().equal()).isTrue();
    }

    @Test
    void plan_readsEachStoryOnce_andTheRunNotAgain() {
        SpaceSync sync = blog().build();
        SyncPlan plan = sync.plan();
        // 2 spaces; 3 lists of assets and one of stories per side; 3 items with 2 versions of the dirty one; components
        // of
        // both sides
        assertThat(both.requests()).as("%s", both.requests().toList()).hasSize(17);
        both.sides.api.clearRequests();

        sync.run(plan);

        assertThat(both.sides.api.requests())
                .filteredOn(request -> request.path().startsWith("/v1/spaces/" + Sides.SOURCE + "/stor"))
                .as("a list that shows that nothing has changed")
                .singleElement()
                .satisfies(request -> assertThat(request.target()).contains("by_ids="));
    }

    @Test
    void run_assetWithAnEqualOneInTheTarget_readsTheFilesOfReferencedAssetsOnly() {
        both.close();
        try (KindSides twins = new KindSides(
                Sides.of(ReferencedAssetsTest::source, space -> {
                    space.component("page", "{}");
                    List.of("live.png", "default.png")
                            .forEach(path -> space.asset(path, FileContent.png(16, 9, path.hashCode()), asset -> {}));
                }),
                Kind.ASSETS,
                Kind.STORIES)) {
            twins.sync().selection(BLOG).build().plan();

            assertThat(twins.sides.api.assetTraffic().downloads()).isLessThanOrEqualTo(2);
            assertThat(twins.sync().build().plan().assetsLeftOut()).isZero();
        }
    }

    @Test
    void run_all_bringsEveryAsset() {
        SyncPlan plan = blog().assets(AssetScope.ALL).build().plan();

        assertThat(assets(plan)).hasSize(6);
        assertThat(plan.extra()).extracting(Item::path).contains("only-here.png");
        assertThat(plan.assetsLeftOut()).isZero();
        assertThat(assets(both.sync().build().plan())).as("without a filter").hasSize(6);
        SyncPlan deleting = blog().deletes(DeletePolicy.DEFAULT).build().plan();
        assertThat(assets(deleting)).as("with deletes").hasSize(7).contains("only-here.png");
    }

    @Test
    void run_defaultsOfComponents_bringTheirAssets() {
        SpaceSync sync = blog().kinds(Set.of(Kind.ASSETS, Kind.COMPONENTS))
                .selection(Selection.all())
                .assets(AssetScope.REFERENCED)
                .build();

        assertThat(assets(sync.plan())).containsExactly("default.png");
        Sides.run(sync);
        assertThat(sync.verify().equal()).isTrue();
    }

    @Test
    void build_referencedWithDeletesOrWithoutReferencingKinds_isRefused() {
        SpaceSyncBuilder deleting = blog().assets(AssetScope.REFERENCED).deletes(DeletePolicy.DEFAULT);
        assertThatThrownBy(deleting::build).hasMessageContaining("Deletes cannot be combined with referenced assets");
        SpaceSyncBuilder alone = both.sync().kinds(Set.of(Kind.ASSETS)).assets(AssetScope.REFERENCED);
        assertThatThrownBy(alone::build).hasMessageContaining("need the kind assets and one that references them");
    }

    @Test
    void planFile_keepsTheAssets_andOneWithoutThemMeansAll() {
        SpaceSync sync = blog().build();
        String text = sync.planText(sync.plan());

        PlanFile file = PlanFile.parse(text);
        assertThat(file.options().assets()).isEqualTo(AssetScope.REFERENCED);
        assertThat(assets(both.sync().planFile(file).build().plan())).hasSize(3);
        String earlier = text.replaceFirst(",\\s*\"assets\" : \"referenced\"", "");
        assertThat(earlier).isNotEqualTo(text);
        assertThat(PlanFile.parse(earlier).options().assets()).isEqualTo(AssetScope.ALL);
    }
}
