package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.RefusedPlanException.Policy;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.StoryEditor;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.faults.FaultAction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What changed in the target since the last sync: there alone, on both sides, or deleted. */
class DriftKindsTest {

    private static final String DELETED = "22-deleted-in-target-by-an-editor";

    private final StateStore state = StateStore.inMemory();

    private SpaceSync sync(Sides sides, OnDrift policy) {
        return sides.sync().state(state).onDrift(policy).build();
    }

    private SyncReport run(Sides sides, OnDrift policy) {
        sides.api.clearRequests();
        return Sides.run(sync(sides, policy));
    }

    /** Two pages, of which an editor of the target has changed one, and both sides another. */
    private Sides edited() {
        Sides sides = Sides.of(source ->
                source.story("one", story -> story.field("v", 1)).story("both", story -> story.field("v", 1)));
        run(sides, OnDrift.SKIP);
        sides.target().edit("one", story -> story.name("An editor's").field("v", 2));
        sides.target().edit("both", story -> story.field("v", 2));
        sides.source().edit("both", story -> story.field("v", 3));
        return sides;
    }

    /** The plan has read the source to tell the drift; the run reads it again, as it may have changed since. */
    @Test
    void sourceUnpublishedAfterThePlan_isNotPublishedByTheRun() {
        try (Sides sides = Sides.of(
                source -> source.story("a", story -> story.field("v", "A").published()))) {
            SpaceSync sync = sides.sync().onDrift(OnDrift.OVERWRITE).build();
            Sides.run(sync);
            sides.target().edit("a", story -> story.field("v", "editor").unpublish());
            SyncPlan plan = sync.plan();
            sides.source().edit("a", story -> story.field("v", "newest").unpublish());

            sync.run(plan);

            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void changedOnBothSides_isToldFromChangedInTheTarget_onceAnItem_withWhatDiffers() {
        try (Sides sides = edited()) {
            for (int i = 0; i < 2; i++) {
                SyncReport report = run(sides, OnDrift.SKIP);

                assertThat(report.ending()).isEqualTo(RunEnding.DONE);
                assertThat(Sides.result(report, "one").warnings())
                        .singleElement()
                        .satisfies(warning -> {
                            assertThat(warning.code()).isEqualTo(OutcomeCode.DRIFTED);
                            assertThat(warning.message())
                                    .contains("An editor's → one", "content: differs at /v", "not overwritten");
                        });
                assertThat(Sides.result(report, "both").warnings())
                        .singleElement()
                        .satisfies(warning -> {
                            assertThat(warning.code()).isEqualTo(OutcomeCode.BOTH_CHANGED);
                            assertThat(warning.message()).contains("both sides", "content: differs at /v");
                        });
                assertThat(sides.api.writes()).isEmpty();
            }
        }
    }

    @Test
    void overwritten_isNamedAsThat_andItsRemedySpeaksOfNoChangeThatIsGone() {
        try (Sides sides = edited()) {
            SyncReport report = run(sides, OnDrift.OVERWRITE);

            assertThat(report.problems()).containsOnlyKeys(OutcomeCode.DRIFT_OVERWRITTEN);
            assertThat(report.problems().get(OutcomeCode.DRIFT_OVERWRITTEN)).hasSize(2);
            assertThat(OutcomeCode.DRIFT_OVERWRITTEN.remedy()).doesNotContain("take");
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void changedOnBothSidesDuringTheRun_isNamedAsThat() {
        try (Sides sides = Sides.of(source -> source.story("a", story -> story.field("v", 1)))) {
            run(sides, OnDrift.SKIP);
            sides.source().edit("a", story -> story.field("v", 3));
            SpaceSync sync = sync(sides, OnDrift.SKIP);
            SyncPlan plan = sync.plan();
            sides.target().edit("a", story -> story.field("v", 2));

            assertThat(Sides.result(sync.run(plan), "a").warnings())
                    .extracting(Problem::code)
                    .containsExactly(OutcomeCode.BOTH_CHANGED);
        }
    }

    @Test
    void deletedInTheTarget_staysDeleted_andIsNamedInEveryRun() {
        try (Sides sides = Sides.ofCase(DELETED, Switch.TRASH_BLOCKS_UUID)) {
            run(sides, OnDrift.SKIP);
            sides.target().edit("blog/a", StoryEditor::delete);
            for (int i = 0; i < 2; i++) {
                SyncPlan plan = sync(sides, OnDrift.SKIP).plan();
                assertThat(plan.drifted()).singleElement().satisfies(item -> {
                    assertThat(item.operation()).isEqualTo(Operation.NONE);
                    assertThat(item.reasons()).containsExactly("deleted in the target since the last sync");
                });

                SyncReport report = run(sides, OnDrift.SKIP);

                assertThat(report.ending()).isEqualTo(RunEnding.DONE);
                ItemResult result = Sides.result(report, "blog/a");
                assertThat(result.outcome()).isEqualTo(new Outcome.Skipped(null));
                assertThat(result.warnings()).extracting(Problem::code).containsExactly(OutcomeCode.TARGET_DELETED);
                assertThat(sides.api.writes()).isEmpty();
                assertThat(sides.target().stories()).hasSize(2);
            }
        }
    }

    @Test
    void deletedInTheTarget_overwrite_restoresItFromTheTrash_underItsUuid() {
        try (Sides sides = Sides.ofCase(DELETED, Switch.TRASH_BLOCKS_UUID)) {
            run(sides, OnDrift.SKIP);
            long id = sides.target().story("blog/a").orElseThrow().id();
            sides.target().edit("blog/a", StoryEditor::delete);
            sides.source().edit("blog/a", story -> story.field("title", "A2").publish());
            long atMost = sync(sides, OnDrift.OVERWRITE).plan().requestsAtMost();

            SyncReport report = run(sides, OnDrift.OVERWRITE);

            assertThat(sides.api.requests()).hasSizeLessThanOrEqualTo((int) atMost + 4);

            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(report.problems()).containsOnlyKeys(OutcomeCode.TARGET_RESTORED);
            FakeStory restored = sides.target().story("blog/a").orElseThrow();
            FakeStory source = sides.source().story("blog/a").orElseThrow();
            assertThat(restored.id()).isEqualTo(id);
            assertThat(restored.uuid()).isEqualTo(source.uuid());
            assertThat(restored.state()).isEqualTo(FakeStory.State.PUBLISHED);
            assertThat(restored.content()).isEqualTo(source.content());
            assertThat(run(sides, OnDrift.SKIP).summary().unchanged()).isEqualTo(3);
        }
    }

    @Test
    void deletedFolderInTheTarget_overwrite_restoresAllThatLayInIt() {
        try (Sides sides = Sides.ofCase(DELETED, Switch.TRASH_BLOCKS_UUID)) {
            run(sides, OnDrift.SKIP);
            List<Long> ids =
                    sides.target().stories().stream().map(FakeStory::id).toList();
            sides.target().editFolder("blog", StoryEditor::delete);

            SyncReport report = run(sides, OnDrift.OVERWRITE);

            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.target().stories().stream().map(FakeStory::uuid))
                    .containsExactlyInAnyOrderElementsOf(sides.source().stories().stream()
                            .map(FakeStory::uuid)
                            .toList());
            assertThat(sides.target().stories().stream().map(FakeStory::id)).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(run(sides, OnDrift.SKIP).summary().unchanged()).isEqualTo(3);
        }
    }

    @Test
    void deletedInTheTarget_hasNoPlaceAmongItsSiblings() {
        try (Sides sides =
                Sides.of(source -> source.story("a").story("b").story("c").story("d"))) {
            run(sides, OnDrift.SKIP);
            sides.target().edit("b", StoryEditor::delete);

            SyncReport report = run(sides, OnDrift.SKIP);

            assertThat(report.summary().unchanged()).isEqualTo(3);
            assertThat(sides.api.writes()).isEmpty();
        }
    }

    @Test
    void deletedFolderInTheTarget_skipsWhatIsNewInIt_byName() {
        try (Sides sides = Sides.of(source -> source.folder("f").story("f/a").story("b"))) {
            run(sides, OnDrift.SKIP);
            sides.target().editFolder("f", StoryEditor::delete);
            sides.source().edit("b", story -> story.moveTo("f"));

            SyncReport report = run(sides, OnDrift.SKIP);

            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(report.summary().skipped()).isEqualTo(3);
            assertThat(Sides.result(report, "f/b").warnings()).singleElement().satisfies(warning -> {
                assertThat(warning.code()).isEqualTo(OutcomeCode.TARGET_DELETED);
                assertThat(warning.message()).contains("its folder 'f' was deleted");
            });
            assertThat(sides.target()).hasStory("b");
            assertThat(sides.api.writes()).isEmpty();
        }
    }

    @Test
    void deletedForGood_overwrite_isCreatedAsADraftThatGoesLiveUnderItsUuidAlone() {
        try (Sides sides = Sides.of(source -> source.story("a", story -> story.published()))) {
            run(sides, OnDrift.SKIP);
            sides.target().edit("a", StoryEditor::delete);
            String undelete = "/v1/spaces/" + Sides.TARGET + "/stories/*/undelete";
            sides.api.failNext("GET", undelete, FaultAction.status(404, "[\"This record could not be found\"]"));
            int before = sides.api.commits().size();

            SyncReport report = run(sides, OnDrift.OVERWRITE);

            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.api.commits().stream().skip(before).map(Commit::kind))
                    .containsExactly(
                            Commit.Kind.CREATED, Commit.Kind.UUID_CHANGED, Commit.Kind.UPDATED, Commit.Kind.PUBLISHED);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void uuidInTheTrash_withoutAState_nothingStaysLiveUnderAnotherUuid_andNoRunAddsAnother() {
        try (Sides sides = Sides.ofCase(DELETED, Switch.TRASH_BLOCKS_UUID)) {
            sides.run();
            sides.target().edit("blog/a", StoryEditor::delete);
            for (int i = 0; i < 2; i++) {
                SyncReport report = Sides.run(sides.sync().build());
                assertThat(Sides.problem(report, "blog/a").code()).isEqualTo(OutcomeCode.UUID_TAKEN);
                assertThat(sides.target().story("blog/a").orElseThrow().state()).isEqualTo(FakeStory.State.DRAFT);
                assertThat(sides.target().stories()).hasSize(3);
            }
        }
    }

    @Test
    void deletedInTheTarget_fail_endsTheRunBeforeItsFirstWrite() {
        try (Sides sides = Sides.ofCase(DELETED)) {
            run(sides, OnDrift.SKIP);
            sides.target().edit("blog/a", StoryEditor::delete);
            SpaceSync sync = sync(sides, OnDrift.FAIL);
            sides.api.clearRequests();
            assertThatThrownBy(() -> Sides.run(sync))
                    .satisfies(Sides.refusedBy(Policy.DRIFT))
                    .hasMessageContaining("'blog/a'");
            assertThat(sides.api.writes()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(OnDrift.class)
    void deletedInTheTargetDuringTheRun_isDecidedByThePolicy(OnDrift policy) {
        try (Sides sides = Sides.of(source -> source.story("a", story -> story.field("v", 1)))) {
            run(sides, OnDrift.SKIP);
            sides.source().edit("a", story -> story.field("v", 2));
            SpaceSync sync = sync(sides, policy);
            SyncPlan plan = sync.plan();
            sides.target().edit("a", StoryEditor::delete);

            ItemResult result = Sides.result(sync.run(plan), "a");

            switch (policy) {
                case SKIP -> assertThat(result.outcome()).isEqualTo(new Outcome.Skipped(null));
                case FAIL -> assertThat(result.outcome()).isInstanceOf(Outcome.Failed.class);
                case OVERWRITE -> assertThat(sides.target()).mirrors(sides.source());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"SKIP, other", "OVERWRITE, source"})
    void deletedAndReplacedByAnotherStory_isDrift(OnDrift policy, String value) {
        try (Sides sides = Sides.of(
                source -> source.story("a", story -> story.field("v", "source")), target -> target.story("spare"))) {
            run(sides, OnDrift.SKIP);
            sides.target().edit("a", StoryEditor::delete);
            sides.target().edit("spare", story -> story.slug("a").field("v", "other"));

            SyncReport report = run(sides, policy);

            assertThat(report.problems())
                    .containsKey(policy == OnDrift.SKIP ? OutcomeCode.DRIFTED : OutcomeCode.DRIFT_OVERWRITTEN);
            assertThat(sides.target()
                            .story("a")
                            .orElseThrow()
                            .content()
                            .path("v")
                            .asString())
                    .isEqualTo(value);
        }
    }

    @Test
    void copyThatGotAnotherUuidAndAnotherPlace_isDrift_andNotCreatedAgain() {
        try (Sides sides = Sides.of(source -> source.story("a"))) {
            run(sides, OnDrift.SKIP);
            sides.target().edit("a", story -> story.uuid("by-hand").slug("elsewhere"));

            SyncReport report = run(sides, OnDrift.SKIP);

            assertThat(report.problems()).containsOnlyKeys(OutcomeCode.DRIFTED);
            assertThat(Sides.result(report, "a").warnings().get(0).message()).contains("path: elsewhere → a");
            assertThat(sides.target().stories()).hasSize(1);
        }
    }
}
