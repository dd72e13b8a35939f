package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.verify.Verification.Status;
import dev.sbsync.testkit.AssetTraffic;
import dev.sbsync.testkit.ReferenceOracle;
import dev.sbsync.testkit.SampleSpaces;
import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of reference, as the testkit's oracle checks it; the oracle shares no code with the engine. */
class ReferencesTest {

    @ParameterizedTest
    @EnumSource(IdentityMode.class)
    void run_everyKindOfReference_isThatOfTheTarget_andTheSecondRunWritesNothing(IdentityMode identity) {
        try (Sides sides = Sides.ofTwo(SampleSpaces.references());
                ManagementClient source = sides.client("asset-token");
                StateStore state = StateStore.inMemory()) {
            SpaceSync sync = sides.sync()
                    .from(source, sides.source().id())
                    .state(state)
                    .kinds(EnumSet.allOf(Kind.class))
                    .identity(identity)
                    .build();
            Sides.run(sync);

            ReferenceOracle oracle = ReferenceOracle.between(sides.source(), sides.target());
            assertThat(sides.target().items("assets"))
                    .hasSameSizeAs(sides.source().items("assets"));
            assertThat(sides.target().stories()).hasSameSizeAs(sides.source().stories());
            assertThat(oracle.differences()).isEmpty();
            assertThat(oracle.leftovers()).isEmpty();
            sides.api.clearRequests();
            SyncPlan plan = sync.plan();
            assertThat(KindSides.changes(plan)).isEmpty();
            Sides.run(sync);
            assertThat(sides.api.writes()).isEmpty();
            assertThat(sides.api.assetTraffic()).isEqualTo(new AssetTraffic(0, 0, 0, 0));
            assertThat(sync.verify().items())
                    .filteredOn(item -> item.status() != Status.EQUAL)
                    .isEmpty();
        }
    }
}
