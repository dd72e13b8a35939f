package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.AccessLostException;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that loses a space midway: 403 for everything. */
class AccessLostTest {

    private static final FaultAction FORBIDDEN = FaultAction.status(403, "{\"error\":\"You are not allowed\"}");

    private static void twenty(SpaceBuilder space) {
        for (int i = 0; i < 20; i++) {
            space.story("s" + i);
        }
    }

    private static void refuse(Sides sides, long space) {
        sides.api
                .faults()
                .add(FaultRule.on("the space", request -> request.path().startsWith("/v1/spaces/" + space))
                        .fromCall(5)
                        .always()
                        .then(FORBIDDEN));
    }

    @ParameterizedTest
    @ValueSource(longs = {Sides.SOURCE, Sides.TARGET})
    void wholeSpaceRefused_runEndsAfterFiveItemsAndIsResumedToItsEnd(long space) {
        StateStore state = StateStore.inMemory();
        try (Sides sides = Sides.of(AccessLostTest::twenty)) {
            SpaceSync sync = sides.sync().state(state).build();
            var plan = sync.plan();
            refuse(sides, space);

            SyncReport report = sync.run(plan);

            assertThat(report.ending()).isEqualTo(RunEnding.ABORTED);
            assertThat(report.abortedBy().orElseThrow())
                    .isInstanceOf(AccessLostException.class)
                    .hasMessageContaining("forbidden")
                    .hasMessageContaining("the right to read settings of space " + space);
            assertThat(report.summary().failed()).isEqualTo(5);
            assertThat(report.items().stream()
                            .flatMap(item -> item.outcome().problem().stream())
                            .map(Problem::code))
                    .containsOnly(space == Sides.SOURCE ? OutcomeCode.SOURCE_FORBIDDEN : OutcomeCode.FORBIDDEN);

            sides.api.faults().clear();
            SyncReport resumed = Sides.awaited(sides.sync().state(state).build().resume(report.runId()));
            assertThat(resumed.ending()).isEqualTo(RunEnding.DONE);
            assertThat(resumed.summary().created()).isEqualTo(20);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void itemsRefusedAndTheSpaceNot_failByThemselves() {
        try (Sides sides = Sides.of(AccessLostTest::twenty)) {
            sides.api
                    .faults()
                    .add(FaultRule.on("POST", "/v1/spaces/" + Sides.TARGET + "/stories")
                            .times(12)
                            .then(FORBIDDEN));
            SyncReport report = sides.run();
            assertThat(report.ending()).isEqualTo(RunEnding.PARTIAL);
            assertThat(report.summary().failed()).isEqualTo(12);
            assertThat(report.summary().created()).isEqualTo(8);
        }
    }
}
