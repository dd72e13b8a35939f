package dev.sbsync.core;

import static dev.sbsync.core.Sides.problem;
import static dev.sbsync.core.Sides.result;
import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every step of a write, refused or cut off in every way: what the target has then, and what the report says. */
class RefusalsTest {

    private static final String STORIES = "/v1/spaces/" + Sides.TARGET + "/stories";

    /** A step of a write: what to copy over what, and the request that makes the step. */
    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    private enum Step {
        CREATE("POST", STORIES, 1, false, source -> source.story("a", story -> story.field("v", "new")), target -> {}),
        CREATE_PUBLISHED(
                "POST", STORIES, 1, true, source -> source.story("a", story -> story.published()), target -> {}),
        ALIGN_AFTER_CREATE("PUT", STORIES + "/*/update_uuid", 1, false, source -> source.story("a"), target -> {}),
        ALIGN(
                "PUT",
                STORIES + "/*/update_uuid",
                1,
                false,
                source -> source.story("a", story -> story.field("v", "new")),
                target -> target.story("a", story -> story.uuid("0d9c7c1e-58a1-4b57-8a83-0000000000aa"))),
        UPDATE(
                "PUT",
                STORIES + "/*",
                1,
                false,
                source -> source.story("a", story -> story.field("v", "new")),
                target -> target.story("a", story -> story.field("v", "old"))),
        UPDATE_PUBLISHED(
                "PUT",
                STORIES + "/*",
                1,
                true,
                source -> source.story("a", story -> story.field("v", "new").published()),
                target -> target.story("a", story -> story.field("v", "old").published())),
        DRAFT_OVER_PUBLISHED(
                "PUT",
                STORIES + "/*",
                1,
                false,
                source -> source.story("a", story -> story.field("v", 2).dirty(live -> live.put("v", 1))),
                target -> {}),
        UNPUBLISH(
                "GET",
                STORIES + "/*/unpublish",
                1,
                true,
                source -> source.story("a", story -> story.field("v", "draft")),
                target -> target.story("a", story -> story.field("v", "old").published()));

        final String method;
        final String path;
        final int call;
        final boolean publishing;
        final Consumer<SpaceBuilder> source;
        final Consumer<SpaceBuilder> target;

        Step(
                String method,
                String path,
                int call,
                boolean publishing,
                Consumer<SpaceBuilder> source,
                Consumer<SpaceBuilder> target) {
            this.method = method;
            this.path = path;
            this.call = call;
            this.publishing = publishing;
            this.source = source;
            this.target = target;
        }

        Sides sides() {
            return Sides.of(source, target);
        }

        FaultRule fault(int times, FaultAction action) {
            return FaultRule.on(method, path).fromCall(call).times(times).then(action);
        }
    }

    static Stream<Step> steps() {
        return Stream.of(Step.values());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void throttledThreeTimes_isParkedAndEndsWell(Step step) {
        try (Sides sides = step.sides()) {
            sides.api.faults().add(step.fault(3, FaultAction.status(429, "{\"error\":\"Retry later.\"}")));
            SyncReport report = sides.run();
            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(result(report, "a").counts().throttled()).isEqualTo(3);
            assertThat(report.summary().created() + report.summary().updated()).isEqualTo(1);
            assertThat(warnings(report))
                    .isEqualTo(
                            step == Step.ALIGN || changesUuid(step)
                                    ? List.of(OutcomeCode.COLLISION_OVERWRITTEN)
                                    : List.of());
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    static Stream<Arguments> losses() {
        return steps().flatMap(step -> Stream.of(
                        FaultAction.dropAfter(),
                        FaultAction.dropBefore(),
                        FaultAction.truncate(),
                        FaultAction.status(503),
                        FaultAction.statusAfter(500, "{}"))
                .map(loss -> Arguments.of(step, loss)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("losses")
    void answerLost_isFoundOutAndEndsWellInTheSameRun(Step step, FaultAction loss) {
        try (Sides sides = step.sides()) {
            sides.api.faults().add(step.fault(2, loss));
            SyncReport report = sides.run();
            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(report.summary().created() + report.summary().updated()).isEqualTo(1);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    static Stream<Arguments> refusals() {
        return steps().flatMap(step -> Stream.of(
                Arguments.of(
                        step,
                        403,
                        "{\"error\":\"Forbidden\"}",
                        step.publishing ? OutcomeCode.PUBLISH_REFUSED : OutcomeCode.FORBIDDEN),
                Arguments.of(step, 422, "{\"error\":\"This story is locked\"}", OutcomeCode.LOCKED),
                Arguments.of(step, 422, "{\"error\":\"component blocked_hero is not allowed\"}", OutcomeCode.INVALID),
                Arguments.of(step, 404, "[\"This record could not be found\"]", OutcomeCode.TARGET_GONE),
                Arguments.of(step, 400, "{\"error\":\"wrong format\"}", OutcomeCode.INVALID)));
    }

    @ParameterizedTest(name = "{0} {1} {3}")
    @MethodSource("refusals")
    void refused_failsWithItsCodeStatusAndWhatTheTargetHas(Step step, int status, String body, OutcomeCode code) {
        try (Sides sides = step.sides()) {
            sides.api.faults().add(step.fault(1000, FaultAction.status(status, body)));
            SyncReport report = sides.run();
            assertThat(report.ending()).isEqualTo(RunEnding.PARTIAL);
            assertThat(problem(report, "a").code()).isEqualTo(code);
            assertThat(problem(report, "a").httpStatus()).isEqualTo(status);
            assertThat(result(report, "a").outcome().targetId())
                    .isEqualTo(sides.target().story("a").map(story -> story.id()));
        }
    }

    private static boolean changesUuid(Step step) {
        return step == Step.UPDATE || step == Step.UPDATE_PUBLISHED || step == Step.UNPUBLISH;
    }

    private static List<OutcomeCode> warnings(SyncReport report) {
        return result(report, "a").warnings().stream().map(Problem::code).toList();
    }
}
