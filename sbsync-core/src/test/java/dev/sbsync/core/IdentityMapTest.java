package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Change;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ResumePoint;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.run.WriteJournal;
import dev.sbsync.core.run.WriteStep;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.RecordedRequest;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.StoryEditor;
import dev.sbsync.testkit.faults.FaultAction;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Copies that keep uuids of their own ({@link IdentityMode#MAP}). */
class IdentityMapTest {

    private final StateStore state = StateStore.inMemory();

    private static void items(SpaceBuilder space) {
        space.folder("blog")
                .startPage("blog", story -> story.published().field("_uid", "b"))
                .story(
                        "blog/dirty",
                        story -> story.field("_uid", "b").field("v", "draft").dirty(live -> live.put("v", "live")))
                .story("blog/draft", story -> story.field("_uid", "b").field("v", "draft"))
                .story("live", story -> story.published().field("_uid", "b").field("v", 1));
    }

    private SpaceSyncBuilder sync(Sides sides) {
        return sides.sync().state(state).identity(IdentityMode.MAP);
    }

    private SyncReport run(Sides sides) {
        return Sides.run(sync(sides).build());
    }

    private static String uuid(FakeSpace space, String path) {
        return space.story(path).map(FakeStory::uuid).orElseThrow();
    }

    private static List<String> writes(Sides sides) {
        return sides.api.writes().stream().map(RecordedRequest::toString).toList();
    }

    @Test
    void newCopies_keepTheirUuids_andCostOneRequestLess() {
        try (Sides sides = Sides.of(IdentityMapTest::items)) {
            SpaceSync sync = sync(sides).build();
            SyncPlan plan = sync.plan();
            sides.api.clearRequests();

            assertThat(sync.run(plan).summary().created()).isEqualTo(5);

            assertThat(sides.target()).mirrorsWithOwnUuids(sides.source());
            assertThat(uuid(sides.target(), "live")).isNotEqualTo(uuid(sides.source(), "live"));
            assertThat(sides.api.requests()).hasSize(2 * 5 + 3);
            assertThat(plan.requestsAtMost()).isEqualTo(2 * 5 + 3);
            assertThat(writes(sides)).noneMatch(request -> request.contains("update_uuid"));
        }
    }

    @Test
    void secondRun_readsAndWritesNothing_andVerifyFindsThemEqual() {
        try (Sides sides = Sides.of(IdentityMapTest::items)) {
            run(sides);
            sides.api.clearRequests();

            SyncReport again = run(sides);

            assertThat(again.summary().unchanged()).isEqualTo(5);
            assertThat(sides.api.writes()).isEmpty();
            assertThat(sides.api.requests())
                    .noneMatch(request -> request.toString().matches("GET .*/stories/\\d+"));
            assertThat(sync(sides).build().verify().items())
                    .extracting(Verification.VerifiedItem::status)
                    .containsOnly(Verification.Status.EQUAL);
        }
    }

    @Test
    void copyThatWasMovedOnEitherSide_isMatchedByItsBaseline() {
        try (Sides sides = Sides.of(IdentityMapTest::items)) {
            run(sides);
            sides.time.advance(Duration.ofMinutes(1));
            sides.source().edit("live", story -> story.slug("renamed"));
            sides.target().edit("blog/draft", story -> story.slug("elsewhere"));

            SyncPlan plan = sync(sides).onDrift(OnDrift.OVERWRITE).build().plan();

            assertThat(item(plan, "renamed").changes()).containsExactly(Change.RENAME);
            assertThat(item(plan, "blog/draft").changes()).containsExactly(Change.RENAME);
            assertThat(plan.extra()).isEmpty();
            assertThat(sync(sides)
                            .onDrift(OnDrift.OVERWRITE)
                            .build()
                            .run(plan)
                            .summary()
                            .updated())
                    .isEqualTo(2);
            assertThat(sides.target()).mirrorsWithOwnUuids(sides.source());
        }
    }

    /** A run dies, and the next one is refused a write: only the state still knows which of the two is whose copy. */
    @Test
    void copiesThatSwapTheirPlaces_leftHalfWrittenTwice_areSwappedByTheNextRun() {
        try (Sides sides = Sides.of(IdentityMapTest::twins)) {
            run(sides);
            swap(sides);
            assertThat(runThatDies(sides).ending()).isEqualTo(RunEnding.ABORTED);
            sides.api.failNext(
                    "GET", "/v1/spaces/1002/stories/*/unpublish", FaultAction.status(422, "{\"error\":\"not now\"}"));
            assertThat(run(sides).summary().failed()).isPositive();

            SyncReport report = run(sides);

            assertThat(report.ending()).as(report.problems().toString()).isEqualTo(RunEnding.DONE);
            assertThat(report.problems()).isEmpty();
            assertThat(sides.target()).mirrorsWithOwnUuids(sides.source());
        }
    }

    /** A copy of a story that is not selected is not the source's only while it is half-written. */
    @Test
    void renamedCopy_runDied_isNotDeletedByARunOfAnotherPart() {
        try (Sides sides = Sides.of(IdentityMapTest::items)) {
            run(sides);
            sides.source().edit("live", story -> story.slug("renamed"));
            assertThat(runThatDies(sides).ending()).isEqualTo(RunEnding.ABORTED);

            SyncPlan plan = sync(sides)
                    .selection(Selection.builder().slug("live").build())
                    .deletes(DeletePolicy.atMostPercent(100))
                    .allowEmpty(true)
                    .build()
                    .plan();

            assertThat(plan.items()).noneMatch(item -> item.operation() == Operation.DELETE);
        }
    }

    private static void twins(SpaceBuilder space) {
        space.story("one", story -> story.field("v", 1).published())
                .story("two", story -> story.field("v", 2).published());
    }

    private static void swap(Sides sides) {
        sides.source().edit("one", story -> story.slug("between"));
        sides.source().edit("two", story -> story.slug("one").unpublish());
        sides.source().edit("between", story -> story.slug("two").unpublish());
    }

    /** The state has recorded the first write when the journal fails. */
    private SyncReport runThatDies(Sides sides) {
        WriteJournal full = new WriteJournal() {
            @Override
            public ResumePoint resumePoint(PlannedItem item) {
                return ResumePoint.START;
            }

            @Override
            public void announce(PlannedItem item, WriteStep step) {
                throw new IllegalStateException("the disk is full");
            }

            @Override
            public void confirm(PlannedItem item, WriteStep step, long targetId) {}
        };
        return Sides.run(sync(sides).journal(full).workers(1).build());
    }

    @Test
    void withoutAState_equalItemsAreMatchedByPathAndAdopted() {
        try (Sides sides = Sides.of(IdentityMapTest::items, IdentityMapTest::items)) {
            SpaceSync sync = sync(sides).onCollision(OnCollision.SKIP).build();
            SyncPlan plan = sync.plan();

            assertThat(plan.collisions()).isEmpty();
            assertThat(plan.items()).extracting(PlannedItem::operation).containsOnly(Operation.COMPARE);
            assertThat(plan.warnings()).extracting(Problem::code).containsExactly(OutcomeCode.MATCHED_BY_PATH);
            sides.api.clearRequests();
            assertThat(sync.run(plan).summary().unchanged()).isEqualTo(5);
            assertThat(sides.api.writes()).isEmpty();

            SyncPlan next = sync.plan();
            assertThat(next.items()).extracting(PlannedItem::operation).containsOnly(Operation.UNCHANGED);
            assertThat(next.warnings()).isEmpty();
        }
    }

    @Test
    void withoutAState_anItemOfOtherContentIsACollision() {
        for (OnCollision policy : OnCollision.values()) {
            try (Sides sides = Sides.of(
                    source -> source.story("a", story -> story.field("v", 1)),
                    target -> target.story("a", story -> story.field("v", 2)))) {
                String uuid = uuid(sides.target(), "a");
                StateStore fresh = StateStore.inMemory();
                SyncReport report =
                        Sides.run(sync(sides).state(fresh).onCollision(policy).build());

                var result = Sides.result(report, "a");
                boolean overwrites = policy == OnCollision.OVERWRITE || policy == OnCollision.OVERWRITE_SAME_TYPE;
                assertThat(result.outcome())
                        .as(policy.name())
                        .isInstanceOf(
                                overwrites
                                        ? Outcome.Updated.class
                                        : policy == OnCollision.SKIP ? Outcome.Skipped.class : Outcome.Failed.class);
                assertThat(result.collision()).as(policy.name()).isEqualTo(policy != OnCollision.FAIL);
                assertThat(uuid(sides.target(), "a")).isEqualTo(uuid);
            }
        }
    }

    @Test
    void duplicatedSpace_isMatchedByUuidOnlyWhereTheSlugIsTheSame() {
        try (Sides sides = Sides.of(
                source -> source.story("kept", story -> story.uuid("u-1"))
                        .story("swapped-a", story -> story.uuid("u-a").field("v", "a"))
                        .story("swapped-b", story -> story.uuid("u-b").field("v", "b"))
                        .story("renamed", story -> story.uuid("u-2")),
                target -> target.story("kept", story -> story.uuid("u-1"))
                        .story("swapped-b", story -> story.uuid("u-a").field("v", "b"))
                        .story("swapped-a", story -> story.uuid("u-b").field("v", "a"))
                        .story("before", story -> story.uuid("u-2")))) {
            SyncPlan plan = sync(sides).build().plan();

            assertThat(item(plan, "kept").operation()).isEqualTo(Operation.COMPARE);
            assertThat(item(plan, "swapped-a").match())
                    .hasToString(plan.items().stream()
                            .map(PlannedItem::match)
                            .filter(match -> match != null && match.path().equals("swapped-a"))
                            .findFirst()
                            .orElseThrow()
                            .toString());
            assertThat(item(plan, "renamed").changes()).containsExactly(Change.RENAME);
            run(sides);
            assertThat(sides.target()).mirrorsWithOwnUuids(sides.source());
        }
    }

    @Test
    void folderThatOnlyItsUuidShows_hasItsStoriesMatchedByPath() {
        try (Sides sides = Sides.of(
                source -> source.folder("f", folder -> folder.uuid("u-f")).story("f/a", story -> story.published()),
                target -> target.folder("before", folder -> folder.uuid("u-f"))
                        .story("before/a", story -> story.published()))) {
            SyncReport report = run(sides);

            assertThat(report.summary().updated()).isEqualTo(2);
            assertThat(sides.target()).mirrorsWithOwnUuids(sides.source());
        }
    }

    @Test
    void driftAndDeletionInTheTarget_areFound() {
        try (Sides sides = Sides.of(IdentityMapTest::items)) {
            run(sides);
            sides.time.advance(Duration.ofMinutes(1));
            sides.target().edit("live", story -> story.name("An editor's"));
            sides.target().edit("blog/draft", StoryEditor::delete);

            SyncReport report = run(sides);

            assertThat(Sides.result(report, "live").warnings())
                    .extracting(Problem::code)
                    .containsExactly(OutcomeCode.DRIFTED);
            assertThat(Sides.result(report, "blog/draft").warnings())
                    .extracting(Problem::code)
                    .containsExactly(OutcomeCode.TARGET_DELETED);

            Sides.run(sync(sides).onDrift(OnDrift.OVERWRITE).build());
            assertThat(sides.target()).mirrorsWithOwnUuids(sides.source());
        }
    }

    @Test
    void uuidThatChangesInTheTarget_isNoDrift() {
        try (Sides sides = Sides.of(IdentityMapTest::items)) {
            run(sides);
            sides.target().edit("live", story -> story.uuid("another"));
            sides.api.clearRequests();

            assertThat(run(sides).summary().unchanged()).isEqualTo(5);
            assertThat(sides.api.writes()).isEmpty();
        }
    }

    @Test
    void pairThatWasAligned_isComparedAnewAndKeepsItsUuids() {
        try (Sides sides = Sides.of(IdentityMapTest::items)) {
            Sides.run(sides.sync().state(state).build());
            sides.api.clearRequests();
            SpaceSync sync = sync(sides).build();
            SyncPlan plan = sync.plan();

            assertThat(plan.items()).extracting(PlannedItem::operation).containsOnly(Operation.COMPARE);
            assertThat(plan.drifted()).isEmpty();
            assertThat(plan.collisions()).isEmpty();
            assertThat(sync.run(plan).summary().unchanged()).isEqualTo(5);
            assertThat(sides.api.writes()).isEmpty();
            assertThat(sides.target()).mirrors(sides.source());
            assertThat(sync.plan().items()).extracting(PlannedItem::operation).containsOnly(Operation.UNCHANGED);
        }
    }

    @Test
    void pairThatWasMapped_getsTheUuidsOfTheSourceIfAligned() {
        try (Sides sides = Sides.of(IdentityMapTest::items)) {
            run(sides);
            SpaceSync sync = sides.sync().state(state).build();
            SyncPlan plan = sync.plan();

            assertThat(plan.items()).allMatch(item -> item.changes().equals(Set.of(Change.REIDENTIFY)));
            assertThat(plan.drifted()).isEmpty();
            assertThat(plan.collisions()).isEmpty();
            assertThat(sync.run(plan).summary().updated()).isEqualTo(5);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    private static PlannedItem item(SyncPlan plan, String path) {
        return plan.items().stream()
                .filter(item -> item.source().path().equals(path))
                .findFirst()
                .orElseThrow();
    }
}
