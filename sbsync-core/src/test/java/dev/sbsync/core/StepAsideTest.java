package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Items in each other's place: one leaves it under a temporary slug, and nothing is lost wherever a run ends. */
class StepAsideTest {

    private static final String PUT = "/v1/spaces/" + Sides.TARGET + "/stories/*";
    private static final String TAKEN = "{\"slug\":[\"has already been taken\"]}";

    private static void source(SpaceBuilder source) {
        source.story("a", story -> story.uuid("ua").field("v", "A").published())
                .story("b", story -> story.uuid("ub").field("v", "B").published());
    }

    /** The source's stories, each in the other's place. */
    private static Sides swapped() {
        return Sides.of(
                StepAsideTest::source,
                target -> target.story(
                                "a", story -> story.uuid("ub").field("v", "B").published())
                        .story("b", story -> story.uuid("ua").field("v", "A").published()));
    }

    @Test
    void run_twoStoriesInEachOthersPlace_swapsThem() {
        try (Sides sides = swapped()) {
            SyncPlan plan = sides.sync().build().plan();
            assertThat(plan.count(Operation.CONFLICT)).isZero();

            SyncReport report = sides.sync().build().run(plan);

            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(report.summary().updated()).isEqualTo(2);
            assertThat(report.summary().warnings()).isZero();
            assertThat(sides.target()).mirrors(sides.source());
            assertThat(sides.bodies().get(0))
                    .startsWith("PUT")
                    .contains("\"story\":{\"slug\":\"a--sbsync-")
                    .doesNotContain("publish");
            assertThat(report.targetRequests().total() + report.sourceRequests().total())
                    .isLessThanOrEqualTo(plan.requestsAtMost() + 4);
            assertThat(sides.run().summary().unchanged()).isEqualTo(2);
        }
    }

    @Test
    void run_twoFoldersInEachOthersPlace_swapsThemWithWhatTheyHold() {
        try (Sides sides = Sides.of(
                source -> source.folder("a", folder -> folder.uuid("fa"))
                        .story("a/x", story -> story.uuid("x"))
                        .folder("b", folder -> folder.uuid("fb"))
                        .story("b/y", story -> story.uuid("y")),
                target -> target.folder("a", folder -> folder.uuid("fb"))
                        .story("a/y", story -> story.uuid("y"))
                        .folder("b", folder -> folder.uuid("fa"))
                        .story("b/x", story -> story.uuid("x")))) {
            assertThat(sides.run().ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void run_aRingOfThree_isTurned() {
        try (Sides sides = Sides.of(
                source -> source(source.story("c", story -> story.uuid("uc"))),
                target -> target.story("a", story -> story.uuid("uc"))
                        .story("b", story -> story.uuid("ua").published())
                        .story("c", story -> story.uuid("ub").published()))) {
            assertThat(sides.run().ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void run_whatComesIsRefused_lettingTheOtherBackToItsPlace() {
        try (Sides sides = swapped()) {
            sides.api.faults().add(FaultRule.on("PUT", PUT).fromCall(2).times(1).then(FaultAction.status(422, TAKEN)));
            SyncReport report = sides.run();

            assertThat(report.ending()).isEqualTo(RunEnding.PARTIAL);
            assertThat(Sides.result(report, "a").outcome()).isInstanceOf(Outcome.Failed.class);
            assertThat(Sides.result(report, "b").outcome()).isInstanceOf(Outcome.Blocked.class);
            assertThat(Sides.result(report, "a").warnings()).isEmpty();
            assertThat(paths(sides)).containsExactlyInAnyOrder("a ub", "b ua");
        }
    }

    @Test
    void run_neitherComesNorGoesBack_saysWhoIsLeftAsideAndTheNextRunMendsIt() {
        try (Sides sides = swapped()) {
            sides.api.faults().add(FaultRule.on("PUT", PUT).fromCall(2).times(2).then(FaultAction.status(422, TAKEN)));
            SyncReport report = sides.run();

            assertThat(Sides.result(report, "a").warnings())
                    .extracting(Problem::code)
                    .containsExactly(OutcomeCode.LEFT_ASIDE);
            assertThat(Sides.result(report, "a").warnings().get(0).message()).contains("'a'", "a--sbsync-");

            assertThat(sides.run().ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void run_endedRightAfterTheStepAside_isContinuedByTheNext() {
        try (Sides sides = swapped()) {
            sides.api
                    .faults()
                    .add(FaultRule.on("PUT", PUT)
                            .fromCall(2)
                            .times(1)
                            .then(FaultAction.status(401, "{\"error\":\"Unauthorized\"}")));
            assertThat(sides.run().ending()).isEqualTo(RunEnding.ABORTED);
            assertThat(paths(sides)).anyMatch(path -> path.startsWith("a--sbsync-"));

            assertThat(sides.run().ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void run_whoShouldStepAsideIsGone_isCreatedAgain() {
        try (Sides sides = swapped()) {
            SpaceSync sync = sides.sync().build();
            SyncPlan plan = sync.plan();
            sides.target().edit("a", story -> story.delete());

            SyncReport report = sync.run(plan);

            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(Sides.result(report, "b").warnings())
                    .extracting(Problem::code)
                    .contains(OutcomeCode.TARGET_GONE);
            assertThat(paths(sides)).containsExactlyInAnyOrder("a ua", "b ub");
        }
    }

    private static List<String> paths(Sides sides) {
        return sides.target().stories().stream().map(StepAsideTest::line).toList();
    }

    private static String line(FakeStory story) {
        return story.path() + " " + story.uuid();
    }

    /** The item that took the path is written twice; by then the other one has its final place. */
    @Test
    void itemWrittenAgain_doesNotRenameTheOtherAgain() {
        try (Sides sides = Sides.of(
                source -> source.folder("p", folder -> folder.uuid("new"))
                        .folder("p/q", folder -> folder.uuid("q"))
                        .story("p/q/s", story -> story.uuid("s")),
                target -> target.folder("p", folder -> folder.uuid("q")).story("p/s", story -> story.uuid("s")))) {
            String uuids = "/v1/spaces/" + Sides.TARGET + "/stories/*/update_uuid";
            sides.api.faults().add(FaultRule.on("PUT", uuids).times(1).then(FaultAction.status(200, "{}")));

            Sides.run(sides.sync().build());

            assertThat(sides.target()).mirrors(sides.source());
        }
    }
}
