package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.internal.state.DyingState;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.state.StoredRun;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Items that were in sync and that a later run wrote only in part. The target's state is our own work, and never
 * mistaken for an editor's change.
 */
class HalfWrittenTest {

    @TempDir
    private Path folder;

    private int files;

    /** Each item needs more than one write when it changes: both layers, or unpublishing first. */
    private static void content(SpaceBuilder space) {
        space.folder("blog")
                .story("blog/dirty", story -> story.field("v", "draft").dirty(live -> live.put("v", "live")))
                .story("blog/live", story -> story.published().field("v", 1))
                .story("blog/other", story -> story.published().field("v", 1))
                .story("one", story -> story.published().field("v", "one"))
                .story("two", story -> story.published().field("v", "two"));
    }

    private static void change(Sides sides) {
        sides.source().edit("blog/dirty", story -> story.field("v", "live 2").publish());
        sides.source().edit("blog/dirty", story -> story.field("v", "draft 2"));
        sides.source().edit("blog/live", story -> story.field("v", 2).unpublish());
        swap(sides);
    }

    /** Swaps two paths, which takes a temporary rename. */
    private static void swap(Sides sides) {
        sides.source().edit("one", story -> story.slug("between"));
        sides.source().edit("two", story -> story.slug("one").publish());
        sides.source().edit("between", story -> story.slug("two").publish());
    }

    private interface Again {
        SyncReport run(SpaceSync sync, String runId);
    }

    @Test
    void refusedHalfway_isWrittenByTheRetry() {
        refusedHalfway((sync, runId) -> sync.run(sync.planRetry(runId)));
    }

    @Test
    void refusedHalfway_isWrittenByTheNextRun() {
        refusedHalfway((sync, runId) -> Sides.run(sync));
    }

    private void refusedHalfway(Again again) {
        try (Sides sides = Sides.of(HalfWrittenTest::content)) {
            StateStore state = StateStore.inMemory();
            SpaceSync sync = sides.sync().state(state).build();
            Sides.run(sync);
            change(sides);
            sides.api.failNext("PUT", "/v1/spaces/1002/stories/*", FaultAction.normal());
            sides.api.failNext(
                    "PUT", "/v1/spaces/1002/stories/*", FaultAction.status(422, "{\"content\":[\"is not wanted\"]}"));
            SyncReport broken = Sides.run(sync);
            assertThat(broken.summary().failed()).isPositive();

            SyncReport report = again.run(sync, broken.runId());

            assertThat(report.items()).extracting(ItemResult::outcome).noneMatch(Outcome.Skipped.class::isInstance);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    /** A write that was refused entirely left the target unchanged, so an editor's change still counts as drift. */
    @Test
    void refusedFromTheStart_anEditorsChangeSurvives() {
        try (Sides sides = Sides.of(HalfWrittenTest::content)) {
            StateStore state = StateStore.inMemory();
            SpaceSync sync = sides.sync().state(state).build();
            Sides.run(sync);
            sides.source().edit("blog/other", story -> story.field("v", 2).publish());
            sides.api.failNext(
                    "PUT", "/v1/spaces/1002/stories/*", FaultAction.status(422, "{\"content\":[\"is not wanted\"]}"));
            assertThat(Sides.run(sync).summary().failed()).isEqualTo(1);
            sides.target()
                    .edit("blog/other", story -> story.field("v", "by hand").publish());

            SyncReport report = Sides.run(sync);

            assertThat(Sides.result(report, "blog/other").outcome()).isInstanceOf(Outcome.Skipped.class);
            assertThat(sides.target()).hasStory("blog/other").hasField("v", "by hand");
        }
    }

    @Test
    void died_isWrittenByTheResumedRun() {
        diedAnywhere((sync, runId) -> Sides.awaited(sync.resume(runId)));
    }

    @Test
    void died_isWrittenByTheNextRun() {
        diedAnywhere((sync, runId) -> Sides.run(sync));
    }

    /** Dies at requests, and at writes to the state, before and after them: at every one with -Dsbsync.kills=1. */
    private void diedAnywhere(Again again) {
        DyingState.Death never = DyingState.whenTold();
        int requests = secondRun(never, sides -> {});
        assertThat(requests).isGreaterThan(8);
        assertThat(never.writes()).isGreaterThan(10);
        int step = Integer.getInteger("sbsync.kills", 3);
        for (boolean after : new boolean[] {false, true}) {
            for (int at = 1; at <= requests; at += step) {
                int request = at;
                DyingState.Death death = DyingState.whenTold();
                continues(
                        "request " + at + after, death, sides -> sides.dieAtRequest(request, after, death::die), again);
            }
            for (int at = 2; at <= never.writes(); at += step) {
                continues("write " + at + after, DyingState.atWrite(at, after), sides -> {}, again);
            }
        }
    }

    /** Returns how many requests the second run has after its plan. */
    private int secondRun(DyingState.Death death, Consumer<Sides> disturbance) {
        try (Sides sides = Sides.of(HalfWrittenTest::content)) {
            return secondRun(folder.resolve("state-" + files++ + ".db"), sides, death, disturbance);
        }
    }

    private int secondRun(Path file, Sides sides, DyingState.Death death, Consumer<Sides> disturbance) {
        using(file, sides, state -> Sides.run(sides.sync().state(state).build()));
        change(sides);
        using(file, sides, opened -> {
            SpaceSync sync = sides.sync().state(death.of(opened)).build();
            var plan = sync.plan();
            sides.api.clearRequests();
            disturbance.accept(sides);
            assertThat(death.before(() -> sync.start(plan))).isFalse();
            death.await();
        });
        return sides.api.requests().size();
    }

    private void continues(String when, DyingState.Death death, Consumer<Sides> disturbance, Again again) {
        Path file = folder.resolve("state-" + files++ + ".db");
        try (Sides sides = Sides.of(HalfWrittenTest::content)) {
            secondRun(file, sides, death, disturbance);
            sides.liveAgain();
            using(file, sides, state -> {
                StoredRun second = new SyncState(state).runs().get(1);
                if (second.resumable()) {
                    SyncReport report = again.run(
                            sides.sync().state(state).build(), second.header().runId());
                    assertThat(report.ending()).as(when).isEqualTo(RunEnding.DONE);
                    assertThat(report.items())
                            .as(when)
                            .extracting(ItemResult::outcome)
                            .noneMatch(Outcome.Skipped.class::isInstance);
                }
                assertThat(sides.target()).as(when).mirrors(sides.source());
            });
        }
    }

    private static void using(Path file, Sides sides, Consumer<StateStore> action) {
        try (StateStore state = StateFile.open(file, sides.time)) {
            action.accept(state);
        }
    }
}
