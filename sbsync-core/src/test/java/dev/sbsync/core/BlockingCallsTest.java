package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.sbsync.core.outcome.SyncInterruptedException;
import dev.sbsync.core.plan.OnUnresolved;
import dev.sbsync.core.plan.PlanReads;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.plan.UndoPlan;
import dev.sbsync.core.state.StateStore;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What the methods of a sync have in common: how an interrupt ends them, and that null is refused by name. */
class BlockingCallsTest {

    @Test
    void interrupted_everyBlockingMethodThrowsTheSame_andKeepsTheFlag() {
        try (Sides sides = Sides.of(space -> space.story("a"), space -> {})) {
            SpaceSync sync = sides.sync()
                    .state(StateStore.inMemory())
                    .onUnresolved(OnUnresolved.FAIL)
                    .build();
            SyncPlan plan = sync.plan();
            String run = sync.run(plan).runId();
            sides.api.clearRequests();

            Map<String, ThrowingCallable> calls = Map.of(
                    "plan", sync::plan,
                    "planRetry", () -> sync.planRetry(run),
                    "planUndo", () -> sync.planUndo(run),
                    "verify", sync::verify,
                    "verifyPlan", () -> sync.verify(plan),
                    "undo", () -> sync.undo(run),
                    "check", () -> sync.check(plan));

            calls.forEach((name, call) -> {
                Thread.currentThread().interrupt();
                assertThatExceptionOfType(SyncInterruptedException.class)
                        .as(name)
                        .isThrownBy(call);
                assertThat(Thread.interrupted()).as(name).isTrue();
            });
            assertThat(sides.api.requests())
                    .allMatch(request -> request.method().equals("GET"));
        }
    }

    @Test
    @NullUnmarked
    void null_isRefusedByName() {
        try (Sides sides = Sides.of(space -> space.story("a"), space -> {})) {
            SpaceSync sync = sides.sync().build();

            Map<ThrowingCallable, String> calls = Map.of(
                    () -> sync.plan((PlanReads) null), "reads",
                    () -> sync.run((SyncPlan) null), "plan",
                    () -> sync.verify(null), "plan",
                    () -> sync.run((UndoPlan) null), "undo",
                    () -> sync.undo(null), "runId",
                    () -> sync.resume(null), "runId",
                    () -> sync.watch(Duration.ofSeconds(1), null), "listener",
                    () -> sync.watch(null, cycle -> {}), "interval",
                    () -> SpaceSync.builder().kinds(null), "kinds");

            calls.forEach((call, name) ->
                    assertThatNullPointerException().isThrownBy(call).withMessage(name));
        }
    }
}
