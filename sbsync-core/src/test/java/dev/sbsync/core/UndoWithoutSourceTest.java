package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.plan.UndoPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StateStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Runs are undone without a client of the source, which undos do not read. */
class UndoWithoutSourceTest {

    @Test
    void runsAreUndone_andUndosAreResumed() {
        StateStore store = StateStore.inMemory();
        try (Sides sides = Sides.of(UndoTest::source, UndoTest::target)) {
            Map<String, String> before = TargetState.of(sides.target());
            String run = Sides.run(sides.sync().state(store).build()).runId();
            SpaceSync sync = sides.undoing().state(store).build();
            UndoPlan plan = sync.planUndo(run);
            sides.dieAtRequest(3, true, () -> {});
            String undo = sync.run(plan).runId();
            sides.liveAgain();
            sides.api.clearRequests();
            SyncReport undone = Sides.awaited(sync.resume(undo));

            assertThat(undone.summary().failed())
                    .as(undone.problems().toString())
                    .isZero();
            assertThat(TargetState.differences(before, TargetState.of(sides.target())))
                    .isEmpty();
            assertThat(sides.api.requests())
                    .allSatisfy(request -> assertThat(request.path()).contains("/spaces/" + Sides.TARGET));
        }
    }

    @Test
    void nothingElseIsPossible() throws Exception {
        StateStore store = StateStore.inMemory();
        try (Sides sides = Sides.of(UndoTest::source, UndoTest::target)) {
            SpaceSync full = sides.sync().state(store).build();
            SyncPlan plan = full.plan();
            SyncRun run = full.start(plan);
            run.cancelNow();
            run.await();
            sides.api.clearRequests();
            SpaceSync sync = sides.undoing().state(store).build();

            List<ThrowingCallable> calls = List.of(
                    sync::plan,
                    () -> sync.planRetry(run.id()),
                    () -> sync.check(plan),
                    () -> sync.start(plan),
                    () -> sync.resume(run.id()),
                    sync::verify,
                    () -> sync.verify(plan),
                    () -> sync.watch(Duration.ofSeconds(30), cycle -> {}));
            assertThat(calls)
                    .allSatisfy(call -> assertThatThrownBy(call)
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessage(
                                    "There is no source; set it with from(client, spaceId). Without one, a sync can only"
                                            + " undo runs and resume undos."));
            assertThat(sides.api.requests()).isEmpty();
        }
    }

    @Test
    void theStateHasToHaveARun_ofTheTarget() {
        try (Sides sides = Sides.of(UndoTest::source, UndoTest::target)) {
            assertThatThrownBy(
                            () -> sides.undoing().state(StateStore.inMemory()).build())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("There is no source; set it with from(client, spaceId).")
                    .hasMessageContaining("the state has no run to undo");
            StateStore store = StateStore.inMemory();
            String run = Sides.run(sides.sync().state(store).build()).runId();
            SpaceSync other =
                    sides.undoing().state(store).to(sides.client(), 4711).build();
            assertThatThrownBy(() -> other.planUndo(run))
                    .isInstanceOf(StateException.class)
                    .hasMessageContaining("4711");
        }
    }
}
