package dev.sbsync.core;

import static dev.sbsync.core.Sides.problem;
import static dev.sbsync.core.Sides.result;
import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.item.Difference;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.core.verify.Verification.Status;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.FakeToken;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Locks, workflow stages, scoped tokens and histories: what stops one item, and what the report makes of it. */
class RulesOfTheTargetTest {

    private static final String VERSIONS = "/v1/spaces/" + Sides.SOURCE + "/story_versions";
    private static final String TARGET_VERSIONS = "/v1/spaces/" + Sides.TARGET + "/story_versions";
    private static final String UUID = "0d9c7c1e-58a1-4b57-8a83-0000000000aa";

    @Test
    void update_lockedByAnEditor_isForced() {
        try (Sides sides = Sides.of(
                source -> source.story("a", story -> story.field("v", "new").published()),
                target -> target.story("a", story -> story.field("v", "old").locked()))) {
            assertThat(sides.run().ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 403", "false, 422"})
    void update_lockedByItsStage_failsAsLockedAndTheRestGoesOn(boolean forbidden, int status) {
        try (Sides sides = Sides.of(
                fake -> {
                    if (forbidden) {
                        fake.with(Switch.LOCK_IS_FORBIDDEN);
                    }
                },
                source -> source.story("a", story -> story.field("v", "new")).story("b"),
                target -> target.workflowStage("Final", true, true)
                        .story("a", story -> story.field("v", "old").stage("Final")))) {
            SyncReport report = sides.run();
            assertThat(report.ending()).isEqualTo(RunEnding.PARTIAL);
            assertThat(problem(report, "a").code()).isEqualTo(OutcomeCode.LOCKED);
            assertThat(problem(report, "a").httpStatus()).isEqualTo(status);
            assertThat(problem(report, "a").code().remedy()).contains("stage");
            assertThat(sides.target()).hasStory("b");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void publish_notAllowedInItsStage_failsAsRefusedAndLeavesTheStoryAsItWas(boolean invalid) {
        try (Sides sides = Sides.of(
                fake -> {
                    if (invalid) {
                        fake.with(Switch.STAGE_REFUSAL_IS_INVALID);
                    }
                },
                source -> source.story("a", story -> story.field("v", "new").published()),
                target -> target.workflowStage("Review", false, false)
                        .story("a", story -> story.field("v", "old").stage("Review")))) {
            SyncReport report = sides.run();
            assertThat(problem(report, "a").code()).isEqualTo(OutcomeCode.PUBLISH_REFUSED);
            assertThat(problem(report, "a").code().remedy()).contains("stage");
            FakeStory left = sides.target().story("a").orElseThrow();
            assertThat(left.state()).isEqualTo(FakeStory.State.DRAFT);
            assertThat(left.content().path("v").asString()).isEqualTo("old");
        }
    }

    @Test
    void publish_tokenWithoutTheScope_failsAsRefusedWhereDraftsGoThrough() {
        try (Sides sides = Sides.of(
                fake -> fake.acceptToken(FakeToken.of(Sides.TOKEN).withoutPublish()),
                source -> source.folder("f").story("f/draft").story("f/live", story -> story.published()),
                target -> {})) {
            SyncReport report = sides.run();
            assertThat(report.summary().created()).isEqualTo(2);
            assertThat(problem(report, "f/live").code()).isEqualTo(OutcomeCode.PUBLISH_REFUSED);
            assertThat(problem(report, "f/live").httpStatus()).isEqualTo(403);
            assertThat(sides.target()).hasNoStory("f/live");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void history_notToBeRead_mirrorsTheDraftAloneAndSaysSo(int status) {
        try (Sides sides = Sides.of(source -> source.story("a", story -> story.dirty(live -> live.put("v", "live"))))) {
            sides.api.faults().add(FaultRule.on("GET", VERSIONS).always().then(FaultAction.status(status, "[\"no\"]")));
            SyncReport report = sides.run();
            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(result(report, "a").warnings())
                    .extracting(Problem::code)
                    .containsExactly(OutcomeCode.HISTORY_MISSING);
            assertThat(sides.target().story("a").orElseThrow().state()).isEqualTo(FakeStory.State.DRAFT);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void historyOfTheTarget_notToBeRead_writesBothLayersAnewAndNoSecondItem(int status) {
        try (Sides sides = Sides.of(
                source -> source.story(
                        "new", story -> story.uuid(UUID).field("v", "draft").dirty(live -> live.put("v", "live"))),
                target -> target.story(
                        "old", story -> story.uuid(UUID).field("v", "draft").dirty(live -> live.put("v", "other"))))) {
            sides.api
                    .faults()
                    .add(FaultRule.on("GET", TARGET_VERSIONS).always().then(FaultAction.status(status, "[\"no\"]")));
            SyncReport report = sides.run();
            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(result(report, "new").outcome())
                    .isInstanceOfSatisfying(
                            Outcome.Updated.class,
                            updated -> assertThat(updated.differences())
                                    .extracting(Difference::field)
                                    .contains("published content"));
            assertThat(result(report, "new").warnings()).isEmpty();
            assertThat(sides.target().stories()).hasSize(1);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void versionOfTheTarget_goneAfterItWasListed_writesBothLayersAnewAndNoSecondItem() {
        try (Sides sides = Sides.of(
                source -> source.story(
                        "new", story -> story.uuid(UUID).field("v", "draft").dirty(live -> live.put("v", "live"))),
                target -> target.story(
                        "old", story -> story.uuid(UUID).field("v", "draft").dirty(live -> live.put("v", "live"))))) {
            sides.api.failNext("GET", TARGET_VERSIONS + "/*", FaultAction.status(404, "[\"gone\"]"));
            assertThat(sides.run().ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.target().stories()).hasSize(1);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void verify_historyOfTheSourceNotToBeRead_comparesTheDraftAloneAndSaysSo(int status) {
        try (Sides sides = Sides.of(source -> source.story("a", story -> story.dirty(live -> live.put("v", "live"))))) {
            sides.api.faults().add(FaultRule.on("GET", VERSIONS).always().then(FaultAction.status(status, "[\"no\"]")));
            assertThat(sides.run().ending()).isEqualTo(RunEnding.DONE);
            Verification.VerifiedItem item =
                    sides.sync().build().verify().items().get(0);
            assertThat(item.status()).isEqualTo(Status.INCOMPLETE);
            assertThat(item.warnings()).extracting(Problem::code).containsExactly(OutcomeCode.HISTORY_MISSING);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void verify_historyOfTheTargetNotToBeRead_isNotComparedInFull(int status) {
        try (Sides sides = Sides.of(source -> source.story("a", story -> story.dirty(live -> live.put("v", "live"))))) {
            assertThat(sides.run().ending()).isEqualTo(RunEnding.DONE);
            sides.api
                    .faults()
                    .add(FaultRule.on("GET", TARGET_VERSIONS).always().then(FaultAction.status(status, "[\"no\"]")));
            Verification.VerifiedItem item =
                    sides.sync().build().verify().items().get(0);
            assertThat(item.status()).isEqualTo(Status.INCOMPLETE);
            assertThat(item.differences()).isEmpty();
            assertThat(item.warnings()).extracting(Problem::code).containsExactly(OutcomeCode.HISTORY_MISSING);
        }
    }

    @Test
    void source_deletedAfterTheList_failsAsGoneAndCreatesNothing() {
        try (Sides sides = Sides.of(source -> source.story("a").story("b"))) {
            SpaceSync sync = sides.sync().build();
            var plan = sync.plan();
            sides.source().edit("a", story -> story.delete());
            SyncReport report = sync.run(plan);
            assertThat(problem(report, "a").code()).isEqualTo(OutcomeCode.SOURCE_GONE);
            assertThat(sides.target()).hasNoStory("a").hasStory("b");
        }
    }
}
