package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.internal.state.Runs;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.UndoPlan;
import dev.sbsync.core.report.ReportText;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a run made of groups, tags, components and presets is taken back; later changes stay. */
class RecordUndoTest {

    private static void source(SpaceBuilder space) {
        space.group("Layout")
                .group("Layout/Rows")
                .tag("component", "new")
                .with("components", """
                        {"name":"hero","color":"#111","component_group":"Layout/Rows","internal_tags":["new"],
                         "schema":{"title":{"type":"text"}}}""")
                .component("teaser", "{\"text\":{\"type\":\"text\"}}")
                .preset("teaser", "Short", "{\"component\":\"teaser\",\"text\":\"short\"}")
                .preset("hero", "Wide", "{\"component\":\"hero\",\"title\":\"wide\"}");
    }

    private static void target(SpaceBuilder space) {
        space.group("Layout")
                .group("Old")
                .tag("component", "old")
                .with("components", """
                        {"name":"hero","color":"#999","is_root":false,"is_nestable":true,"component_group":"Old","internal_tags":["old"],
                         "schema":{"title":{"type":"text"},"old":{"type":"text"}}}""")
                .preset("hero", "Wide", "{\"component\":\"hero\",\"title\":\"narrow\"}")
                .with("components", """
                        {"name":"quote","is_root":false,"is_nestable":true,"component_group":"Old","preset":"Blue",
                         "schema":{"text":{"type":"text"}}}""")
                .preset("quote", "Blue", "{\"component\":\"quote\",\"text\":\"blue\"}");
    }

    private static KindSides sides() {
        return new KindSides(Sides.of(RecordUndoTest::source, RecordUndoTest::target), Kind.COMPONENTS);
    }

    private static SpaceSync syncing(KindSides sides, boolean deletes) {
        return sides.sync()
                .onCollision(OnCollision.OVERWRITE)
                .deletes(deletes ? DeletePolicy.limit("100%") : DeletePolicy.NONE)
                .build();
    }

    private static void assertSame(Map<String, String> before, FakeSpace space) {
        assertThat(TargetState.differences(before, RecordState.of(space))).isEmpty();
    }

    private static void assertDone(SyncReport report) {
        assertThat(report.summary().failed()).as(report.problems().toString()).isZero();
        assertThat(report.summary().skipped()).as(report.problems().toString()).isZero();
    }

    @Test
    void anUndo_restoresWhatTheRunChanged_deletesWhatItCreated_andIsUndone() {
        try (KindSides sides = sides()) {
            SpaceSync sync = syncing(sides, false);
            Map<String, String> before = RecordState.of(sides.target());
            String run = Sides.run(sync).runId();
            Map<String, String> after = RecordState.of(sides.target());
            assertThat(after).isNotEqualTo(before);

            SyncReport undone = sync.undo(run);
            assertDone(undone);
            assertSame(before, sides.target());
            assertThat(sync.planUndo(run).plan().changesPending()).isFalse();

            assertDone(sync.undo(undone.runId()));
            assertSame(after, sides.target());
        }
    }

    @Test
    void whatTheRunDeleted_isCreatedAgain_withWhatNamesIt() {
        try (KindSides sides = sides()) {
            SpaceSync sync = syncing(sides, true);
            Map<String, String> before = RecordState.of(sides.target());
            SyncReport synced = Sides.run(sync);
            assertThat(sides.target().item("components", "quote")).isEmpty();
            assertThat(sides.target().item("component_groups", "Old")).isEmpty();

            SpaceSync undoing = sides.undoing().build(); // without a source
            UndoPlan plan = undoing.planUndo(synced.runId());
            assertThat(KindSides.warnings(plan.plan(), OutcomeCode.RECREATED))
                    .contains("it is created again, with another id");
            assertDone(undoing.run(plan));
            assertSame(before, sides.target());
            assertThat(sync.planUndo(synced.runId()).plan().changesPending()).isFalse();
        }
    }

    @Test
    void whatTheArchiveNames_andTheTargetLacks_isSaidOfTheTarget() {
        try (KindSides sides = new KindSides(
                Sides.of(
                        source -> source.component("hero", "{\"title\":{\"type\":\"text\"}}"),
                        target -> target.component("hero", """
                                {"rows":{"type":"bloks","component_group_whitelist":["5bc0ffee-0001-4000-8000-00000000dead"]},
                                 "pick":{"type":"option","source":"internal","datasource_slug":"gone"}}""")),
                Kind.COMPONENTS)) {
            String run = Sides.run(syncing(sides, false)).runId();
            SyncReport undone = sides.undoing().build().undo(run);

            assertThat(undone.problems()).containsKeys(OutcomeCode.REFERENCE_DROPPED, OutcomeCode.DATASOURCE_MISSING);
            assertThat(String.join("\n", ReportText.lines(undone)))
                    .contains(
                            "which is not in the component groups of its space; it is left out",
                            "names 'gone', which the target lacks\n",
                            "what to do: create them in the target")
                    .doesNotContain(" source", "sync", "Not copied");
        }
    }

    @Test
    void whatSomebodyChangedSince_isLeft_byName() {
        try (KindSides sides = sides()) {
            SpaceSync sync = syncing(sides, true);
            String run = Sides.run(sync).runId();
            sides.target().editItem("components", "hero", hero -> hero.put("color", "#abc"));
            sides.target().editItem("components", "teaser", teaser -> teaser.put("color", "#abc"));

            UndoPlan plan = sync.planUndo(run);
            assertThat(KindSides.changes(plan.plan())).doesNotContain("delete component group Layout/Rows");

            SyncReport undone = sync.run(plan);

            assertThat(Objects.requireNonNull(undone.problems().get(OutcomeCode.DRIFTED)).stream()
                            .map(problem -> problem.item().item().source().path()))
                    .containsExactlyInAnyOrder("hero", "teaser");
            assertThat(sides.target()
                            .item("components", "hero")
                            .orElseThrow()
                            .path("color")
                            .asString())
                    .isEqualTo("#abc");
            assertThat(sides.target().item("components", "teaser")).isPresent();
            assertThat(sides.target().item("component_groups", "Layout/Rows"))
                    .as("the group of what is left")
                    .isPresent();
            assertThat(sides.target().item("components", "quote")).isPresent();
        }
    }

    @Test
    void aComponentOfTheRun_thatStoriesUseByNow_isDeleted_withAWarning() {
        try (KindSides sides =
                new KindSides(Sides.of(RecordUndoTest::source, target -> target(target.story("a"))), Kind.COMPONENTS)) {
            SpaceSync sync = syncing(sides, false);
            String run = Sides.run(sync).runId();
            assertThat(KindSides.warnings(sync.planUndo(run).plan(), OutcomeCode.BREAKING_CHANGE))
                    .isEmpty();
            sides.target().edit("a", story -> story.field("component", "teaser"));

            SyncReport undone = sync.undo(run);

            assertDone(undone);
            assertThat(Objects.requireNonNull(undone.problems().get(OutcomeCode.BREAKING_CHANGE)))
                    .extracting(problem -> problem.problem().message())
                    .containsExactly("1 story that stays in the target uses it");
        }
    }

    @Test
    void whatSomebodyDeletedSince_isNotCreated() {
        try (KindSides sides = sides()) {
            SpaceSync sync = syncing(sides, false);
            String run = Sides.run(sync).runId();
            sides.target().removeItem("components", "hero");
            SyncReport undone = sync.undo(run);
            assertThat(Objects.requireNonNull(undone.problems().get(OutcomeCode.TARGET_DELETED)).stream()
                            .map(problem -> problem.item().item().source().path()))
                    .contains("hero");
            assertThat(sides.target().item("components", "hero")).isEmpty();
        }
    }

    @Test
    void anUndoThatFailedInPart_isFinishedByAnother() {
        try (KindSides sides = sides()) {
            SpaceSync sync = syncing(sides, true);
            Map<String, String> before = RecordState.of(sides.target());
            String run = Sides.run(sync).runId();
            sides.sides
                    .api
                    .faults()
                    .add(FaultRule.on("PUT", "**/components/*").always().then(FaultAction.status(422)));
            assertThat(sync.undo(run).summary().failed()).isPositive();
            sides.sides.api.faults().clear();

            assertDone(sync.undo(run));
            assertSame(before, sides.target());
        }
    }

    /** Wherever a run or its undo is killed, nothing is doubled and nothing is missing. */
    @Test
    void aKilledUndo_isResumed() {
        for (int dies = 1; dies < 40; dies += 7) {
            try (KindSides sides = sides()) {
                SpaceSync sync = syncing(sides, true);
                Map<String, String> before = RecordState.of(sides.target());
                String run = Sides.run(sync).runId();
                UndoPlan plan = sync.planUndo(run);
                sides.sides.dieAtRequest(dies, dies % 2 == 0, () -> {});
                SyncReport undone = sync.run(plan);
                sides.sides.liveAgain();
                if (Runs.state(sides.state).run(undone.runId()).orElseThrow().resumable()) {
                    undone = Sides.awaited(sync.resume(undone.runId()));
                }
                assertThat(undone.summary().failed())
                        .as("killed at " + dies + ": " + undone.problems().keySet())
                        .isZero();
                assertSame(before, sides.target());
            }
        }
    }

    @Test
    void aKilledRun_isUndone() {
        for (int dies = 1; dies < 40; dies += 7) {
            try (KindSides sides = sides()) {
                SpaceSync sync = syncing(sides, true);
                sides.target().editItem("components", "quote", quote -> quote.putNull("preset_id"));
                Map<String, String> before = RecordState.of(sides.target());
                var plan = sync.plan();
                sides.sides.dieAtRequest(dies, dies % 2 == 0, () -> {});
                String run = sync.run(plan).runId();
                sides.sides.liveAgain();
                SyncReport undone = sync.undo(run);
                assertThat(undone.summary().failed() + undone.summary().skipped())
                        .as("killed at " + dies + ": " + undone.problems().keySet())
                        .isZero();
                assertSame(before, sides.target());
            }
        }
    }
}
