package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlanReads;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.SpaceBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What a plan reads and compares, what it finds, and what that costs. */
class PlanReadsTest {

    private static final List<String> FOUR = List.of("a", "b", "c", "d");

    private final StateStore state = StateStore.inMemory();

    private SpaceSync sync(Sides sides) {
        return sides.sync().state(state).build();
    }

    private static PlannedItem item(SyncPlan plan, String path) {
        return plan.items().stream()
                .filter(item -> item.source().path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private Sides synced() {
        Sides sides = Sides.of(source -> source.story("a", story -> story.field("v", "old"))
                .story("b")
                .story("c")
                .story("d"));
        Sides.run(sync(sides));
        return sides;
    }

    @Test
    void editedStory_isReadOnBothSides_andItsChangesAreNamed() {
        try (Sides sides = synced()) {
            sides.source().edit("a", story -> story.field("v", "new"));
            sides.api.clearRequests();
            sync(sides).plan();
            int lists = sides.api.requests().size();
            sides.api.clearRequests();

            SyncPlan plan = sync(sides).plan(PlanReads.SUSPECTS);

            int components = 1; // of the source, as for every plan that updates stories
            assertThat(sides.api.requests()).hasSize(lists + 2 + components);
            assertThat(item(plan, "a").operation()).isEqualTo(Operation.UPDATE);
            assertThat(item(plan, "a").differences()).singleElement().satisfies(difference -> {
                assertThat(difference.field()).isEqualTo("content");
                assertThat(difference.changes()).singleElement().satisfies(change -> {
                    assertThat(change.path()).isEqualTo("/v");
                    assertThat(change.now()).hasToString("\"new\"");
                });
            });
            assertThat(plan.count(Operation.UNCHANGED)).isEqualTo(3);
        }
    }

    @Test
    void savedWithoutAChange_isEqual_byOneRead_andNeverReadAgain() {
        try (Sides sides = synced()) {
            sides.source().edit("a", story -> story.field("v", "x"));
            sides.source().edit("a", story -> story.field("v", "old"));
            sides.api.clearRequests();
            sync(sides).plan();
            int lists = sides.api.requests().size();
            sides.api.clearRequests();

            SyncPlan plan = sync(sides).plan(PlanReads.SUSPECTS);

            assertThat(sides.api.requests()).hasSize(lists + 1);
            assertThat(item(plan, "a").operation()).isEqualTo(Operation.UNCHANGED);
            assertThat(item(plan, "a").reasons()).containsExactly("equal");
            sides.api.clearRequests();
            assertThat(item(sync(sides).plan(PlanReads.SUSPECTS), "a").reasons())
                    .containsExactly("unchanged since the last sync");
            assertThat(sides.api.requests()).hasSize(lists);
        }
    }

    @Test
    void readsNoMoreThanTheListsCost_andTheRestNeedsCheck() {
        try (Sides sides = synced()) {
            StateStore none = StateStore.inMemory();
            SpaceSync fresh = sides.sync().state(none).build();
            sides.api.clearRequests();
            SyncPlan unread = fresh.plan();
            int lists = sides.api.requests().size();
            assertThat(unread.count(Operation.COMPARE)).isEqualTo(4);
            assertThat(unread.count(Operation.UNCHANGED)).isZero();
            sides.api.clearRequests();

            SyncPlan plan = sides.sync().state(StateStore.inMemory()).build().plan(PlanReads.SUSPECTS);

            assertThat(sides.api.requests()).hasSizeLessThanOrEqualTo(2 * lists);
            assertThat(plan.count(Operation.UNCHANGED)).isEqualTo(2);
            assertThat(plan.count(Operation.COMPARE)).isEqualTo(2);
        }
    }

    @Test
    void all_readsEverything_twoRequestsAStory() {
        try (Sides sides = synced()) {
            sides.api.clearRequests();
            SyncPlan plan = sides.sync().state(StateStore.inMemory()).build().plan(PlanReads.ALL);

            assertThat(plan.count(Operation.UNCHANGED)).isEqualTo(4);
            assertThat(plan.changesPending()).isFalse();
            assertThat(sides.api.requests().stream()
                            .filter(request -> request.path().matches(".*/stories/\\d+")))
                    .hasSize(8);
        }
    }

    @Test
    void runOfAPlan_doesNotWriteWhatIsEqual_andWritesWhatDiffers() {
        try (Sides sides = synced()) {
            sides.source().edit("a", story -> story.field("v", "new"));
            SpaceSync fresh = sides.sync().state(StateStore.inMemory()).build();
            SyncPlan plan = fresh.plan(PlanReads.ALL);

            SyncReport report = fresh.run(plan);

            assertThat(report.summary().updated()).isEqualTo(1);
            assertThat(report.summary().unchanged()).isEqualTo(3);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void map_referenceToAnItemThatIsToBeCreated_isNeitherEqualNorChanged() {
        try (Sides sides = Sides.of(source -> source.story("a").story("b").story("new"))) {
            SpaceSync part = sides.sync()
                    .state(state)
                    .identity(IdentityMode.MAP)
                    .selection(Selection.builder().prefix("a").prefix("b").build())
                    .build();
            part.run(part.plan());
            FakeStory created = sides.source().story("new").orElseThrow();
            sides.source().edit("a", story -> story.field("v", "x"));
            sides.source()
                    .edit(
                            "b",
                            story -> story.field(
                                    "link",
                                    Map.of("fieldtype", "multilink", "linktype", "story", "id", created.uuid())));
            SpaceSync map = sides.sync().state(state).identity(IdentityMode.MAP).build();

            SyncPlan plan = map.plan(PlanReads.ALL);

            assertThat(item(plan, "a").operation()).isEqualTo(Operation.UPDATE);
            assertThat(item(plan, "b").operation()).isEqualTo(Operation.COMPARE);
        }
    }

    @Test
    void map_withoutAState_equalContentIsACopy_otherContentACollision() {
        try (Sides sides = Sides.of(
                source -> source.story("a", story -> story.field("_uid", "u").field("v", 1))
                        .story("b", story -> story.field("v", 1)),
                target -> target.story("a", story -> story.field("_uid", "u").field("v", 1))
                        .story("b", story -> story.field("v", 2)))) {
            SpaceSync map = sides.sync()
                    .state(state)
                    .identity(IdentityMode.MAP)
                    .onCollision(OnCollision.SKIP)
                    .build();

            SyncPlan plan = map.plan(PlanReads.ALL);

            assertThat(item(plan, "a").operation()).isEqualTo(Operation.UNCHANGED);
            assertThat(item(plan, "b").operation()).isEqualTo(Operation.NONE);
            assertThat(item(plan, "b").collision()).isTrue();
            assertThat(item(plan, "b").differences()).extracting("field").contains("content");
        }
    }

    private static long reads(Sides sides) {
        return sides.api.requests().stream()
                .filter(request -> request.path().matches("/v1/spaces/" + Sides.SOURCE + "/stories/\\d+"))
                .count();
    }

    @Test
    void run_doesNotReadTheSourceAgain_afterOneList() {
        try (Sides sides = synced()) {
            List.of("a", "b", "c", "d").forEach(path -> sides.source().edit(path, story -> story.field("v", "new")));
            SpaceSync sync = sync(sides);
            SyncPlan plan = sync.plan(PlanReads.ALL);
            sides.api.clearRequests();

            sync.run(plan);

            assertThat(reads(sides)).isZero();
            assertThat(sides.api.requests().stream()
                            .filter(request -> request.path().equals("/v1/spaces/" + Sides.SOURCE + "/stories")))
                    .hasSize(1);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void run_readsAgainWhatChangedAfterThePlan() {
        try (Sides sides = Sides.of(PlanReadsTest::fourPublished)) {
            SpaceSync sync = sync(sides);
            SyncPlan plan = planOfFourEdits(sides, sync);
            sides.source().edit("c", story -> story.field("v", "newest").unpublish());
            sides.api.clearRequests();

            sync.run(plan);

            assertThat(reads(sides)).isEqualTo(1);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void run_asksAgainAfterTenSeconds_soThatAnUnpublishedStoryIsNotPublished() {
        try (Sides sides = Sides.of(PlanReadsTest::fourPublished)) {
            SpaceSync sync = sync(sides);
            SyncPlan plan = planOfFourEdits(sides, sync);
            AtomicBoolean once = new AtomicBoolean();
            sides.before(request -> request.method().equals("PUT"), () -> {
                if (once.compareAndSet(false, true)) {
                    sides.time.advance(Duration.ofSeconds(11));
                    sides.source().edit("c", story -> story.unpublish());
                }
            });

            sync.run(plan);

            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    private static void fourPublished(SpaceBuilder source) {
        FOUR.forEach(path -> source.story(path, story -> story.published()));
    }

    /** Syncs, edits and publishes the four stories, and returns a plan that has read them. */
    private static SyncPlan planOfFourEdits(Sides sides, SpaceSync sync) {
        Sides.run(sync);
        FOUR.forEach(path ->
                sides.source().edit(path, story -> story.field("v", "new").publish()));
        return sync.plan(PlanReads.ALL);
    }
}
