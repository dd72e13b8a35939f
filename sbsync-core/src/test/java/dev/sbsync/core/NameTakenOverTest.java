package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.SpaceBuilder;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** Items that were renamed in the source, and new ones that took their names: the target gets both in one run. */
class NameTakenOverTest {

    /** Kinds and paths; what is inside another item is renamed before that one. */
    private static final List<List<String>> ITEMS = List.of(
            List.of("datasource_entries", "labels/cta"),
            List.of("presets", "hero/Dark"),
            List.of("component_groups", "Layout"),
            List.of("internal_tags", "component/Old"),
            List.of("components", "hero"),
            List.of("datasources", "labels"),
            List.of("asset_folders", "Press"));

    private final KindSides both =
            new KindSides(Sides.of(NameTakenOverTest::items), Kind.COMPONENTS, Kind.DATASOURCES, Kind.ASSETS);

    @AfterEach
    void close() {
        both.close();
    }

    private static void items(SpaceBuilder space) {
        space.group("Layout").tag("component", "Old").assetFolder("Press");
        space.datasource("labels", "Labels").entry("labels", "cta", "Buy");
        space.component("hero", "{}").preset("hero", "Dark", "{\"component\":\"hero\"}");
    }

    @ParameterizedTest
    @EnumSource(
            value = OnDrift.class,
            names = {"SKIP", "OVERWRITE"})
    void renamedItem_whoseNameANewOneTook_isNotCreatedOverTheCopyOfThatName(OnDrift drift) {
        both.run();
        ITEMS.forEach(item -> rename(item.get(0), item.get(1)));
        FakeSpace source = both.source();
        source.addItem("component_groups", "{\"name\":\"Layout\"}");
        source.addItem("internal_tags", "{\"name\":\"Old\",\"object_type\":\"component\"}");
        source.addItem("asset_folders", "{\"name\":\"Press\"}");
        long hero = source.addItem("components", "{\"name\":\"hero\",\"schema\":{\"second\":{\"type\":\"text\"}}}");
        source.addItem(
                "presets", "{\"name\":\"Dark\",\"component_id\":" + hero + ",\"preset\":{\"component\":\"hero\"}}");
        long labels = source.addItem("datasources", "{\"name\":\"Labels\",\"slug\":\"labels\",\"dimensions\":[]}");
        source.addItem("datasource_entries", "{\"name\":\"cta\",\"value\":\"Order\",\"datasource_id\":" + labels + "}");

        SyncReport report = Sides.run(both.sync()
                .onDrift(drift)
                .deletes(DeletePolicy.atMostPercent(100))
                .build());

        assertThat(report.summary().failed() + report.summary().blocked())
                .as(report.problems().toString())
                .isZero();
        assertThat(both.target()).mirrorsItems(both.source());
        assertThat(KindSides.changes(both.plan())).isEmpty();
    }

    @Test
    void renamedItem_thatTakesTheNameOfAnEditorsOwn_isACollision() {
        both.run();
        addPreset(both.target(), "Free", "an editor's");
        both.source().editItem("presets", "hero/Dark", preset -> preset.put("name", "Free"));

        SpaceSync careful = both.sync().onCollision(OnCollision.SKIP).build();

        assertThat(Sides.run(careful).problems()).containsOnlyKeys(OutcomeCode.COLLISION);
        assertThat(both.target().item("presets", "hero/Free").orElseThrow().at("/preset/v"))
                .hasToString("\"an editor's\"");
        assertThat(both.run().problems()).containsOnlyKeys(OutcomeCode.COLLISION_OVERWRITTEN);
    }

    /** Each is a copy, so that there is no collision; one that an editor changed is left. */
    @Test
    void swappedNames_areUpdated_unlessAnEditorChangedTheCopy() {
        both.source().addItem("internal_tags", "{\"name\":\"New\",\"object_type\":\"component\"}");
        addPreset(both.source(), "Light", "light");
        both.run();
        for (String[] step : new String[][] {{"Dark", "between"}, {"Light", "Dark"}, {"between", "Light"}}) {
            both.source().editItem("presets", "hero/" + step[0], preset -> preset.put("name", step[1]));
        }
        both.target().editItem("presets", "hero/Dark", preset -> preset.put("description", "an editor's"));

        SyncReport report = both.run();

        assertThat(report.problems()).containsOnlyKeys(OutcomeCode.DRIFTED);
        assertThat(report.summary().updated()).isEqualTo(1);
        assertThat(both.target().item("presets", "hero/Dark").orElseThrow().path("description"))
                .hasToString("\"an editor's\"");
    }

    private static void addPreset(FakeSpace space, String name, String value) {
        long hero = space.item("components", "hero").orElseThrow().path("id").asLong();
        space.addItem(
                "presets",
                "{\"name\":\"" + name + "\",\"component_id\":" + hero + ",\"preset\":{\"component\":\"hero\",\"v\":\""
                        + value + "\"}}");
    }

    private void rename(String kind, String path) {
        both.source().editItem(kind, path, item -> renamed(kind, item));
    }

    private static void renamed(String kind, ObjectNode item) {
        item.put("name", item.path("name").asString() + "-first");
        if (kind.equals("datasources")) {
            item.put("slug", "labels-first");
        }
    }
}
