package dev.sbsync.core;

import static dev.sbsync.core.Sides.problem;
import static dev.sbsync.core.Sides.result;
import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.Switch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is not carried over is a warning on its item, and a time to publish makes no draft public. */
class NotCopiedTest {

    private static final String CASE = "11-schedules-stages-releases";
    private static final String PAST = "2024-06-01T08:00:00.000Z";
    private static final Map<String, OutcomeCode> LOST = Map.of(
            "launch", OutcomeCode.SCHEDULE_NOT_COPIED,
            "stale", OutcomeCode.SCHEDULE_NOT_COPIED,
            "review", OutcomeCode.STAGE_NOT_COPIED,
            "in-release", OutcomeCode.RELEASE_NOT_COPIED);

    @Test
    void case11_scheduleStageAndRelease_areNamedOnTheirItemsByPlanAndEveryRun() {
        try (Sides sides = Sides.ofCase(CASE)) {
            SpaceSync sync = sides.sync().build();
            SyncPlan plan = sync.plan();
            plan.items()
                    .forEach(item -> assertThat(codes(item.warnings()))
                            .isEqualTo(expected(item.source().path())));
            SyncReport first = sync.run(plan);
            assertThat(first.ending()).isEqualTo(RunEnding.DONE);
            SyncReport unchanged = Sides.run(sync);
            assertThat(unchanged.summary().unchanged()).isEqualTo(5);
            for (SyncReport report : List.of(first, unchanged)) {
                report.items()
                        .forEach(item -> assertThat(codes(item.warnings()))
                                .isEqualTo(expected(item.item().source().path())));
            }
            assertThat(result(first, "launch").warnings().get(0).message()).contains("2027-06-01T08:00:00.000Z");
        }
    }

    @Test
    void case11_timeToPublishThatIsPast_makesNoDraftPublic() {
        try (Sides sides = Sides.ofCase(CASE, Switch.PAST_PUBLISH_AT_PUBLISHES)) {
            sides.run();
            assertThat(sides.target()).hasStory("stale").draft();
            assertThat(sides.target()).hasStory("launch").draft();
            assertThat(sides.bodies()).noneMatch(body -> body.contains("\"publish_at\":\"2024"));
        }
    }

    @Test
    void timeToPublishThatIsPast_doesNotPublishTheDraftOfADirtyStory() {
        try (Sides sides = Sides.of(
                fake -> fake.with(Switch.PAST_PUBLISH_AT_PUBLISHES),
                source -> source.story(
                        "a",
                        story -> story.field("v", "draft")
                                .attribute("publish_at", PAST)
                                .dirty(live -> live.put("v", "live"))),
                target -> {})) {
            sides.run();
            FakeStory there = sides.target().story("a").orElseThrow();
            assertThat(there.publishedContent().orElseThrow().path("v").asString())
                    .isEqualTo("live");
            assertThat(there.content().path("v").asString()).isEqualTo("draft");
        }
    }

    @Test
    void timeToPublishOfTheTarget_isClearedBeforeADraftIsSaved() {
        try (Sides sides = Sides.of(
                fake -> fake.with(Switch.PAST_PUBLISH_AT_PUBLISHES),
                source -> source.story("a", story -> story.field("v", "draft")),
                target -> target.story("a", story -> story.attribute("publish_at", PAST)))) {
            sides.run();
            assertThat(sides.target()).hasStory("a").draft();
        }
    }

    @Test
    void publishedStory_keepsItsTimeToPublish() {
        String time = "2030-06-01T08:00:00.000Z";
        try (Sides sides =
                Sides.of(source -> source.story("a", story -> story.published().attribute("publish_at", time)))) {
            sides.run();
            assertThat(String.valueOf(sides.target().story("a").orElseThrow().attribute("publish_at")))
                    .contains(time);
        }
    }

    @Test
    void itemThatMayNotBeViewed_isAConflictOfThePlanAndIsNotRead() {
        try (Sides sides = Sides.ofCase("08-source-story-without-content")) {
            SpaceSync sync = sides.sync().build();
            SyncPlan plan = sync.plan();
            assertThat(plan.count(Operation.CONFLICT)).isEqualTo(3);
            SyncReport report = sync.run(plan);
            assertThat(problem(report, "hidden-new").code()).isEqualTo(OutcomeCode.SOURCE_UNREADABLE);
            assertThat(result(report, "seen").outcome().confirmed()).isTrue();
        }
    }

    private static List<OutcomeCode> codes(List<Problem> warnings) {
        return warnings.stream().map(Problem::code).toList();
    }

    private static List<OutcomeCode> expected(String path) {
        OutcomeCode code = LOST.get(path);
        return code == null ? List.of() : List.of(code);
    }
}
