package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.client.error.IncompleteListException;
import dev.sbsync.core.internal.state.ArchivedItem;
import dev.sbsync.core.internal.state.Runs;
import dev.sbsync.core.internal.state.StoredArchive;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.OutcomeStatus;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.RefusedPlanException.Policy;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import dev.sbsync.transport.error.SbsyncException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Stories and folders that the source lacks are deleted: children first, nothing that changed, nothing outside. */
class StoryDeletesTest {

    private final Sides sides = Sides.of(StoryDeletesTest::items);
    private final StateStore state = StateStore.inMemory();

    private static void items(SpaceBuilder space) {
        space.folder("blog")
                .startPage("blog", story -> story.published())
                .folder("blog/2025")
                .story("blog/2025/a", story -> story.published().field("v", 1))
                .story("blog/2025/b", story -> story.field("v", 2))
                .story("blog/c")
                .folder("shop")
                .story("shop/d")
                .story("e");
    }

    @AfterEach
    void close() {
        state.close();
        sides.close();
    }

    private SpaceSyncBuilder sync() {
        return sides.sync().state(state).deletes(DeletePolicy.atMostPercent(100));
    }

    private static List<String> deletes(SyncPlan plan) {
        return plan.items().stream()
                .filter(item -> item.operation() == Operation.DELETE)
                .map(item -> item.source().displayPath())
                .toList();
    }

    private static int deleted(SyncReport report) {
        return report.summary().counts().count(OutcomeStatus.DELETED);
    }

    private List<String> paths() {
        return sides.target().stories().stream().map(FakeStory::path).toList();
    }

    @ParameterizedTest
    @EnumSource
    void folderDeletedInTheSource_isDeletedWithAllInIt_childrenFirst(IdentityMode identity) {
        Sides.run(sync().identity(identity).build());
        sides.source().editFolder("blog", folder -> folder.delete());
        sides.api.clearRequests();

        SpaceSync sync = sync().identity(identity).build();
        SyncPlan plan = sync.plan();
        SyncReport report = sync.run(plan);

        assertThat(deletes(plan)).hasSize(6).endsWith("blog");
        assertThat(plan.extra()).isEmpty();
        assertThat(report.ending()).isEqualTo(RunEnding.DONE);
        assertThat(deleted(report)).isEqualTo(6);
        assertThat(paths()).containsExactlyInAnyOrder("shop", "shop/d", "e");
        assertThat(sides.api.writes())
                .hasSize(6)
                .allMatch(write -> write.method().equals("DELETE"));
        assertThat(deletes(sync.plan())).isEmpty();
    }

    @Test
    void withoutState_whatOnlyTheTargetHas_isDeletedToo() {
        try (Sides others = Sides.of(source -> source.story("e"), StoryDeletesTest::items);
                StateStore none = StateStore.inMemory()) {
            SpaceSync sync = others.sync()
                    .state(none)
                    .deletes(DeletePolicy.atMostPercent(100))
                    .build();
            SyncPlan plan = sync.plan();
            sync.run(plan);

            assertThat(others.target().stories()).extracting(FakeStory::path).containsExactly("e");
            assertThat(plan.items().get(plan.items().size() - 1).reasons())
                    .containsExactly("not in the source", "can be restored from the trash");
        }
    }

    /** A half-written item does not count as edited in the target. */
    @Test
    void halfWrittenAndThenDeletedInTheSource_isDeleted() {
        Sides.run(sync().build());
        sides.source().edit("blog/2025/a", story -> story.field("v", 2).publish());
        sides.source().edit("blog/2025/a", story -> story.field("v", 3));
        sides.api.failNext("PUT", "/v1/spaces/1002/stories/*", FaultAction.normal());
        sides.api.failNext(
                "PUT", "/v1/spaces/1002/stories/*", FaultAction.status(422, "{\"content\":[\"is not wanted\"]}"));
        assertThat(Sides.run(sync().build()).summary().failed()).isEqualTo(1);
        sides.source().edit("blog/2025/a", story -> story.delete());

        assertThat(deleted(Sides.run(sync().build()))).isEqualTo(1);
        assertThat(paths()).doesNotContain("blog/2025/a");
    }

    @Test
    void moreThanTheLimit_isRefusedBeforeTheFirstWrite() {
        Sides.run(sync().build());
        sides.source().edit("blog/c", story -> story.delete());
        sides.source().edit("e", story -> story.field("new", true));
        sides.api.clearRequests();

        SpaceSync tenPercent = sync().deletes(DeletePolicy.DEFAULT).build();
        SyncPlan plan = tenPercent.plan();

        assertThatThrownBy(() -> tenPercent.run(plan))
                .satisfies(Sides.refusedBy(Policy.DELETES))
                .hasMessageContaining("deletes 1 of the 9 selected items in the target, more than the limit of 10%");
        SpaceSync none = sync().deletes(DeletePolicy.atMost(0)).build();
        assertThatThrownBy(() -> none.check(none.plan())).satisfies(Sides.refusedBy(Policy.DELETES));
        assertThat(sides.api.writes()).isEmpty();
        assertThat(deleted(Sides.run(sync().deletes(DeletePolicy.atMost(1)).build())))
                .isEqualTo(1);
    }

    @Test
    void selection_nothingOutsideIsDeleted_norAFolderThatHoldsIt() {
        Sides.run(sync().build());
        sides.source().editFolder("blog", folder -> folder.delete());
        sides.source().edit("shop/d", story -> story.delete());
        Selection blog =
                Selection.builder().prefix("blog").exclude("blog/2025/b").build();

        SpaceSync sync = sync().selection(blog).allowEmpty(true).build();
        SyncPlan plan = sync.plan();

        assertThat(deletes(plan)).containsExactlyInAnyOrder("blog/", "blog/2025/a", "blog/c");
        assertThat(KindSides.warnings(plan, OutcomeCode.KEPT))
                .containsExactlyInAnyOrder(
                        "it contains the story 'blog/2025/b', which is kept; not deleted",
                        "it contains the folder 'blog/2025', which is kept; not deleted");
        sync.run(plan);
        assertThat(paths())
                .contains("blog", "blog/2025", "blog/2025/b", "shop/d")
                .doesNotContain("blog/c");
    }

    @Test
    void selectionThatSaysNothingOfTheTarget_isRefused() {
        List<Selection> unfit = List.of(
                Selection.builder().tag("t").build(),
                Selection.builder().contentType("page").build(),
                Selection.builder().only(LayerState.DRAFT).build(),
                Selection.builder().updatedSince(java.time.Instant.EPOCH).build(),
                Selection.builder().where("mine", row -> true).build());

        for (Selection selection : unfit) {
            assertThatThrownBy(() -> sync().selection(selection).build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Deletes cannot be combined with a selection by ");
        }
    }

    @Test
    void movedInTheSourceOutOfADeletedFolder_isMovedAndTheFolderDeleted() {
        Sides.run(sync().build());
        sides.source().edit("shop/d", story -> story.moveTo("blog"));
        sides.source().editFolder("shop", folder -> folder.delete());

        SyncReport report = Sides.run(sync().build());

        assertThat(deleted(report)).isEqualTo(1);
        assertThat(paths()).contains("blog/d").doesNotContain("shop", "shop/d");
        assertThat(report.ending()).isEqualTo(RunEnding.DONE);
    }

    @Test
    void moveThatIsVetoed_leavesTheFolder() {
        Sides.run(sync().build());
        sides.source().edit("shop/d", story -> story.moveTo("blog"));
        sides.source().editFolder("shop", folder -> folder.delete());

        SyncReport report = Sides.run(sync().veto(dev.sbsync.core.run.WriteVeto.of(
                        "no",
                        item -> item.source().path().equals("blog/d")
                                ? java.util.Optional.of("frozen")
                                : java.util.Optional.empty()))
                .build());

        assertThat(deleted(report)).isZero();
        assertThat(paths()).contains("shop", "shop/d");
        assertThat(Sides.result(report, "shop").warnings())
                .extracting(warning -> warning.message())
                .containsExactly("the story 'shop/d' is in it; not deleted");
    }

    @Test
    void changedInTheTargetSinceTheLastSync_isKept_withItsFolders() {
        Sides.run(sync().build());
        sides.time.advance(java.time.Duration.ofMinutes(1));
        sides.target().edit("blog/2025/a", story -> story.field("v", "an editor's own"));
        sides.source().editFolder("blog", folder -> folder.delete());

        SyncPlan plan = sync().build().plan();

        assertThat(deletes(plan)).containsExactlyInAnyOrder("blog/", "blog/2025/b", "blog/c");
        assertThat(KindSides.warnings(plan, OutcomeCode.DRIFTED))
                .containsExactly("changed in the target since the last sync; not deleted");
    }

    @Test
    void movedInTheTargetSinceTheLastSync_isKept() {
        Sides.run(sync().build());
        sides.target().edit("blog/c", story -> story.moveTo("shop"));
        sides.source().edit("blog/c", story -> story.delete());

        assertThat(deletes(sync().build().plan())).isEmpty();
    }

    @Test
    void changedInTheTargetAfterThePlan_isKept() {
        Sides.run(sync().build());
        sides.source().editFolder("shop", folder -> folder.delete());
        SpaceSync sync = sync().build();
        SyncPlan plan = sync.plan();
        sides.time.advance(java.time.Duration.ofMinutes(1));
        sides.target().edit("shop/d", story -> story.field("v", "an editor's own"));

        SyncReport report = sync.run(plan);

        assertThat(deleted(report)).isZero();
        assertThat(paths()).contains("shop", "shop/d");
        assertThat(report.notSynced()).containsEntry("drifted", 1).containsEntry("not deleted", 1);
    }

    @Test
    void addedToAFolderAfterThePlan_isKeptWithTheFolder() {
        Sides.run(sync().build());
        sides.source().editFolder("shop", folder -> folder.delete());
        SpaceSync sync = sync().build();
        SyncPlan plan = sync.plan();
        sides.target().edit("e", story -> story.moveTo("shop"));

        SyncReport report = sync.run(plan);

        assertThat(deleted(report)).isEqualTo(1);
        assertThat(paths()).contains("shop", "shop/e").doesNotContain("shop/d");
    }

    @Test
    void deletedInTheTargetAfterThePlan_countsAsDeleted() {
        Sides.run(sync().build());
        sides.source().editFolder("shop", folder -> folder.delete());
        SpaceSync sync = sync().build();
        SyncPlan plan = sync.plan();
        sides.target().editFolder("shop", folder -> folder.delete());

        assertThat(deleted(sync.run(plan))).isEqualTo(2);
    }

    @Test
    void renamedInTheSource_orSelectedElsewhere_isNotDeleted() {
        Sides.run(sync().build());
        sides.source().edit("blog/c", story -> story.slug("renamed"));
        Selection byOldPath = Selection.builder().slug("blog/c").build();

        SyncPlan plan = sync().selection(byOldPath).allowEmpty(true).build().plan();

        assertThat(deletes(plan)).isEmpty();
    }

    @Test
    void otherUuidAtThePathInTheSource_isNotDeleted() {
        Sides.run(sync().build());
        sides.source().edit("blog/c", story -> story.uuid("another"));

        assertThat(deletes(sync().build().plan())).isEmpty();
        assertThat(deletes(sync().onExisting(OnExisting.SKIP).build().plan())).isEmpty();
    }

    /**
     * Another story has taken the place of the copy, which has moved; whose place it is, is not for a delete to decide.
     */
    @Test
    void strangerAtAPathOfTheSource_isNotDeleted() {
        Sides.run(sync().build());
        sides.target().edit("e", story -> story.slug("moved"));
        sides.target().edit("blog/c", story -> story.uuid("stranger").moveTo("").slug("e"));
        sides.source().edit("blog/c", story -> story.delete());
        try (StateStore none = StateStore.inMemory()) {
            SyncPlan plan = sync().state(none).build().plan();

            assertThat(plan.extra()).extracting(row -> row.path()).containsExactly("e");
            assertThat(deletes(plan)).isEmpty();
        }
    }

    @Test
    void aListOfTheSourceThatHidesStories_deletesNothing() {
        try (Sides hidden = Sides.of(
                fake -> fake.with(Switch.STORIES_COUNT_TOO_HIGH),
                source -> source.story("e"),
                StoryDeletesTest::items)) {
            SpaceSync sync =
                    hidden.sync().deletes(DeletePolicy.atMostPercent(100)).build();

            assertThatThrownBy(sync::plan)
                    .isInstanceOf(IncompleteListException.class)
                    .hasMessageContaining("nothing can be deleted");
            assertThat(hidden.sync().build().plan().extra()).isNotEmpty();
        }
    }

    @Test
    void verifyOfAPlanThatDeletes_saysWhatIsStillThere() {
        Sides.run(sync().build());
        sides.source().edit("e", story -> story.delete());
        SpaceSync sync = sync().build();
        SyncPlan plan = sync.plan();

        assertThat(sync.verify(plan).extra()).extracting(row -> row.path()).containsExactly("e");
        sync.run(plan);
        assertThat(sync.verify(plan).extra()).isEmpty();
        assertThat(sync.verify(plan).equal()).isTrue();
    }

    @Test
    void deletedItems_areArchivedAsTheyWere() {
        Sides.run(sync().build());
        FakeStory before = sides.target().story("blog/2025/a").orElseThrow();
        sides.source().edit("blog/2025/a", story -> story.delete());

        SyncReport report = Sides.run(sync().build());

        StoredArchive archive = Runs.state(state).archive(report.runId()).orElseThrow();
        ArchivedItem item = archive.before(new ItemKey("stories", -before.id())).orElseThrow();
        assertThat(item.state()).isEqualTo(ArchivedItem.State.EXISTED);
        JsonNode payload = Objects.requireNonNull(item.payload());
        assertThat(payload.at("/story/uuid").stringValue()).isEqualTo(before.uuid());
        assertThat(payload.at("/story/content/v").asInt()).isEqualTo(1);
    }

    /** Three stories: one lookup of all, and of each a read to archive it, and the delete. */
    @ParameterizedTest
    @CsvSource({"true, 7", "false, 4"})
    void cost_ofThreeStories(boolean archived, int requests) {
        Sides.run(sync().build());
        List.of("blog/2025/a", "blog/2025/b", "blog/c")
                .forEach(path -> sides.source().edit(path, story -> story.delete()));
        SpaceSync sync = sync().archive(archived).build();
        SyncPlan plan = sync.plan();
        sides.api.clearRequests();

        assertThat(deleted(sync.run(plan))).isEqualTo(3);

        assertThat(sides.api.requests()).hasSize(requests);
    }

    static List<FaultAction> cuts() {
        return List.of(
                FaultAction.emptyPage(),
                FaultAction.shortPage(30),
                FaultAction.repeatedPage(),
                FaultAction.withoutTotal(),
                FaultAction.total(100),
                FaultAction.status(500),
                FaultAction.html(200));
    }

    /** The second page of either list goes wrong, once or always: what the source has is never deleted. */
    @ParameterizedTest
    @MethodSource("cuts")
    void faultInTheMiddleOfPaging_deletesNothingThatTheSourceHas(FaultAction cut) {
        for (long space : List.of(Sides.SOURCE, Sides.TARGET)) {
            for (int times : new int[] {1, 20}) {
                try (Sides many = Sides.of(StoryDeletesTest::many, target -> many(target.story("gone")))) {
                    many.api
                            .faults()
                            .add(FaultRule.on("GET", "/v1/spaces/" + space + "/stories")
                                    .fromCall(2)
                                    .times(times)
                                    .then(cut));
                    SpaceSync sync =
                            many.sync().deletes(DeletePolicy.atMostPercent(100)).build();

                    List<String> deletes;
                    try {
                        deletes = deletes(sync.plan());
                    } catch (SbsyncException incomplete) {
                        deletes = List.of();
                    }

                    assertThat(deletes).isSubsetOf("gone");
                    assertThat(many.api.writes()).isEmpty();
                }
            }
        }
    }

    private static void many(SpaceBuilder space) {
        for (int i = 0; i < 230; i++) {
            space.story("s-" + i);
        }
    }
}
