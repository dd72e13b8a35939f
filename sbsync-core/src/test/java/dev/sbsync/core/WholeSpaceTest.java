package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.AssetTraffic;
import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FileContent;
import dev.sbsync.testkit.RandomModel;
import dev.sbsync.testkit.SpaceBuilder;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A whole space of the usual size is copied into a new one, kind by kind or at once. */
class WholeSpaceTest {

    private static final String[] COMPONENTS = {"component_groups", "internal_tags", "components", "presets"};
    private static final String[] OF_ASSETS = {"asset_folders", "assets", "internal_tags"};
    private static final String[] DATASOURCES = {"datasources", "datasource_entries"};
    private static final int ASSETS = 5;
    /**
     * Of each side: the space, the lists of folders, tags and assets, groups, tags, components, presets and
     * datasources.
     */
    private static final int LISTS = 9;

    private final Sides sides = Sides.of(WholeSpaceTest::whole, SpaceBuilder::asNew);
    private final StateStore state = StateStore.inMemory();

    private static void whole(SpaceBuilder space) {
        RandomModel.of(2026).addTo(space.language("de", "German").language("fr", "French"));
        space.settings("{\"default_lang_name\":\"English\",\"mobile_size\":\"390\"}");
        space.tag("asset", "Press").assetFolder("Press").assetFolder("Press/2026");
        for (int i = 0; i < ASSETS; i++) {
            String text = "text " + i;
            space.asset(
                    "Press/2026/" + i + ".png",
                    FileContent.png(16, 9, i),
                    asset -> asset.size("16x9").alt(text).tags("Press"));
        }
        space.folder("blog");
        for (int i = 0; i < 12; i++) {
            String text = "text " + i;
            String path = "Press/2026/" + i % ASSETS + ".png";
            Map<String, Object> image =
                    Map.of("fieldtype", "asset", "id", space.idOf("assets", path), "filename", space.assetUrl(path));
            space.story(
                    i % 2 == 0 ? "story-" + i : "blog/story-" + i,
                    story -> story.component("component-0")
                            .field("field-0", text)
                            .field("image", image)
                            .published());
        }
    }

    @AfterEach
    void close() {
        sides.close();
        state.close();
    }

    private SpaceSync sync(Set<Kind> kinds) {
        return sides.sync().state(state).kinds(kinds).build();
    }

    private SyncReport run(Kind... kinds) {
        SyncReport report = Sides.run(sync(Set.of(kinds)));
        assertThat(report.ending()).isEqualTo(RunEnding.DONE);
        assertThat(report.summary().failed()).isZero();
        return report;
    }

    private Set<String> written() {
        return sides.api.commits().stream().map(Commit::resource).collect(Collectors.toSet());
    }

    @Test
    void run_allKinds_isEqualAndThenCostsItsListsAlone() {
        SpaceSync sync = sync(EnumSet.allOf(Kind.class));
        SyncPlan plan = sync.plan();

        SyncReport first = sync.run(plan);

        assertThat(first.ending()).isEqualTo(RunEnding.DONE);
        assertThat(new SyncState(state).report(first.runId()).orElseThrow().items())
                .hasSameSizeAs(plan.items());
        assertThat(sync.verify().equal()).isTrue();
        assertThat(sides.target()).mirrorsItemsAtLeast(sides.source()).mirrorsAligned(sides.source());
        assertThat(sides.api.assetTraffic())
                .extracting(AssetTraffic::downloads, AssetTraffic::uploads)
                .containsExactly(ASSETS, ASSETS);
        assertThat(sides.target().stories())
                .extracting(story -> story.content().toString())
                .noneMatch(content -> content.contains("/f/" + Sides.SOURCE));
        sides.api.clearRequests();
        SyncReport again = Sides.run(sync(EnumSet.allOf(Kind.class)));
        assertThat(again.summary().unchanged()).isEqualTo(plan.items().size());
        assertThat(sides.api.writes()).isEmpty();
        assertThat(sides.api.assetRequests()).isEmpty();
        int sweeps = sides.source().items("datasources").stream()
                .mapToInt(datasource -> 1 + datasource.path("dimensions").size())
                .sum();
        int storyLists = (int) sides.api.requests().stream()
                .filter(request -> request.resource().equals("stories"))
                .count();
        assertThat(sides.api.requests())
                .as(
                        "%s lists a side, %s sweeps of datasources and dimensions a side, %s lists of stories",
                        LISTS, sweeps, storyLists)
                .hasSize(2 * (LISTS + sweeps) + storyLists);
        assertThat(storyLists).isEqualTo(2);
    }

    @Test
    void run_someKinds_writesThemAlone() {
        run(Kind.DATASOURCES);
        assertThat(written()).containsOnly(DATASOURCES);
        assertThat(sides.target()).mirrorsItemsAtLeast(sides.source(), DATASOURCES);
        run(Kind.ASSETS);
        assertThat(written()).contains(OF_ASSETS).doesNotContain("components", "spaces", "stories");
        assertThat(sides.target()).mirrorsItemsAtLeast(sides.source(), "asset_folders", "assets");
        run(Kind.COMPONENTS);
        assertThat(written()).contains(COMPONENTS).doesNotContain("spaces", "stories");
        assertThat(sides.target()).mirrorsItemsAtLeast(sides.source(), COMPONENTS);
        run(Kind.SETTINGS);
        assertThat(written()).contains("spaces").doesNotContain("stories");
        assertThat(sides.target()).mirrorsItemsAtLeast(sides.source());
    }

    /** What stories need is named before, and is there after the run that brings it. */
    @Test
    void run_componentsThenStories_nothingIsMissingAnyMore() {
        assertThat(missing()).contains(OutcomeCode.COMPONENT_MISSING);
        run(Kind.DATASOURCES);
        run(Kind.COMPONENTS, Kind.SETTINGS, Kind.ASSETS);

        assertThat(missing()).isEmpty();
        run(Kind.STORIES);

        assertThat(sides.target()).mirrorsAligned(sides.source());
    }

    private List<OutcomeCode> missing() {
        SyncPlan plan = sync(Set.of(Kind.STORIES)).plan();
        return plan.warnings().stream().map(Problem::code).toList();
    }
}
