package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.PlanReads;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.review.PlanFile;
import dev.sbsync.core.review.PlanFileException;
import dev.sbsync.core.review.StalePlanException;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.faults.FaultAction;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans that are written, edited, and run as they are. */
class PlanFileTest {

    private StateStore state = StateStore.inMemory();

    private Sides synced() {
        Sides sides = Sides.of(source -> source.folder("f")
                .story("f/a", story -> story.field("v", 1))
                .story("b", story -> story.field("v", 1))
                .story("c", story -> story.field("v", 1))
                .story("d", story -> story.field("v", 1)));
        Sides.run(sides.sync().state(state).build());
        return sides;
    }

    private String written(Sides sides) {
        SpaceSync sync = sides.sync().state(state).build();
        return sync.planText(sync.plan(PlanReads.ALL));
    }

    private SpaceSync reviewed(Sides sides, String text) {
        return sides.sync().state(state).planFile(PlanFile.parse(text)).build();
    }

    private SyncReport run(Sides sides, String text) {
        SpaceSync sync = reviewed(sides, text);
        return sync.run(sync.plan());
    }

    private static String deciding(String text, Sides sides, String path, String from, String to) {
        FakeStory story = sides.source().story(path).orElseThrow();
        int item = text.indexOf("\"stories/" + story.id() + "\"");
        int at = text.indexOf("\"decision\" : \"" + from + "\"", item);
        assertThat(at).isPositive();
        String old = "\"decision\" : \"" + from + "\"";
        return text.substring(0, at) + "\"decision\" : \"" + to + "\"" + text.substring(at + old.length());
    }

    @Test
    void plan_isRunAsItIs_andWritesNothingElse() {
        try (Sides sides = synced()) {
            sides.source().edit("b", story -> story.field("v", 2));
            sides.source().edit("c", story -> story.field("v", 3));
            sides.source().edit("c", story -> story.field("v", 1));
            String text = written(sides);
            assertThat(text).doesNotContain(Sides.TOKEN).contains("\"old\" : 1", "\"value\" : 2");
            state = StateStore.inMemory(); // another machine: the plan alone says what is equal
            sides.api.clearRequests();

            SyncReport report = run(sides, text);

            assertThat(report.summary().total()).isEqualTo(5);
            assertThat(sides.api.writes())
                    .isNotEmpty()
                    .allMatch(write -> write.path().contains(id(sides, "b")));
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    private static String id(Sides sides, String path) {
        return "/" + sides.target().story(path).orElseThrow().id();
    }

    @Test
    void equalWithoutABaseline_isNotReadAgainByTheRun() {
        try (Sides sides = synced()) {
            state = StateStore.inMemory();
            String text = written(sides);
            state = StateStore.inMemory();
            sides.api.clearRequests();

            SyncReport report = run(sides, text);

            assertThat(report.summary().unchanged()).isEqualTo(5);
            assertThat(sides.api.requests().stream().filter(one -> one.path().matches(".*/stories/\\d+")))
                    .isEmpty();
        }
    }

    @Test
    void skippedByTheReviewer_isLeft_theOthersAreWritten() {
        try (Sides sides = synced()) {
            sides.source().edit("b", story -> story.field("v", 2));
            sides.source().edit("c", story -> story.field("v", 2));
            String text = deciding(written(sides), sides, "b", "overwrite", "skip");

            SyncReport report = run(sides, text);

            assertThat(Sides.result(report, "b").outcome()).isInstanceOf(Outcome.Skipped.class);
            assertThat(Sides.result(report, "c").outcome()).isInstanceOf(Outcome.Updated.class);
        }
    }

    @Test
    void driftThatTheReviewerOverwrites_isOverwritten_otherDriftIsLeft() {
        try (Sides sides = synced()) {
            sides.target().edit("b", story -> story.field("v", "editor"));
            sides.target().edit("c", story -> story.field("v", "editor"));
            String text = written(sides);
            assertThat(text).contains("\"editor\"");

            SyncReport report = run(sides, deciding(text, sides, "b", "skip", "overwrite"));

            assertThat(Sides.result(report, "b").outcome()).isInstanceOf(Outcome.Updated.class);
            assertThat(Sides.result(report, "c").outcome()).isInstanceOf(Outcome.Skipped.class);
        }
    }

    @Test
    void deletedInTheTarget_isRestoredIfTheReviewerSaysSo() {
        try (Sides sides = synced()) {
            sides.target().edit("b", story -> story.delete());
            String text = deciding(written(sides), sides, "b", "skip", "overwrite");

            run(sides, text);

            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void map_collisionThatWasSkipped_isSkipped_orOverwrittenIfDecided() {
        try (Sides sides = Sides.of(
                source -> source.story("a", story -> story.field("v", 1)).story("b", story -> story.field("v", 1)),
                target -> target.story("a", story -> story.field("v", 2)).story("b", story -> story.field("v", 2)))) {
            SpaceSync map = sides.sync()
                    .identity(IdentityMode.MAP)
                    .onCollision(OnCollision.SKIP)
                    .build();
            String text = map.planText(map.plan(PlanReads.ALL));

            SyncReport report = run(sides, deciding(text, sides, "b", "skip", "overwrite"));

            assertThat(Sides.result(report, "a").outcome()).isInstanceOf(Outcome.Skipped.class);
            assertThat(Sides.result(report, "b").outcome()).isInstanceOf(Outcome.Updated.class);
        }
    }

    @Test
    void newFolderThatIsSkipped_refusesWhatItHolds_unlessThatIsSkippedToo() {
        try (Sides sides = Sides.of(source -> source.folder("f").folder("f/g").story("f/g/a"))) {
            String text = decidingFolder(written(sides), sides, "f");

            assertThatThrownBy(() -> run(sides, text))
                    .isInstanceOfSatisfying(
                            StalePlanException.class,
                            stale -> assertThat(stale.moved())
                                    .allSatisfy(line -> assertThat(line)
                                            .matches("'f/g(/a)?' cannot be written, as decided in line"
                                                    + " \\d+: its folder 'f' is skipped \\(line " + lineOf(text, "f")
                                                    + "\\);"
                                                    + " skip both, or neither"))
                                    .hasSize(2));
            assertThat(sides.api.writes()).isEmpty();

            SyncReport report =
                    run(sides, deciding(decidingFolder(text, sides, "f/g"), sides, "f/g/a", "overwrite", "skip"));
            assertThat(report.items()).hasSize(3).allSatisfy(result -> {
                assertThat(result.item().reasons()).containsExactly("skipped by the plan file");
                assertThat(result.warnings()).isEmpty();
            });
        }
    }

    private static String decidingFolder(String text, Sides sides, String path) {
        long id = sides.source().folder(path).orElseThrow().id();
        int at = text.indexOf("\"overwrite\"", text.indexOf("\"stories/" + id + "\""));
        return text.substring(0, at) + "\"skip\"" + text.substring(at + "\"overwrite\"".length());
    }

    /** Returns the line at which the item of a path starts. */
    private static long lineOf(String text, String path) {
        int item = text.lastIndexOf('{', text.indexOf("\"path\" : \"" + path + "\""));
        return text.substring(0, item).lines().count();
    }

    @Test
    void newRecordThatIsSkipped_refusesWhatNeedsIt() {
        try (Sides sides = Sides.of(source -> {})) {
            long folder = sides.source().addItem("asset_folders", "{\"name\":\"One\"}");
            sides.source().addItem("asset_folders", "{\"name\":\"Two\",\"parent_id\":" + folder + "}");
            SpaceSync sync = sides.sync().kinds(Set.of(Kind.ASSETS)).build();
            String text = sync.planText(sync.plan());
            int at = text.indexOf("\"overwrite\"");
            String edited = text.substring(0, at) + "\"skip\"" + text.substring(at + "\"overwrite\"".length());

            assertThatThrownBy(() -> run(sides, edited))
                    .isInstanceOf(StalePlanException.class)
                    .hasMessageContaining("which it needs, is skipped by the plan file; skip both, or neither");
        }
    }

    @ParameterizedTest
    @CsvSource({"source, b", "source, f/a", "target, b", "target, d"})
    void changedOnASide_refuses_andNamesIt(String side, String path) {
        try (Sides sides = synced()) {
            sides.source().edit("c", story -> story.field("v", 2));
            String text = written(sides);
            (side.equals("source") ? sides.source() : sides.target()).edit(path, story -> story.field("v", "moved"));
            sides.api.clearRequests();

            assertThatThrownBy(() -> run(sides, text))
                    .isInstanceOf(StalePlanException.class)
                    .hasMessageContaining("'" + path + "' changed in the " + side);
            assertThat(sides.api.writes()).isEmpty();
        }
    }

    @Test
    void deletedItems_refuse() {
        try (Sides sides = synced()) {
            String text = written(sides);
            sides.source().edit("b", story -> story.delete());
            sides.target().edit("c", story -> story.delete());

            assertThatThrownBy(() -> run(sides, text))
                    .isInstanceOfSatisfying(
                            StalePlanException.class,
                            stale -> assertThat(stale.moved())
                                    .containsExactlyInAnyOrder(
                                            "'b' is gone from the source, or from the selection",
                                            "'c' was deleted in the target",
                                            "'b' is new in the target"));
        }
    }

    @Test
    void otherSpaces_areRefused() {
        try (Sides sides = synced()) {
            String text = written(sides).replace("\"id\" : 1002,", "\"id\" : 1003,");

            assertThatThrownBy(() -> reviewed(sides, text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("1003");
        }
    }

    @Test
    void garbled_isRefusedWithTheLine() {
        try (Sides sides = synced()) {
            sides.source().edit("b", story -> story.field("v", 2));
            String text = written(sides);
            for (List<String> edit : List.of(
                    List.of("\"sbsync-plan\"", "\"plan\"", "line 2: the format is 'plan'"),
                    List.of("\"version\" : 1", "\"version\" : 2", "line 3: the version is 2"),
                    List.of("\"on_drift\"", "\"on_drifd\"", "'on_drifd' is not known in the options"),
                    List.of("\"unchanged\"", "\"unchangd\"", "'unchangd' is none of create"),
                    List.of("\"overwrite\"", "\"Skip\"", "'decision': 'Skip' is none of overwrite, skip"),
                    List.of("\"overwrite\"", "\"equal\"", "'decision': 'equal' is none of overwrite, skip"),
                    List.of("\"path\"", "\"paht\"", "'paht' is not known in an item"),
                    List.of("\"items\" : [", "\"items\" : ", "line "))) {
                assertThat(text).contains(edit.get(0));
                assertThatThrownBy(() -> PlanFile.parse(text.replace(edit.get(0), edit.get(1))))
                        .as(edit.toString())
                        .isInstanceOf(PlanFileException.class)
                        .hasMessageContaining(edit.get(2))
                        .hasMessageStartingWith("line ")
                        .hasMessageNotContaining(", equal");
            }
            assertThatThrownBy(() -> PlanFile.parse(text.substring(0, text.length() / 2)))
                    .isInstanceOf(PlanFileException.class);
        }
    }

    @Test
    void records_areDecidedAndCheckedToo() {
        try (Sides sides = Sides.of(source -> {})) {
            for (String slug : List.of("one", "two")) {
                sides.source().addItem("datasources", "{\"name\":\"New " + slug + "\",\"slug\":\"" + slug + "\"}");
                sides.target().addItem("datasources", "{\"name\":\"Old " + slug + "\",\"slug\":\"" + slug + "\"}");
            }
            SpaceSync sync =
                    sides.sync().state(state).kinds(Set.of(Kind.DATASOURCES)).build();
            String text = sync.planText(sync.plan());
            int at = text.indexOf("\"overwrite\"");
            String edited = text.substring(0, at) + "\"skip\"" + text.substring(at + "\"overwrite\"".length());

            SyncReport report = run(sides, edited);

            assertThat(report.summary().skipped()).isEqualTo(1);
            assertThat(report.summary().updated()).isEqualTo(1);
            assertThatThrownBy(() -> run(sides, text))
                    .isInstanceOf(StalePlanException.class)
                    .hasMessageContaining("changed in the target");
        }
    }

    @Test
    void resumedRun_keepsTheDecisions() throws InterruptedException {
        try (Sides sides = synced()) {
            sides.source().edit("b", story -> story.field("v", 2));
            sides.source().edit("c", story -> story.field("v", 2));
            sides.target().edit("d", story -> story.field("v", "editor"));
            String text = deciding(written(sides), sides, "b", "overwrite", "skip");
            text = deciding(text, sides, "d", "skip", "overwrite");
            SpaceSync sync = reviewed(sides, text);
            SyncPlan plan = sync.plan();
            sides.api.failNext("PUT", "/v1/spaces/" + Sides.TARGET + "/stories/*", FaultAction.status(401, "{}"));
            SyncReport ended = sync.run(plan);
            assertThat(ended.ending()).isEqualTo(RunEnding.ABORTED);

            SyncReport report =
                    sides.sync().state(state).build().resume(ended.runId()).await();

            assertThat(Sides.result(report, "b").outcome()).isInstanceOf(Outcome.Skipped.class);
            assertThat(Sides.result(report, "c").outcome()).isInstanceOf(Outcome.Updated.class);
            assertThat(Sides.result(report, "d").outcome()).isInstanceOf(Outcome.Updated.class);
        }
    }

    @Test
    void delete_isDoneOrSkipped_asDecided() {
        try (Sides sides = synced()) {
            sides.source().edit("b", story -> story.delete());
            sides.source().edit("c", story -> story.delete());
            SpaceSync sync =
                    sides.sync().state(state).deletes(DeletePolicy.atMost(5)).build();
            String text = sync.planText(sync.plan(PlanReads.ALL));
            long b = sides.target().story("b").orElseThrow().id();
            int item = text.indexOf("\"stories/-" + b + "\"");
            int at = text.indexOf("\"overwrite\"", item);
            String edited = text.substring(0, at) + "\"skip\"" + text.substring(at + "\"overwrite\"".length());

            SyncReport report = run(sides, edited);

            assertThat(report.items())
                    .extracting(result -> result.outcome().word())
                    .contains("deleted");
            assertThat(sides.target()).hasStory("b");
            assertThat(sides.target().story("c")).isEmpty();
        }
    }

    @Test
    void driftOfARecord_isShownWithItsDifferences() {
        try (Sides sides = Sides.of(source -> {})) {
            sides.source().addItem("datasources", "{\"name\":\"One\",\"slug\":\"one\"}");
            SpaceSync sync =
                    sides.sync().state(state).kinds(Set.of(Kind.DATASOURCES)).build();
            sync.run(sync.plan());
            sides.target().editItem("datasources", "one", datasource -> datasource.put("name", "An editor's"));

            SyncPlan plan = sync.plan();

            assertThat(plan.drifted())
                    .singleElement()
                    .satisfies(item ->
                            assertThat(item.differences()).extracting("field").containsExactly("name"));
        }
    }
}
