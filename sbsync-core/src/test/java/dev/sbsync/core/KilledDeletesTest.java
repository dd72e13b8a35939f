package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.internal.state.DyingState;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeStatus;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.state.StoredRun;
import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that deletes items of every kind dies at any of its requests, and is resumed. */
class KilledDeletesTest {

    private static final int MOST_REQUESTS = 200;

    private static SpaceSync sync(Sides sides, StateStore state) {
        return sides.sync()
                .kinds(EnumSet.allOf(Kind.class))
                .state(state)
                .deletes(DeletePolicy.atMostPercent(100))
                .build();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void killedAtAnyRequest_theResumedRunDeletesTheRest(boolean afterIt) {
        int step = Integer.getInteger("sbsync.kills", 4);
        int at = 1;
        while (at < MOST_REQUESTS && died(at, afterIt)) {
            at += step;
        }
        assertThat(at).isBetween(30, MOST_REQUESTS - 1);
    }

    /** Returns whether the run had that many requests. */
    private static boolean died(int at, boolean afterIt) {
        String when = "request " + at + (afterIt ? " after" : " before");
        DyingState.Death death = DyingState.whenTold();
        StateStore kept = StateStore.inMemory();
        try (Sides sides = Sides.of(WholeSpaceDeletesTest::items)) {
            Sides.run(sync(sides, kept));
            WholeSpaceDeletesTest.emptyWithStories(sides.source());
            SpaceSync dying = sync(sides, death.of(kept));
            SyncPlan plan = dying.plan();
            sides.dieAtRequest(at, afterIt, death::die);
            if (!death.before(() -> dying.start(plan))) {
                death.await();
            }
            sides.liveAgain();
            StoredRun run = new SyncState(kept).runs().get(1);
            if (run.resumable()) {
                SyncReport report =
                        Sides.awaited(sync(sides, kept).resume(run.header().runId()));
                assertThat(report.ending()).as(when).isEqualTo(RunEnding.DONE);
                assertThat(report.summary().counts().count(OutcomeStatus.DELETED))
                        .as(when)
                        .isEqualTo((int) plan.count(dev.sbsync.core.plan.Operation.DELETE));
            }
            WholeSpaceDeletesTest.assertEmpty(sides.target(), when);
            return run.resumable();
        }
    }
}
