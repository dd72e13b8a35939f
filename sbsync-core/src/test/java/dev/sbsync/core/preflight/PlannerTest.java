package dev.sbsync.core.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.Rows;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.scan.LayerState;
import dev.sbsync.core.scan.SpaceRef;
import dev.sbsync.core.scan.SpaceScan;
import dev.sbsync.core.scan.StoryRow;
import dev.sbsync.core.selection.Selection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannerTest {

    @Test
    void plan_emptyTarget_createsFoldersBeforeWhatLiesInThem() {
        SyncPlan plan =
                plan(Rows.source().with("a/").with("a/b/").with("a/b/story").with("top"), Rows.target());
        assertThat(plan.items())
                .extracting(PlannerTest::line)
                .containsExactly("create folder a", "create story top", "create folder a/b", "create story a/b/story");
    }

    @Test
    void plan_equalRows_comparesContentWhenItRuns() {
        SyncPlan plan = plan(
                Rows.source().with("a/").with("a/x"), Rows.target().with("a/").with("a/x"));
        assertThat(plan.items()).extracting(PlannerTest::line).containsExactly("compare folder a", "compare story a/x");
    }

    @Test
    void plan_matchByUuidElsewhere_movesItInsteadOfDoubling() {
        SyncPlan plan = plan(
                Rows.source().with("new/").with("new/x", "u"),
                Rows.target().with("old/").with("old/x", "u"));
        PlannedItem moved = item(plan, "new/x");
        assertThat(moved.operation()).isEqualTo(Operation.UPDATE);
        assertThat(moved.reasons()).containsExactly("parent: /old → /new");
        assertThat(plan.extra()).extracting(StoryRow::path).containsExactly("old");
    }

    @Test
    void plan_folderRenamed_takesItsChildrenAlongWithoutNamingThemMoved() {
        SyncPlan plan = plan(
                Rows.source().with("new/", "f").with("new/x", "u"),
                Rows.target().with("old/", "f").with("old/x", "u"));
        assertThat(plan.items())
                .extracting(PlannerTest::line)
                .containsExactly("update folder new", "compare story new/x");
    }

    @Test
    void plan_matchByKeyWithAnotherUuid_isAnUpdate() {
        SyncPlan plan = plan(Rows.source().with("x", "u-source"), Rows.target().with("x", "u-target"));
        assertThat(item(plan, "x").reasons()).containsExactly("uuid: u-target → u-source");
    }

    @Test
    void plan_folderAndItsStartPage_areTwoItemsOfOnePath() {
        SyncPlan plan = plan(
                Rows.source().with("blog/", "f").withStartpage("blog", "s"),
                Rows.target().with("blog/", "f2").withStartpage("blog", "s2"));
        assertThat(plan.items())
                .extracting(PlannerTest::line)
                .containsExactly("update folder blog", "update story blog");
        assertThat(plan.items().get(1).match())
                .satisfies(match -> assertThat(match.startpage()).isTrue());
    }

    @Test
    void plan_uuidAndKeyMatchTwo_takesTheUuidAndWaitsForTheOtherToMoveAway() {
        // in the target, b's copy is at a and a's copy is at c: a can only take its place when b has left it
        SyncPlan plan = plan(
                Rows.source().with("a", "ua").with("b", "ub"),
                Rows.target().with("a", "ub").with("c", "ua"));
        assertThat(plan.items()).extracting(PlannerTest::line).containsExactly("update story b", "update story a");
        assertThat(item(plan, "a").after())
                .containsExactly(item(plan, "b").source().id());
    }

    @Test
    void plan_placeTakenByWhatStays_isAConflict() {
        SyncPlan plan = plan(
                Rows.source().with("a", "ua"), Rows.target().with("a", "other").with("c", "ua"));
        PlannedItem item = item(plan, "a");
        assertThat(item.operation()).isEqualTo(Operation.CONFLICT);
        assertThat(item.conflict().map(Problem::code)).contains(OutcomeCode.PATH_TAKEN);
    }

    @Test
    void plan_placeTakenByTheCopyOfAnUnselectedItem_isAConflict() {
        // 'a' of the target is by its uuid the copy of 'b', which is not selected: it must not become the copy of 'a'
        SyncPlan plan = plan(
                Rows.source().with("a", "ua").with("b", "ub"),
                Rows.target().with("a", "ub"),
                Selection.below(List.of("a")),
                OnExisting.UPDATE);
        assertThat(item(plan, "a").conflict().map(Problem::code)).contains(OutcomeCode.PATH_TAKEN);
    }

    @Test
    void plan_twoItemsInEachOthersPlace_areConflicts() {
        SyncPlan plan = plan(
                Rows.source().with("a", "ua").with("b", "ub"),
                Rows.target().with("a", "ub").with("b", "ua"));
        assertThat(plan.items()).extracting(PlannedItem::operation).containsOnly(Operation.CONFLICT);
    }

    @Test
    void plan_uuidOfAFolderOnAStory_isAConflict() {
        SyncPlan plan = plan(Rows.source().with("a/", "u"), Rows.target().with("b", "u"));
        assertThat(item(plan, "a").conflict().map(Problem::code)).contains(OutcomeCode.UUID_TAKEN);
    }

    @Test
    void plan_parentNotListed_isAConflictAndNotTheRoot() {
        StoryRow orphan = Rows.source().with("a/").with("a/x").rows().get(1);
        SyncPlan plan = Planner.plan(
                new SpaceRef(1, "s"),
                new SpaceScan(List.of(orphan)),
                new SpaceRef(2, "t"),
                Rows.target().scan(),
                Selection.all(),
                OnExisting.UPDATE);
        assertThat(plan.items().get(0).conflict().map(Problem::code)).contains(OutcomeCode.PARENT_MISSING);
    }

    @Test
    void plan_selection_addsMissingAncestorsOnlyToCreateThem() {
        SyncPlan plan = plan(
                Rows.source().with("a/").with("a/b/").with("a/b/x").with("a/y"),
                Rows.target().with("a/", "another uuid"),
                Selection.below(List.of("a/b/x")),
                OnExisting.UPDATE);
        assertThat(plan.items())
                .extracting(PlannerTest::line)
                .containsExactly("create folder a/b", "create story a/b/x");
        assertThat(plan.items()).extracting(PlannedItem::added).containsExactly(true, false);
        assertThat(item(plan, "a/b").parent()).isInstanceOf(TargetParent.Existing.class);
    }

    @Test
    void plan_skipExisting_leavesMatchesAndCreatesTheRest() {
        SyncPlan plan = plan(
                Rows.source().with("a/", "f").with("a/x"),
                Rows.target().with("elsewhere/", "f"),
                Selection.all(),
                OnExisting.SKIP);
        assertThat(plan.items()).extracting(PlannerTest::line).containsExactly("none folder a", "create story a/x");
        assertThat(item(plan, "a/x").parent()).isInstanceOf(TargetParent.Planned.class);
    }

    @Test
    void plan_dirtyStory_needsHistoryAndItsStateAloneIsNoReason() {
        SyncPlan plan = plan(
                Rows.source().with("x", "u", LayerState.DIRTY), Rows.target().with("x", "u", LayerState.DRAFT));
        assertThat(item(plan, "x").operation()).isEqualTo(Operation.COMPARE);
        assertThat(item(plan, "x").needsHistory()).isTrue();
    }

    @Test
    void plan_unpublishedInTheSource_isAnUpdate() {
        SyncPlan plan = plan(
                Rows.source().with("x", "u", LayerState.DRAFT), Rows.target().with("x", "u", LayerState.PUBLISHED));
        assertThat(item(plan, "x").reasons()).containsExactly("state: published → draft");
    }

    @Test
    void plan_folderMovedWhileItsChildrenWereListed_stillComesBeforeThem() {
        // the folder's row tells its new, deeper path; its child was listed before the move
        List<StoryRow> rows = new ArrayList<>(Rows.source()
                .with("deep/")
                .with("deep/er/")
                .with("deep/er/moved/")
                .with("deep/er/moved/child")
                .rows());
        StoryRow child = rows.remove(3);
        rows.add(new StoryRow(
                child.id(),
                child.uuid(),
                child.name(),
                child.slug(),
                "moved/child",
                child.parentId(),
                false,
                false,
                child.state(),
                null,
                null,
                null,
                "",
                Set.of(),
                child.tags(),
                null,
                false,
                null,
                null));
        SyncPlan plan = Planner.plan(
                new SpaceRef(1, "s"),
                new SpaceScan(rows),
                new SpaceRef(2, "t"),
                Rows.target().scan(),
                Selection.all(),
                OnExisting.UPDATE);
        assertThat(plan.items().get(3).source().slug()).isEqualTo("child");
        assertThat(plan.items().get(3).parent()).isInstanceOf(TargetParent.Planned.class);
        assertThat(plan.items().get(3).folderPath()).isEqualTo("deep/er/moved");
    }

    @Test
    void plan_rowsInAnyOrder_givesTheSamePlan() {
        Rows source =
                Rows.source().with("a/").with("a/b/").with("a/b/x").with("a/y").with("z");
        Rows target = Rows.target().with("a/").with("a/q").with("z", "other");
        SyncPlan expected = plan(source, target);
        for (int seed = 0; seed < 20; seed++) {
            List<StoryRow> shuffledSource = new ArrayList<>(source.rows());
            List<StoryRow> shuffledTarget = new ArrayList<>(target.rows());
            Collections.shuffle(shuffledSource, new Random(seed));
            Collections.shuffle(shuffledTarget, new Random(seed + 100));
            assertThat(Planner.plan(
                            new SpaceRef(1, "s"),
                            new SpaceScan(shuffledSource),
                            new SpaceRef(2, "t"),
                            new SpaceScan(shuffledTarget),
                            Selection.all(),
                            OnExisting.UPDATE))
                    .isEqualTo(expected);
        }
    }

    @Test
    void requestsAtMost_freshCopy_isThreeAnItemAndThreeMoreForADirtyOne() {
        SyncPlan plan = plan(Rows.source().with("a/").with("a/x").with("a/y", "u", LayerState.DIRTY), Rows.target());
        assertThat(plan.requestsAtMost()).isEqualTo(3 * 3 + 3);
    }

    private static SyncPlan plan(Rows source, Rows target) {
        return plan(source, target, Selection.all(), OnExisting.UPDATE);
    }

    private static SyncPlan plan(Rows source, Rows target, Selection selection, OnExisting onExisting) {
        return Planner.plan(
                new SpaceRef(1, "s"), source.scan(), new SpaceRef(2, "t"), target.scan(), selection, onExisting);
    }

    private static PlannedItem item(SyncPlan plan, String path) {
        return plan.items().stream()
                .filter(item -> item.source().path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static String line(PlannedItem item) {
        return item.operation() + " " + item.source().kind() + " "
                + item.source().path();
    }
}
