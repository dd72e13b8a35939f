package dev.sbsync.core;

import static dev.sbsync.core.Sides.problem;
import static dev.sbsync.core.Sides.result;
import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes whose answer never came, or came wrong: nothing is lost, nothing is doubled. */
class LostAnswersTest {

    private static final String POST = "/v1/spaces/" + Sides.TARGET + "/stories";

    /** What a lost create made is listed before it can be read by its id: a 404 is not final then. */
    @Test
    void create_answerLostAndNotReadableYet_isNeitherDoubledNorGone() {
        try (Sides sides = Sides.of(source -> source.story("a", story -> story.published()))) {
            sides.api.faults().add(FaultRule.on("POST", POST).then(FaultAction.dropAfter()));
            sides.api
                    .faults()
                    .add(FaultRule.on("GET", POST + "/*")
                            .times(3)
                            .then(FaultAction.status(404, "[\"This record could not be found\"]")));
            SyncReport report = sides.run();
            assertThat(report.summary().created()).isEqualTo(1);
            assertThat(report.summary().warnings()).isZero();
            assertThat(sides.target()).mirrors(sides.source());
            assertThat(created(sides)).isEqualTo(1);
        }
    }

    @Test
    void create_answerLost_isFoundAndNotDoubled() {
        try (Sides sides = Sides.of(source -> source.folder("f").story("f/a", story -> story.published()))) {
            sides.api.faults().add(FaultRule.on("POST", POST).always().then(FaultAction.dropAfter()));
            SyncReport report = sides.run();
            assertThat(report.summary().created()).isEqualTo(2);
            assertThat(report.summary().warnings()).isZero();
            assertThat(sides.target()).mirrors(sides.source());
            assertThat(created(sides)).isEqualTo(2);
        }
    }

    /** Siblings may have the same name: only the id shows that the answer is about another story. */
    @ParameterizedTest
    @ValueSource(strings = {"all", "only", "where"})
    void create_answeredWithAnotherStory_leavesThatAlone(String selected) {
        try (Sides sides = Sides.of(
                source -> source.story("new", story -> story.name("Untitled").field("text", "ours")),
                target -> target.story("old", story -> story.name("Untitled").field("text", "theirs")))) {
            FakeStory old = sides.target().story("old").orElseThrow();
            String json = "{\"story\":{\"id\":" + old.id() + ",\"uuid\":\"" + old.uuid()
                    + "\",\"name\":\"Untitled\",\"slug\":\"old\",\"full_slug\":\"old\",\"parent_id\":0,"
                    + "\"is_folder\":false,\"content\":{\"component\":\"page\",\"text\":\"ours\"}}}";
            boolean created = !selected.equals("only");
            sides.api
                    .faults()
                    .add(FaultRule.on("POST", POST)
                            .then(created ? FaultAction.statusAfter(201, json) : FaultAction.status(201, json)));
            SpaceSync sync = sides.sync()
                    .selection(
                            selected.equals("where")
                                    ? Selection.builder()
                                            .where("new", item -> item.path().equals("new"))
                                            .build()
                                    : Selection.all())
                    .build();
            SyncPlan plan = sync.plan();

            SyncReport report = sync.run(selected.equals("only") ? plan.only(item -> true) : plan);

            assertThat(report.summary().created()).as("%s", report.items()).isEqualTo(1);
            assertThat(sides.target().story("old").orElseThrow().json()).isEqualTo(old.json());
            assertThat(sides.target()).hasStory("new");
            assertThat(sides.target().story("new").orElseThrow().uuid())
                    .isEqualTo(sides.source().story("new").orElseThrow().uuid());
            assertThat(sides.target().stories()).hasSize(2);
        }
    }

    @Test
    void create_lostBeforeItWasHandled_isRepeated() {
        try (Sides sides = Sides.of(source -> source.folder("f").startPage("f", story -> story.published()))) {
            sides.api.faults().add(FaultRule.on("POST", POST).times(1).then(FaultAction.dropBefore()));
            sides.api
                    .faults()
                    .add(FaultRule.on("POST", POST).fromCall(3).times(1).then(FaultAction.dropBefore()));
            SyncReport report = sides.run();
            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void create_duringALongOutage_comesBackUntilItIsOver() {
        try (Sides sides = Sides.of(source -> source.folder("f").story("f/a", story -> story.published()))) {
            sides.api.faults().add(FaultRule.on("POST", POST).times(20).then(FaultAction.status(503)));
            SyncReport report = sides.run();
            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.target()).mirrors(sides.source());
            assertThat(created(sides)).isEqualTo(2);
        }
    }

    @Test
    void create_neverAnswered_isGivenUpAfterAQuarterOfAnHour() {
        try (Sides sides = Sides.of(source -> source.folder("f").story("f/a"))) {
            sides.api.faults().add(FaultRule.on("POST", POST).always().then(FaultAction.status(503)));
            SyncReport report = sides.run();
            assertThat(problem(report, "f").code()).isEqualTo(OutcomeCode.SERVER_ERROR);
            assertThat(problem(report, "f/a").code()).isEqualTo(OutcomeCode.BLOCKED);
            assertThat(sides.time.elapsed()).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
        }
    }

    @Test
    void create_errorAlthoughApplied_isFound() {
        try (Sides sides = Sides.of(source -> source.folder("f").startPage("f", story -> story.published()))) {
            sides.api.faults().add(FaultRule.on("POST", POST).always().then(FaultAction.statusAfter(500, "{}")));
            assertThat(sides.run().ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.target()).mirrors(sides.source());
            assertThat(created(sides)).isEqualTo(2);
        }
    }

    @Test
    void create_answerLostBelowAFolderThatWentAlongWithARenamedOne_isFound() {
        try (Sides sides = Sides.of(source -> source.folder("a")
                .folder("a/b")
                .story("a/b/x", story -> story.published())
                .story("a/b/new"))) {
            Sides.run(sides.sync()
                    .selection(Selection.builder().exclude("a/b/new").build())
                    .build());
            sides.source().editFolder("a", folder -> folder.slug("a2"));
            sides.api.failNext("POST", POST, FaultAction.statusAfter(502, "{}"));
            Selection some = Selection.builder().slug("a2").slug("a2/b/*").build();
            SyncReport report = Sides.run(sides.sync().selection(some).build());
            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(Sides.result(report, "a2/b/x").outcome()).isInstanceOf(Outcome.Unchanged.class);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void create_slugTakenByWhatAppearedMeanwhile_isTakenOver() {
        try (Sides sides = Sides.of(source -> source.story("a", story -> story.field("v", "new")))) {
            sides.api.failNext("POST", POST, FaultAction.statusAfter(422, "{\"slug\":[\"has already been taken\"]}"));
            SyncReport report = sides.run();
            assertThat(report.summary().created()).isEqualTo(1);
            assertThat(sides.target()).mirrors(sides.source());
            assertThat(created(sides)).isEqualTo(1);
        }
    }

    @Test
    void create_startPageInTheRootWithItsSlugTaken_isLookedUpAndDoesNotEndTheRun() {
        try (Sides sides = Sides.of(source -> source.story("home", story -> story.attribute("is_startpage", true))
                .story("other"))) {
            sides.api.failNext("POST", POST, FaultAction.statusAfter(422, "{\"slug\":[\"has already been taken\"]}"));
            assertThat(sides.run().summary().created()).isEqualTo(2);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void alignmentAfterACreate_answerLost_isReadBackAndBlocksNothing() {
        try (Sides sides = Sides.of(source -> source.folder("f").story("f/a"))) {
            sides.api
                    .faults()
                    .add(FaultRule.on("PUT", POST + "/*/update_uuid").always().then(FaultAction.dropAfter()));
            assertThat(sides.run().summary().created()).isEqualTo(2);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void alignmentAfterACreate_uuidTaken_failsAndSaysWhatIsLeftBehind() {
        try (Sides sides = Sides.of(source -> source.story("a", story -> story.published()))) {
            sides.api.failNext(
                    "PUT",
                    POST + "/*/update_uuid",
                    FaultAction.status(422, "{\"error\":[\"UUID has already been taken\"]}"));
            SyncReport report = sides.run();
            FakeStory left = sides.target().story("a").orElseThrow();
            assertThat(problem(report, "a").code()).isEqualTo(OutcomeCode.UUID_TAKEN);
            assertThat(problem(report, "a").message())
                    .contains("created as id " + left.id() + " under the uuid " + left.uuid());
            assertThat(result(report, "a").outcome().targetId()).contains(left.id());
        }
    }

    @Test
    void create_slugTakenByWhatIsNotListed_failsWithThePath() {
        try (Sides sides = Sides.of(source -> source.story("a"))) {
            sides.api
                    .faults()
                    .add(FaultRule.on("POST", POST)
                            .always()
                            .then(FaultAction.status(422, "{\"slug\":[\"has already been taken\"]}")));
            SyncReport report = sides.run();
            assertThat(problem(report, "a").code()).isEqualTo(OutcomeCode.PATH_TAKEN);
            assertThat(problem(report, "a").message()).contains("'a'");
        }
    }

    @Test
    void create_slugTakenByWhatIsListedAMomentLater_isNoConflict() {
        try (Sides sides = Sides.of(source -> source.story("a"))) {
            sides.api.failNext("POST", POST, FaultAction.status(422, "{\"slug\":[\"has already been taken\"]}"));
            assertThat(sides.run().summary().created()).isEqualTo(1);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void update_answerLost_isReadBack() {
        try (Sides sides = Sides.of(
                source -> source.story("a", story -> story.field("v", "new")),
                target -> target.story("a", story -> story.field("v", "old")))) {
            sides.api
                    .faults()
                    .add(FaultRule.on("PUT", storyPath(sides, "a")).always().then(FaultAction.dropAfter()));
            SyncReport report = sides.run();
            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void update_neverApplied_failsAndSaysSo() {
        try (Sides sides = Sides.of(
                source -> source.story("a", story -> story.field("v", "new")),
                target -> target.story("a", story -> story.field("v", "old")))) {
            sides.api
                    .faults()
                    .add(FaultRule.on("PUT", storyPath(sides, "a")).always().then(FaultAction.status(503)));
            SyncReport report = sides.run();
            assertThat(problem(report, "a").code()).isEqualTo(OutcomeCode.SERVER_ERROR);
            assertThat(problem(report, "a").httpStatus()).isEqualTo(503);
        }
    }

    private static String storyPath(Sides sides, String path) {
        return POST + "/" + sides.target().story(path).orElseThrow().id();
    }

    private static long created(Sides sides) {
        return sides.api.commits().stream()
                .filter(commit -> commit.kind() == Commit.Kind.CREATED)
                .count();
    }
}
