package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.SpaceBuilder;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Presets, and the default ones, which components name and which name components. */
class PresetsTest {

    private final KindSides both = new KindSides(Sides.of(PresetsTest::cards, SpaceBuilder::asNew), Kind.COMPONENTS);

    @AfterEach
    void close() {
        both.close();
    }

    private static void cards(SpaceBuilder space) {
        space.asNew()
                .with("components", "{\"name\":\"card\",\"schema\":{\"text\":{\"type\":\"text\"}},\"preset\":\"Dark\"}")
                .with("components", "{\"name\":\"tile\",\"schema\":{\"text\":{\"type\":\"text\"}}}")
                .preset("card", "Dark", "{\"_uid\":\"1\",\"component\":\"card\",\"text\":\"dark\"}")
                .preset("card", "Light", "{\"_uid\":\"2\",\"component\":\"card\",\"text\":\"light\"}")
                .preset("tile", "Dark", "{\"_uid\":\"3\",\"component\":\"tile\",\"text\":\"tile\"}");
    }

    private static long preset(FakeSpace space, String path) {
        return space.item("presets", path).orElseThrow().path("id").asLong();
    }

    private static long defaultOf(FakeSpace space, String component) {
        return space.item("components", component)
                .orElseThrow()
                .path("preset_id")
                .asLong(0);
    }

    @Test
    void run_newPresets_areWrittenAfterTheirComponents_andTheDefaultByASecondWrite() {
        SyncReport report = both.run();

        assertThat(report.summary().failed()).isZero();
        assertThat(both.target()).mirrorsItems(both.source(), "components", "presets");
        assertThat(both.writes())
                .containsExactly(
                        "POST components",
                        "POST components",
                        "POST presets",
                        "POST presets",
                        "POST presets",
                        "PUT components");
        assertThat(KindSides.changes(both.plan())).isEmpty();
        assertThat(both.plan().items()).hasSize(3 + 3 + 1); // only components with a default preset have one
    }

    @Test
    void run_anotherDefaultPreset_isOneWrite() {
        both.run();
        both.source()
                .editItem("components", "card", card -> card.put("preset_id", preset(both.source(), "card/Light")));
        both.sides.api.clearRequests();

        assertThat(KindSides.changes(both.plan())).containsExactly("update default preset card/default preset");
        both.run();

        assertThat(both.writes()).containsExactly("PUT components");
        assertThat(defaultOf(both.target(), "card")).isEqualTo(preset(both.target(), "card/Light"));
    }

    @Test
    void run_defaultPresetClearedInTheSource_isClearedInTheTarget() {
        both.run();
        both.source().editItem("components", "card", card -> card.putNull("preset_id"));

        both.run();

        assertThat(defaultOf(both.target(), "card")).isZero();
        assertThat(KindSides.changes(both.plan())).isEmpty();
    }

    @Test
    void run_defaultPresetSetForAComponentThatExists_isNoCollision() {
        both.run();
        both.source().editItem("components", "tile", tile -> tile.put("preset_id", preset(both.source(), "tile/Dark")));
        SpaceSync careful = both.sync().onCollision(OnCollision.SKIP).build();

        careful.run(careful.plan());

        assertThat(defaultOf(both.target(), "tile")).isEqualTo(preset(both.target(), "tile/Dark"));
    }

    @Test
    void plan_defaultPresetThatAnEditorChose_isDrift() {
        both.run();
        both.target()
                .editItem("components", "card", card -> card.put("preset_id", preset(both.target(), "card/Light")));

        assertThat(KindSides.changes(both.plan())).containsExactly("none default preset card/default preset");
        assertThat(KindSides.warnings(both.plan(), OutcomeCode.DRIFTED)).hasSize(1);
    }

    @Test
    void run_changedAndRenamedPresets_areUpdated() {
        both.run();
        both.source().editItem("presets", "card/Light", light -> light.put("name", "Bright"));
        both.source()
                .editItem("presets", "tile/Dark", dark -> ((ObjectNode) dark.path("preset")).put("text", "darker"));
        both.sides.api.clearRequests();

        both.run();

        assertThat(both.writes()).containsExactly("PUT presets", "PUT presets");
        assertThat(both.target()).mirrorsItems(both.source(), "presets");
    }

    @Test
    void run_presetOfARenamedComponent_isNotTakenFromTheOldOne() {
        both.run();
        both.source().editItem("components", "tile", tile -> tile.put("name", "box"));

        both.run();

        assertThat(both.target().item("presets", "tile/Dark")).isPresent();
        assertThat(both.target().item("presets", "box/Dark")).isPresent();
    }

    @Test
    void run_presetsOfOneName_arePairedInOrderAndReported() {
        both.run();
        for (FakeSpace space : List.of(both.source(), both.target())) {
            long card =
                    space.item("components", "card").orElseThrow().path("id").asLong();
            space.addItem(
                    "presets",
                    "{\"name\":\"Dark\",\"component_id\":" + card + ",\"preset\":{\"of\":\"" + space.id() + "\"}}");
        }

        assertThat(KindSides.changes(both.plan())).containsExactly("update preset card/Dark#2");
        assertThat(KindSides.warnings(both.plan(), OutcomeCode.DUPLICATE_NAME))
                .containsExactly("it is number 2 of this name; they are matched in their order");
        both.run();
        assertThat(KindSides.changes(both.plan())).isEmpty();
    }

    @Test
    void run_componentSelected_bringsItsPresetsAlone() {
        SpaceSync tile = both.sync()
                .selection(Selection.builder().component("tile").build())
                .build();

        tile.run(tile.plan());

        assertThat(both.target().items("presets"))
                .extracting(item -> item.path("name").asString())
                .containsExactly("Dark");
    }
}
