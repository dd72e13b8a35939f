package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.client.error.UnauthorizedException;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.RefusedPlanException.Policy;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.RecordedRequest;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a second run makes of what the first one left in the state. */
class BaselineTest {

    private final StateStore state = StateStore.inMemory();

    private static void content(SpaceBuilder space) {
        space.folder("blog")
                .startPage("blog", story -> story.published())
                .story("blog/dirty", story -> story.field("v", "draft").dirty(live -> live.put("v", "live")))
                .story(
                        "blog/published",
                        story -> story.published().field("v", 1).tags("b", "a"))
                .story("blog/draft", story -> story.field("v", "draft"))
                .story("no-history", story -> story.field("v", 1).dirtyWithoutHistory());
    }

    private static Sides sides(boolean uuidMovesUpdatedAt) {
        return Sides.of(
                fake -> {
                    if (uuidMovesUpdatedAt) {
                        fake.with(Switch.UUID_UPDATE_MOVES_UPDATED_AT);
                    }
                },
                BaselineTest::content,
                target -> target.folder("blog").story("blog/published", story -> story.field("v", 0)));
    }

    private SpaceSync sync(Sides sides) {
        return sides.sync().state(state).build();
    }

    private SyncReport run(Sides sides) {
        sides.api.clearRequests();
        return Sides.run(sync(sides));
    }

    private static long requests(Sides sides, String part) {
        return sides.api.requests().stream()
                .map(RecordedRequest::toString)
                .filter(request -> request.contains(part))
                .count();
    }

    private static List<Outcome> outcomes(SyncReport report) {
        return report.items().stream().map(ItemResult::outcome).toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingChanged_listsAreAllThatIsRead(boolean uuidMovesUpdatedAt) {
        try (Sides sides = sides(uuidMovesUpdatedAt)) {
            assertThat(run(sides).ending()).isEqualTo(RunEnding.DONE);
            for (int i = 0; i < 3; i++) {
                SyncReport again = run(sides);

                // a space and a page on each side; and once the folder, of which nothing but the uuid was written
                int known = uuidMovesUpdatedAt && i == 0 ? 4 + 1 : 4;
                assertThat(sides.api.requests()).as(sides.api.history()).hasSize(known);
                assertThat(again.ending()).isEqualTo(RunEnding.DONE);
                assertThat(again.items()).hasSize(6);
                assertThat(outcomes(again)).allMatch(outcome -> outcome instanceof Outcome.Unchanged);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PublishMode.class)
    void nothingChanged_inEveryPublishMode(PublishMode mode) {
        try (Sides sides = sides(false)) {
            SpaceSync sync = sides.sync().state(state).publish(mode).build();
            Sides.run(sync);
            sides.api.clearRequests();
            SyncReport again = Sides.run(sync);

            assertThat(sides.api.requests()).as(sides.api.history()).hasSize(4);
            assertThat(outcomes(again)).allMatch(outcome -> outcome instanceof Outcome.Unchanged);
        }
    }

    @Test
    void anotherPublishMode_knowsNothingOfTheFirst() {
        try (Sides sides = sides(false)) {
            Sides.run(sides.sync().state(state).publish(PublishMode.DRAFT).build());
            SyncReport mirrored = run(sides);

            assertThat(mirrored.ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void sourceChanged_onlyThatIsWritten_forFewRequests() {
        try (Sides sides = sides(false)) {
            run(sides);
            sides.source().edit("blog/published", story -> story.field("v", 2).publish());
            SyncReport again = run(sides);

            assertThat(Sides.result(again, "blog/published").outcome()).isInstanceOf(Outcome.Updated.class);
            assertThat(again.summary().unchanged()).isEqualTo(5);
            assertThat(sides.api.requests()).as(sides.api.history()).hasSizeLessThanOrEqualTo(4 + 5);
            assertThat(sides.api.writes()).hasSize(1);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void sourceSavedWithoutAChange_isReadOnceAndRemembered() {
        try (Sides sides = sides(false)) {
            run(sides);
            sides.source().edit("blog/draft", story -> story.field("v", "draft"));
            SyncReport again = run(sides);

            assertThat(outcomes(again)).allMatch(outcome -> outcome instanceof Outcome.Unchanged);
            assertThat(sides.api.requests()).as(sides.api.history()).hasSize(4 + 1);
            run(sides);
            assertThat(sides.api.requests()).hasSize(4);
        }
    }

    @Test
    void targetSavedWithoutAChange_isReadOnceAndRemembered() {
        try (Sides sides = sides(false)) {
            run(sides);
            sides.target().edit("blog/draft", story -> story.field("v", "draft"));
            SyncReport again = run(sides);

            assertThat(outcomes(again)).allMatch(outcome -> outcome instanceof Outcome.Unchanged);
            assertThat(again.problems()).containsOnlyKeys(OutcomeCode.PUBLISHED_LAYER_MISSING);
            assertThat(sides.api.requests()).as(sides.api.history()).hasSize(4 + 1);
            run(sides);
            assertThat(sides.api.requests()).hasSize(4);
        }
    }

    private static void editorsChange(Sides sides) {
        sides.target()
                .edit("blog/published", story -> story.field("v", "an editor's").publish());
    }

    @Test
    void targetChanged_survivesByDefault_andIsNamed() {
        try (Sides sides = sides(false)) {
            run(sides);
            editorsChange(sides);
            sides.source().edit("blog/published", story -> story.field("v", 2).publish());
            for (int i = 0; i < 2; i++) {
                SyncPlan plan = sync(sides).plan();
                assertThat(plan.drifted())
                        .extracting(item -> item.source().path())
                        .containsExactly("blog/published");
                PlannedItem planned = plan.drifted().get(0);
                assertThat(planned.operation()).isEqualTo(Operation.NONE);
                assertThat(planned.reasons())
                        .containsExactly("content: differs at /v", "changed on both sides since the last sync");

                SyncReport report = run(sides);
                ItemResult result = Sides.result(report, "blog/published");
                assertThat(report.ending()).isEqualTo(RunEnding.DONE);
                assertThat(result.outcome()).isInstanceOf(Outcome.Skipped.class);
                assertThat(result.warnings()).singleElement().satisfies(warning -> {
                    assertThat(warning.code()).isEqualTo(OutcomeCode.BOTH_CHANGED);
                    assertThat(warning.message()).contains("changed on both sides", "not overwritten");
                });
                assertThat(sides.api.writes()).isEmpty();
                assertThat(sides.target()
                                .story("blog/published")
                                .orElseThrow()
                                .content()
                                .path("v")
                                .asString())
                        .isEqualTo("an editor's");
            }
        }
    }

    @Test
    void targetChanged_isOverwrittenWhereAsked_andNamed() {
        try (Sides sides = sides(false)) {
            run(sides);
            editorsChange(sides);
            SpaceSync sync =
                    sides.sync().state(state).onDrift(OnDrift.OVERWRITE).build();
            SyncPlan plan = sync.plan();
            assertThat(plan.drifted()).singleElement().satisfies(item -> {
                assertThat(item.operation()).isEqualTo(Operation.UPDATE);
                assertThat(item.reasons()).contains("changed in the target since the last sync");
            });
            SyncReport report = sync.run(plan);

            assertThat(report.problems())
                    .containsOnlyKeys(OutcomeCode.DRIFT_OVERWRITTEN, OutcomeCode.PUBLISHED_LAYER_MISSING);
            assertThat(sides.target()).mirrors(sides.source());
            run(sides);
            assertThat(sides.api.requests()).hasSize(4);
        }
    }

    @Test
    void targetChanged_failsTheRunWhereAsked_beforeTheFirstWrite() {
        try (Sides sides = sides(false)) {
            run(sides);
            editorsChange(sides);
            sides.source().edit("blog/draft", story -> story.field("v", "other"));
            sides.api.clearRequests();
            SpaceSync sync = sides.sync().state(state).onDrift(OnDrift.FAIL).build();

            assertThatThrownBy(() -> sync.run(sync.plan()))
                    .satisfies(Sides.refusedBy(Policy.DRIFT))
                    .hasMessageContaining("'blog/published'");
            assertThat(sides.api.writes()).isEmpty();
        }
    }

    /** Which change it is that an editor makes does not matter. */
    @Test
    void everyKindOfChangeInTheTarget_isDrift() {
        List<Consumer<Sides>> changes = List.of(
                sides -> sides.target().edit("blog/draft", story -> story.field("v", "x")),
                sides -> sides.target().edit("blog/draft", story -> story.attribute("name", "Renamed")),
                sides -> sides.target().edit("blog/draft", story -> story.publish()),
                sides -> sides.target().edit("blog/published", story -> story.unpublish()),
                sides -> sides.target().edit("blog/published", story -> story.field("v", "x")),
                sides -> sides.target().editFolder("blog", story -> story.attribute("name", "Renamed")));
        for (Consumer<Sides> change : changes) {
            StateStore store = StateStore.inMemory();
            try (Sides sides = sides(false)) {
                Sides.run(sides.sync().state(store).build());
                change.accept(sides);
                sides.api.clearRequests();
                SyncReport report = Sides.run(sides.sync().state(store).build());

                assertThat(report.problems()).containsKey(OutcomeCode.DRIFTED);
                assertThat(sides.api.writes()).as(sides.api.history()).isEmpty();
            }
        }
    }

    @Test
    void movedInTheTarget_isDrift() {
        try (Sides sides =
                Sides.of(source -> source.folder("a").folder("b").story("a/x", story -> story.field("v", 1)))) {
            run(sides);
            sides.target().edit("a/x", story -> story.moveTo("b"));

            SyncReport again = run(sides);

            assertThat(Sides.result(again, "a/x").outcome()).isInstanceOf(Outcome.Skipped.class);
            assertThat(sides.target()).hasStory("b/x");
            assertThat(sides.api.writes()).isEmpty();
            SpaceSync fails = sides.sync().state(state).onDrift(OnDrift.FAIL).build();
            assertThatThrownBy(() -> Sides.run(fails)).satisfies(Sides.refusedBy(Policy.DRIFT));
        }
    }

    @Test
    void renamedInTheTargetWhileTheRunGoesOn_isLeftWithItsContent() {
        try (Sides sides = Sides.of(source -> source.story("a", story -> story.field("v", 1)))) {
            run(sides);
            sides.source().edit("a", story -> story.field("v", 2));
            SpaceSync sync = sync(sides);
            SyncPlan plan = sync.plan();
            sides.target().edit("a", story -> story.slug("b").field("v", "by hand"));

            SyncReport report = sync.run(plan);

            assertThat(outcomes(report)).allMatch(outcome -> outcome instanceof Outcome.Skipped);
            assertThat(sides.target()).hasStory("b").hasField("v", "by hand");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void changedInTheTarget_ofTwoThatChangePlaces_survivesThisRunAndTheNext(String edited) {
        try (Sides sides = Sides.of(source ->
                source.story("a", story -> story.field("v", "1")).story("b", story -> story.field("v", "2")))) {
            run(sides);
            sides.source().edit("a", story -> story.slug("between"));
            sides.source().edit("b", story -> story.slug("a"));
            sides.source().edit("between", story -> story.slug("b"));
            SpaceSync sync = sync(sides);
            SyncPlan plan = sync.plan();
            sides.target().edit(edited, story -> story.field("v", "by hand"));
            String uuid = sides.target().story(edited).orElseThrow().uuid();

            sync.run(plan);
            assertThat(sides.target().withUuid(uuid).orElseThrow().content().toString())
                    .contains("by hand");
            run(sides);
            assertThat(sides.target().withUuid(uuid).orElseThrow().content().toString())
                    .contains("by hand");
        }
    }

    @Test
    void theSameChangeOnBothSides_isNoDrift() {
        try (Sides sides = sides(false)) {
            run(sides);
            sides.source().edit("blog/draft", story -> story.field("v", "the same"));
            sides.target().edit("blog/draft", story -> story.field("v", "the same"));
            SyncReport again = run(sides);

            assertThat(again.problems()).containsOnlyKeys(OutcomeCode.PUBLISHED_LAYER_MISSING);
            assertThat(outcomes(again)).allMatch(outcome -> outcome instanceof Outcome.Unchanged);
            run(sides);
            assertThat(sides.api.requests()).hasSize(4);
        }
    }

    @Test
    void changedInTheTargetWhileTheRunGoesOn_isLeftToo() {
        try (Sides sides = sides(false)) {
            run(sides);
            sides.source().edit("blog/published", story -> story.field("v", 2).publish());
            SpaceSync sync = sync(sides);
            SyncPlan plan = sync.plan();
            editorsChange(sides);
            SyncReport report = sync.run(plan);

            assertThat(Sides.result(report, "blog/published").outcome()).isInstanceOf(Outcome.Skipped.class);
            assertThat(report.problems()).containsKey(OutcomeCode.BOTH_CHANGED);
            assertThat(sides.target()
                            .story("blog/published")
                            .orElseThrow()
                            .content()
                            .path("v")
                            .asString())
                    .isEqualTo("an editor's");
        }
    }

    @Test
    void aFolderThatIsRenamedInTheSource_takesItsChildrenAlongUnread() {
        try (Sides sides = sides(false)) {
            run(sides);
            sides.source().editFolder("blog", story -> story.slug("news"));
            SyncReport again = run(sides);

            assertThat(again.ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.target()).mirrors(sides.source());
            assertThat(requests(sides, "GET /v1/spaces/" + Sides.SOURCE + "/stories/"))
                    .as(sides.api.history())
                    .isLessThanOrEqualTo(2);
            run(sides);
            assertThat(sides.api.requests()).as(sides.api.history()).hasSize(4);
        }
    }

    @Test
    void withoutABaseline_onExistingDecidesAsBefore() {
        try (Sides sides = sides(false)) {
            SyncReport report = Sides.run(
                    sides.sync().state(state).onExisting(OnExisting.SKIP).build());
            assertThat(Sides.result(report, "blog/published").outcome()).isInstanceOf(Outcome.Skipped.class);
            SyncReport updated = run(sides);
            assertThat(Sides.result(updated, "blog/published").outcome()).isInstanceOf(Outcome.Updated.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void suspectedTarget_whoseHistoryIsRefused_endsNoPlan(int status) {
        try (Sides sides = Sides.of(source -> source.story(
                        "a", story -> story.field("v", "draft").dirty(live -> live.put("v", "live")))
                .story("b"))) {
            Sides.run(sides.sync().state(state).build());
            sides.target().edit("a", story -> story.field("v", "editor's"));
            sides.source().edit("b", story -> story.field("v", "new"));
            String versions = "/v1/spaces/" + Sides.TARGET + "/story_versions";
            sides.api.faults().add(FaultRule.on("GET", versions).always().then(FaultAction.status(status, "[\"no\"]")));
            SyncReport report = Sides.run(sides.sync().state(state).build());
            assertThat(Sides.result(report, "a").item().operation()).isEqualTo(Operation.COMPARE);
            assertThat(Sides.result(report, "a").outcome()).isInstanceOf(Outcome.Skipped.class);
            assertThat(Sides.result(report, "a").warnings())
                    .extracting(Problem::code)
                    .containsExactly(OutcomeCode.DRIFTED);
            assertThat(Sides.result(report, "b").outcome()).isInstanceOf(Outcome.Updated.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"403, SOURCE_FORBIDDEN", "404, SOURCE_GONE", "422, INVALID"})
    void suspectedTarget_whoseSourceIsRefused_endsNoPlan(int status, OutcomeCode code) {
        try (Sides sides = Sides.of(
                source -> source.story("a", story -> story.field("v", 1)).story("b"))) {
            Sides.run(sides.sync().state(state).build());
            sides.target().edit("a", story -> story.field("v", 2));
            sides.source().edit("a", story -> story.field("v", 3));
            String stories = "/v1/spaces/" + Sides.SOURCE + "/stories/*";
            sides.api.faults().add(FaultRule.on("GET", stories).always().then(FaultAction.status(status, "[\"no\"]")));
            SyncReport report = Sides.run(sides.sync().state(state).build());
            assertThat(Sides.problem(report, "a").code()).isEqualTo(code);
            assertThat(Sides.result(report, "b").outcome()).isInstanceOf(Outcome.Unchanged.class);
        }
    }

    @Test
    void suspectedTarget_whereTheTokenIsRefused_endsThePlan() {
        try (Sides sides = Sides.of(source -> source.story("a", story -> story.field("v", 1)))) {
            Sides.run(sides.sync().state(state).build());
            sides.target().edit("a", story -> story.field("v", 2));
            String stories = "/v1/spaces/" + Sides.TARGET + "/stories/*";
            sides.api.failNext("GET", stories, FaultAction.status(401, "{}"));
            SpaceSync sync = sides.sync().state(state).build();
            assertThatThrownBy(sync::plan).isInstanceOf(UnauthorizedException.class);
        }
    }
}
