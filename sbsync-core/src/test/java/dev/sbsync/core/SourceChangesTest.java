package dev.sbsync.core;

import static dev.sbsync.core.Sides.problem;
import static dev.sbsync.core.Sides.result;
import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.testkit.FakeStory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The source is edited between the list and the read. */
class SourceChangesTest {

    @Test
    void story_movedIntoAFolderOfThePlan_isPlannedAgainAndReadOnce() {
        try (Sides sides = Sides.of(source -> source.folder("f").story("a").story("b"))) {
            SyncReport report =
                    runAfter(sides, Selection.all(), () -> sides.source().edit("a", story -> story.moveTo("f")));

            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.target()).hasStory("f/a");
            assertThat(sides.target()).hasNoStory("a");
            assertThat(sides.target()).mirrors(sides.source());
            assertThat(result(report, "f/a").warnings())
                    .containsExactly(new Problem(
                            OutcomeCode.SOURCE_CHANGED,
                            "it moved in the source, from 'a' to 'f/a', after it was listed"));
            assertThat(report.sourceRequests().total()).isEqualTo(3);
        }
    }

    @Test
    void existingStory_renamedAndDirtyNow_isMovedAndBothLayersAreMirrored() {
        try (Sides sides =
                Sides.of(source -> source.story("a", story -> story.published()).story("b"))) {
            sides.run();
            SyncReport report = runAfter(
                    sides,
                    Selection.all(),
                    () -> sides.source().edit("a", story -> story.slug("z").name("Z")));
            assertThat(result(report, "z").outcome()).isInstanceOf(Outcome.Updated.class);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void folder_renamed_takesItsDescendantsAlongAndAnotherRunFindsAllEqual() {
        try (Sides sides = Sides.of(
                source -> source.folder("a").folder("a/b").story("a/b/x").story("a/y"))) {
            SyncReport report = runAfter(
                    sides, Selection.all(), () -> sides.source().editFolder("a", folder -> folder.slug("new")));
            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(report.summary().created()).isEqualTo(4);
            assertThat(sides.target()).mirrors(sides.source());
            assertThat(sides.run().summary().unchanged()).isEqualTo(4);
        }
    }

    @Test
    void existingFolder_renamed_descendantsAreComparedInTheNewPlaceAndNotWritten() {
        try (Sides sides = Sides.of(source -> source.folder("a").folder("a/b").story("a/b/x"))) {
            sides.run();
            SyncReport report = runAfter(
                    sides, Selection.all(), () -> sides.source().editFolder("a", folder -> folder.slug("new")));
            assertThat(report.summary().updated()).isEqualTo(1);
            assertThat(report.summary().unchanged()).isEqualTo(2);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void story_movedOutOfTheSelection_isNotWritten() {
        try (Sides sides = Sides.of(source -> source.folder("blog")
                .story("blog/a")
                .story("blog/b")
                .folder("shop")
                .story("shop/c"))) {
            SyncReport report = runAfter(
                    sides,
                    Selection.builder().prefix("blog").build(),
                    () -> sides.source().edit("blog/a", story -> story.moveTo("shop")));
            assertThat(problem(report, "blog/a").code()).isEqualTo(OutcomeCode.SOURCE_CHANGING);
            assertThat(problem(report, "blog/a").message()).contains("'shop/a'", "is not selected there");
            assertThat(paths(sides)).containsExactlyInAnyOrder("blog", "blog/b");
        }
    }

    @Test
    void story_movedToTheRootOfASelectionBelowAFolder_isNotWritten() {
        try (Sides sides = Sides.of(source -> source.folder("blog").story("blog/a"))) {
            SyncReport report = runAfter(
                    sides,
                    Selection.builder().prefix("blog/a").build(),
                    () -> sides.source().edit("blog/a", story -> story.moveTo("")));
            assertThat(problem(report, "blog/a").code()).isEqualTo(OutcomeCode.SOURCE_CHANGING);
            assertThat(paths(sides)).containsExactly("blog");
        }
    }

    @Test
    void story_movedToThePlaceOfAnother_isLeftToAnotherRun() {
        try (Sides sides =
                Sides.of(source -> source.folder("f").story("f/a").story("a").story("b"))) {
            SyncReport report = runAfter(sides, Selection.all(), () -> {
                sides.source().edit("f/a", story -> story.slug("c"));
                sides.source().edit("a", story -> story.moveTo("f"));
            });
            assertThat(problem(report, "a").code()).isEqualTo(OutcomeCode.SOURCE_CHANGING);
            assertThat(problem(report, "a").message()).contains("its new path is that of");
            assertThat(report.summary().failed()).isEqualTo(1);
            assertThat(sides.run().ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void folder_movedIntoOneThatWaitsForIt_isLeftToAnotherRunAndTheRunEnds() {
        try (Sides sides = Sides.of(source -> source.folder("a").folder("a/b").story("c"))) {
            SyncReport report = runAfter(sides, Selection.all(), () -> {
                sides.source().editFolder("a/b", folder -> folder.moveTo(""));
                sides.source().editFolder("a", folder -> folder.moveTo("b"));
            });
            assertThat(problem(report, "a").message()).contains("depends on it");
            assertThat(problem(report, "a/b").code()).isEqualTo(OutcomeCode.BLOCKED);
            assertThat(report.summary().created()).isEqualTo(1);
        }
    }

    private static SyncReport runAfter(Sides sides, Selection selection, Runnable edit) {
        SpaceSync sync = sides.sync().selection(selection).build();
        SyncPlan plan = sync.plan();
        edit.run();
        return sync.run(plan);
    }

    private static List<String> paths(Sides sides) {
        return sides.target().stories().stream().map(FakeStory::path).toList();
    }
}
