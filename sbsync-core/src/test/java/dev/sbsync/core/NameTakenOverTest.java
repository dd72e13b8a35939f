package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.SpaceBuilder;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** Items that were renamed in the source, and new ones that took their names: the target gets both in one run. */
class NameTakenOverTest {

    private static final Map<String, String> ITEMS = Map.of(
            "component_groups", "Layout",
            "internal_tags", "component/Old",
            "components", "hero",
            "presets", "hero/Dark",
            "datasources", "labels",
            "datasource_entries", "labels/cta",
            "asset_folders", "Press");

    private final KindSides both = new KindSides(
            Sides.of(NameTakenOverTest::items), Kind.COMPONENTS, Kind.DATASOURCES, Kind.ASSETS);

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
        ITEMS.forEach(this::rename);
        FakeSpace source = both.source();
        source.addItem("component_groups", "{\"name\":\"Layout\"}");
        source.addItem("internal_tags", "{\"name\":\"Old\",\"object_type\":\"component\"}");
        source.addItem("asset_folders", "{\"name\":\"Press\"}");
        long hero = source.addItem("components", "{\"name\":\"hero\",\"schema\":{\"second\":{\"type\":\"text\"}}}");
        source.addItem("presets", "{\"name\":\"Dark\",\"component_id\":" + hero + ",\"preset\":{\"component\":\"hero\"}}");
        long labels = source.addItem("datasources", "{\"name\":\"Labels\",\"slug\":\"labels\",\"dimensions\":[]}");
        source.addItem(
                "datasource_entries", "{\"name\":\"cta\",\"value\":\"Order\",\"datasource_id\":" + labels + "}");

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
