package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.internal.state.Runs;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.testkit.SpaceBuilder;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a run made of datasources, their dimensions and their entries is taken back. */
class DatasourceUndoTest {

    private static void source(SpaceBuilder space) {
        space.datasource("colors", "Colors", "de", "German", "fr", "French")
                .entry("colors", "red", "#f00", "de", "rot", "fr", "rouge")
                .entry("colors", "new", "#123")
                .entry("colors", "blue", "#00f", "de", "blau")
                .entry("colors", "green", "#0f0")
                .datasource("added", "Added", "de", "German")
                .entry("added", "one", "1", "de", "eins");
    }

    private static void target(SpaceBuilder space) {
        space.datasource("colors", "Colours", "de", "Deutsch")
                .entry("colors", "blue", "#00e", "de", "blaue")
                .entry("colors", "own", "#999")
                .entry("colors", "green", "#0f0")
                .entry("colors", "red", "#f00")
                .datasource("old", "Old", "it", "Italian")
                .entry("old", "uno", "1", "it", "uno!")
                .entry("old", "due", "2");
    }

    private static KindSides sides() {
        return new KindSides(Sides.of(DatasourceUndoTest::source, DatasourceUndoTest::target), Kind.DATASOURCES);
    }

    private static SpaceSync syncing(KindSides sides, boolean deletes) {
        return sides.sync()
                .onCollision(OnCollision.OVERWRITE)
                .deletes(deletes ? DeletePolicy.limit("100%") : DeletePolicy.NONE)
                .build();
    }

    private static Map<String, String> state(KindSides sides) {
        try (var client = sides.sides.client()) {
            return RecordState.ofDatasources(client, sides.target().id());
        }
    }

    private static void assertDone(SyncReport report) {
        assertThat(report.summary().failed() + report.summary().skipped())
                .as(report.problems().keySet().toString())
                .isZero();
    }

    @Test
    void anUndo_restoresValuesDimensionsAndOrder_andIsUndone() {
        for (boolean deletes : new boolean[] {false, true}) {
            try (KindSides sides = sides()) {
                SpaceSync sync = syncing(sides, deletes);
                Map<String, String> before = state(sides);
                String run = Sides.run(sync).runId();
                Map<String, String> after = state(sides);
                assertThat(after).isNotEqualTo(before);

                SyncReport undone = sync.undo(run);
                assertDone(undone);
                assertThat(state(sides)).isEqualTo(before);
                assertThat(sync.planUndo(run).plan().changesPending()).isFalse();

                assertDone(sync.undo(undone.runId()));
                assertThat(state(sides)).isEqualTo(after);
            }
        }
    }

    @Test
    void whatSomebodyChangedSince_isLeft_byName() {
        try (KindSides sides = sides()) {
            SpaceSync sync = syncing(sides, false);
            String run = Sides.run(sync).runId();
            sides.target().editItem("datasource_entries", "added/one", entry -> entry.put("value", "by an editor"));
            SyncReport undone = sync.undo(run);
            assertThat(Objects.requireNonNull(undone.problems().get(OutcomeCode.DRIFTED)).stream()
                            .map(problem -> problem.item().item().source().path()))
                    .containsExactly("added/one");
            assertThat(state(sides)).containsKeys("added", "colors");
        }
    }

    @Test
    void aKilledRun_orAKilledUndo_isTakenBack() {
        for (int dies = 2; dies < 60; dies += 8) {
            try (KindSides sides = sides()) {
                SpaceSync sync = syncing(sides, true);
                Map<String, String> before = state(sides);
                var plan = sync.plan();
                boolean ofRun = dies % 16 == 2;
                if (ofRun) {
                    sides.sides.dieAtRequest(dies, true, () -> {});
                }
                String run = sync.run(plan).runId();
                sides.sides.liveAgain();
                var undo = sync.planUndo(run);
                if (!ofRun) {
                    sides.sides.dieAtRequest(dies, false, () -> {});
                }
                SyncReport undone = sync.run(undo);
                sides.sides.liveAgain();
                if (Runs.state(sides.state).run(undone.runId()).orElseThrow().resumable()) {
                    undone = Sides.awaited(sync.resume(undone.runId()));
                }
                assertThat(state(sides)).as("killed at " + dies).isEqualTo(before);
            }
        }
    }
}
