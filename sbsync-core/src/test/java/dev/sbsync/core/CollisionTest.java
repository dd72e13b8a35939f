package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.RefusedPlanException.Policy;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.transport.TransportRequest;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Another item of the target at the path of a source item: another uuid, and never in sync with it. */
class CollisionTest {

    private final StateStore state = StateStore.inMemory();

    /** At {@code same} both sides have a page, at {@code other} the target has an article. */
    private static Sides sides() {
        return Sides.of(
                source -> source.story("same", story -> story.uuid("s-1").field("v", "source"))
                        .story("other", story -> story.uuid("s-2").field("v", "source"))
                        .story("new", story -> story.uuid("s-3")),
                target -> target.story("same", story -> story.uuid("t-1").field("v", "target"))
                        .story(
                                "other",
                                story -> story.uuid("t-2").component("article").field("v", "target")));
    }

    private static String value(FakeSpace space, String path) {
        return space.story(path).orElseThrow().content().path("v").asString();
    }

    private static String uuid(Sides sides, String path) {
        return sides.target().story(path).orElseThrow().uuid();
    }

    private static boolean createsX(TransportRequest request) {
        byte[] body = request.body();
        return request.method().equals("POST")
                && body != null
                && new String(body, StandardCharsets.UTF_8).contains("\"slug\":\"x\"");
    }

    private SpaceSync sync(Sides sides, OnCollision policy) {
        return sides.sync().state(state).onCollision(policy).build();
    }

    @Test
    void anotherStoryAtThePath_isMarkedInThePlan_andLeftWhereContentTypesDiffer() {
        try (Sides sides = sides()) {
            SpaceSync sync = sides.sync().state(state).build();
            SyncPlan plan = sync.plan();

            assertThat(plan.collisions())
                    .extracting(item -> item.source().path() + " " + item.operation())
                    .containsExactly("other none", "same update");

            SyncReport report = sync.run(plan);

            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            ItemResult left = Sides.result(report, "other");
            assertThat(left.collision()).isTrue();
            assertThat(left.outcome()).isInstanceOf(Outcome.Skipped.class);
            assertThat(left.warnings()).singleElement().satisfies(warning -> {
                assertThat(warning.code()).isEqualTo(OutcomeCode.COLLISION);
                assertThat(warning.message()).contains("t-2", "article instead of page", "not overwritten");
            });
            assertThat(value(sides.target(), "other")).isEqualTo("target");
            assertThat(uuid(sides, "other")).isEqualTo("t-2");

            ItemResult overwritten = Sides.result(report, "same");
            assertThat(overwritten.collision()).isTrue();
            assertThat(overwritten.warnings())
                    .extracting(Problem::code)
                    .containsExactly(OutcomeCode.COLLISION_OVERWRITTEN);
            assertThat(value(sides.target(), "same")).isEqualTo("source");
            assertThat(uuid(sides, "same")).isEqualTo("s-1");
            assertThat(Sides.result(report, "new").collision()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void overwritten_andUndone_isACollisionAgain(IdentityMode identity) {
        try (Sides sides = Sides.of(
                source ->
                        source.component("hero", "{\"source\":{}}").story("same", story -> story.field("v", "source")),
                target -> target.component("hero", "{\"target\":{}}")
                        .story("same", story -> story.field("v", "target")))) {
            SpaceSync overwriting = careful(sides, OnCollision.OVERWRITE, identity);
            SyncReport synced = Sides.run(overwriting);
            assertThat(synced.summary().updated()).isEqualTo(2);
            overwriting.undo(synced.runId());

            SyncReport report = Sides.run(careful(sides, OnCollision.SKIP, identity));

            assertThat(report.problems()).containsOnlyKeys(OutcomeCode.COLLISION);
            assertThat(report.summary().updated()).isZero();
            assertThat(value(sides.target(), "same")).isEqualTo("target");
        }
    }

    private SpaceSync careful(Sides sides, OnCollision policy, IdentityMode identity) {
        return sides.sync()
                .state(state)
                .kinds(Set.of(Kind.COMPONENTS, Kind.STORIES))
                .onCollision(policy)
                .identity(identity)
                .build();
    }

    @Test
    void skip_leavesBoth_inEveryRun() {
        try (Sides sides = sides()) {
            for (int i = 0; i < 2; i++) {
                SyncReport report = Sides.run(sync(sides, OnCollision.SKIP));
                assertThat(report.ending()).isEqualTo(RunEnding.DONE);
                assertThat(report.summary().skipped()).isEqualTo(2);
                assertThat(report.problems().get(OutcomeCode.COLLISION)).hasSize(2);
            }
            assertThat(value(sides.target(), "same")).isEqualTo("target");
            assertThat(uuid(sides, "same")).isEqualTo("t-1");
        }
    }

    @Test
    void overwrite_writesOverOtherContentTypesToo_andIsNoCollisionAfterwards() {
        try (Sides sides = sides()) {
            Sides.run(sync(sides, OnCollision.OVERWRITE));
            assertThat(sides.target()).mirrors(sides.source());

            SyncReport again = Sides.run(sync(sides, OnCollision.FAIL));
            assertThat(again.summary().unchanged()).isEqualTo(3);
            assertThat(again.problems()).isEmpty();
        }
    }

    @Test
    void fail_endsTheRunBeforeItsFirstWrite() {
        try (Sides sides = sides()) {
            SpaceSync sync = sync(sides, OnCollision.FAIL);
            assertThatThrownBy(() -> Sides.run(sync))
                    .satisfies(Sides.refusedBy(Policy.COLLISION))
                    .hasMessageContaining("2 of the 3 selected items")
                    .hasMessageContaining("'other'");
            assertThat(sides.api.writes()).isEmpty();
        }
    }

    @Test
    void onExistingSkip_goesFirst_andNamesTheCollision() {
        try (Sides sides = sides()) {
            SyncReport report = Sides.run(sides.sync()
                    .onExisting(OnExisting.SKIP)
                    .onCollision(OnCollision.OVERWRITE)
                    .build());
            assertThat(report.problems().get(OutcomeCode.COLLISION)).hasSize(2);
            assertThat(value(sides.target(), "same")).isEqualTo("target");
        }
    }

    @Test
    void copyThatGotAnotherUuidInTheTarget_isDriftAndNoCollision() {
        try (Sides sides = Sides.of(source -> source.story("a"))) {
            Sides.run(sync(sides, OnCollision.FAIL));
            sides.target().edit("a", story -> story.uuid("by-hand"));

            SyncPlan plan = sync(sides, OnCollision.FAIL).plan();

            assertThat(plan.collisions()).isEmpty();
            assertThat(plan.drifted()).hasSize(1);
            Sides.run(sides.sync()
                    .state(state)
                    .onCollision(OnCollision.FAIL)
                    .onDrift(OnDrift.OVERWRITE)
                    .build());
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void folderAtThePath_skipped_takesWhatIsNew() {
        try (Sides sides = Sides.of(
                source -> source.folder("f", folder -> folder.uuid("s")).story("f/a"),
                target -> target.folder("f", folder -> folder.uuid("t").attribute("name", "Kept")))) {
            SyncReport report = Sides.run(sync(sides, OnCollision.SKIP));

            assertThat(Sides.result(report, "f").outcome()).isInstanceOf(Outcome.Skipped.class);
            assertThat(sides.target().folder("f").orElseThrow().name()).isEqualTo("Kept");
            assertThat(sides.target()).hasStory("f/a");
        }
    }

    @Test
    void ancestorAtThePath_thatWasNotSelected_isAdoptedAsItIs() {
        try (Sides sides = Sides.of(
                source -> source.folder("f", folder -> folder.uuid("s")).story("f/a"),
                target -> target.folder("f", folder -> folder.uuid("t")))) {
            SyncReport report = Sides.run(sides.sync()
                    .selection(Selection.builder().slug("f/a").build())
                    .onCollision(OnCollision.FAIL)
                    .build());

            assertThat(report.problems()).isEmpty();
            assertThat(sides.target().folder("f").orElseThrow().uuid()).isEqualTo("t");
            assertThat(sides.target()).hasStory("f/a");
        }
    }

    @ParameterizedTest
    @EnumSource(OnCollision.class)
    void storyThatAppearsAtThePathDuringTheRun_isDecidedByThePolicy(OnCollision policy) {
        try (Sides sides = Sides.of(
                source -> source.story("first", story -> story.field("v", "source"))
                        .story("x", story -> story.uuid("s").field("v", "source")),
                target -> target.story("another"))) {
            sides.before(
                    CollisionTest::createsX,
                    () -> sides.target()
                            .edit("another", story -> story.slug("x").field("v", "editor's")));

            SyncReport report = Sides.run(sync(sides, policy));

            ItemResult result = Sides.result(report, "x");
            switch (policy) {
                case OVERWRITE, OVERWRITE_SAME_TYPE -> {
                    assertThat(result.warnings()).extracting(Problem::code).contains(OutcomeCode.COLLISION_OVERWRITTEN);
                    assertThat(value(sides.target(), "x")).isEqualTo("source");
                }
                case SKIP -> {
                    assertThat(result.outcome()).isInstanceOf(Outcome.Skipped.class);
                    assertThat(result.warnings()).extracting(Problem::code).containsExactly(OutcomeCode.COLLISION);
                    assertThat(value(sides.target(), "x")).isEqualTo("editor's");
                }
                case FAIL -> {
                    assertThat(result.outcome()).isInstanceOf(Outcome.Failed.class);
                    assertThat(value(sides.target(), "x")).isEqualTo("editor's");
                }
            }
        }
    }

    @Test
    void whatARunOfOursCreatedAndDidNotFinish_isNoCollision() {
        try (Sides sides = Sides.of(source -> source.story("a").story("b"))) {
            String align = "/v1/spaces/" + Sides.TARGET + "/stories/*/update_uuid";
            sides.api.failNext("PUT", align, FaultAction.status(422, "{\"error\":[\"UUID has already been taken\"]}"));
            assertThat(Sides.run(sync(sides, OnCollision.FAIL)).ending()).isEqualTo(RunEnding.PARTIAL);

            SyncReport again = Sides.run(sync(sides, OnCollision.FAIL));

            assertThat(again.ending()).isEqualTo(RunEnding.DONE);
            assertThat(again.problems()).doesNotContainKey(OutcomeCode.COLLISION_OVERWRITTEN);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void verify_comparesWhatCollides() {
        try (Sides sides = sides()) {
            assertThat(sides.sync().build().verify().equal()).isFalse();
            PlannedItem other = sides.sync().build().plan().items().get(1);
            assertThat(other.operation()).isEqualTo(Operation.NONE);
            Sides.run(sync(sides, OnCollision.SKIP));
            assertThat(sides.sync().build().verify().equal()).isFalse();
        }
    }
}
