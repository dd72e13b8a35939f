package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.verify.Verification.Status;
import dev.sbsync.testkit.ReferenceOracle;
import dev.sbsync.testkit.SampleSpaces;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** Every kind of reference, as the testkit's oracle checks it; the oracle shares no code with the engine. */
class ReferencesTest {

    @ParameterizedTest
    @EnumSource(IdentityMode.class)
    void run_everyKindOfReference_isThatOfTheTarget_andTheSecondRunWritesNothing(IdentityMode identity) {
        try (Sides sides = Sides.ofTwo(SampleSpaces.references());
                StateStore state = StateStore.inMemory()) {
            Set<Kind> kinds = EnumSet.allOf(Kind.class);
            SpaceSync sync =
                    sides.sync().state(state).kinds(kinds).identity(identity).build();
            Sides.run(sync);
            if (sides.target().items("assets").isEmpty()) {
                copyAssets(sides);
                Sides.run(sync);
            }

            ReferenceOracle oracle = ReferenceOracle.between(sides.source(), sides.target());
            assertThat(sides.target().items("assets")).isNotEmpty();
            assertThat(sides.target().stories()).hasSameSizeAs(sides.source().stories());
            assertThat(oracle.differences()).isEmpty();
            assertThat(oracle.leftovers()).isEmpty();
            sides.api.clearRequests();
            SyncPlan plan = sync.plan();
            assertThat(KindSides.changes(plan)).isEmpty();
            Sides.run(sync);
            assertThat(sides.api.writes()).isEmpty();
            assertThat(sync.verify().items())
                    .filteredOn(item -> item.status() != Status.EQUAL)
                    .isEmpty();
        }
    }

    /** Adds the source's assets to the target, as copies that another tool has marked. */
    private static void copyAssets(Sides sides) {
        Map<Long, Long> folders = new HashMap<>();
        for (ObjectNode folder : sides.source().items("asset_folders")) {
            sides.target().items("asset_folders").stream()
                    .filter(there -> there.path("name").equals(folder.path("name")))
                    .forEach(there -> folders.put(
                            folder.path("id").asLong(), there.path("id").asLong()));
        }
        for (ObjectNode asset : sides.source().items("assets")) {
            ObjectNode copy = asset.deepCopy();
            copy.remove("id");
            copy.put(
                    "ext_id",
                    "sbsync:" + sides.source().id() + ":" + asset.path("id").asLong());
            copy.put(
                    "filename",
                    asset.path("filename")
                            .asString()
                            .replace(
                                    "/f/" + sides.source().id() + "/",
                                    "/f/" + sides.target().id() + "/"));
            copy.put(
                    "asset_folder_id", folders.get(asset.path("asset_folder_id").asLong(0)));
            sides.target().addItem("assets", copy.toString());
        }
    }
}
