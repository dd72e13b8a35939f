package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.report.SyncReport;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * A component that a run overwrites gets back what its fields name in the target, whether the run changed that or not.
 */
class UndoneReferencesTest {

    static List<Set<Kind>> kinds() {
        return List.of(Set.of(Kind.COMPONENTS), EnumSet.of(Kind.ASSETS, Kind.COMPONENTS), EnumSet.allOf(Kind.class));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void folderOfAField_isRestored(Set<Kind> kinds) {
        Sides sides = Sides.of(
                source -> source.component("hero", "{\"title\":{\"type\":\"text\"}}")
                        .assetFolder("Other"),
                target -> target.assetFolder("Press")
                        .component(
                                "hero",
                                "{\"image\":{\"type\":\"asset\",\"asset_folder_id\":"
                                        + target.idOf("asset_folders", "Press") + "}}"));
        try (KindSides both = new KindSides(sides, kinds.toArray(Kind[]::new))) {
            SyncReport synced = both.run();

            both.sync().build().undo(synced.runId());

            JsonNode hero = both.target().item("components", "hero").orElseThrow();
            assertThat(hero.at("/schema/image/asset_folder_id"))
                    .isEqualTo(both.target()
                            .item("asset_folders", "Press")
                            .orElseThrow()
                            .path("id"));
        }
    }
}
