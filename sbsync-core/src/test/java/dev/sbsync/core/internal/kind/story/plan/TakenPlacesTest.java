package dev.sbsync.core.internal.kind.story.plan;

import static dev.sbsync.core.internal.kind.story.plan.Plans.item;
import static dev.sbsync.core.internal.kind.story.plan.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.Rows;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.plan.TemporaryRename;
import dev.sbsync.core.selection.Selection;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Items whose places in the target are taken: they wait, step aside, or are conflicts. */
class TakenPlacesTest {

    @Test
    void plan_uuidAndKeyMatchTwo_takesTheUuidAndWaitsForTheOtherToMoveAway() {
        // in the target, b's copy is at a and a's copy is at c: a can only take its place when b has left it
        SyncPlan plan = plan(
                Rows.source().with("a", "ua").with("b", "ub"),
                Rows.target().with("a", "ub").with("c", "ua"));
        assertThat(plan.items()).extracting(Plans::line).containsExactly("update story b", "update story a");
        assertThat(item(plan, "a").after()).containsExactly(item(plan, "b").key());
    }

    @Test
    void plan_placeTakenByWhatStays_isAConflict() {
        SyncPlan plan = plan(
                Rows.source().with("a", "ua"), Rows.target().with("a", "other").with("c", "ua"));
        PlannedItem item = item(plan, "a");
        assertThat(item.operation()).isEqualTo(Operation.CONFLICT);
        assertThat(item.conflict().map(Problem::code)).contains(OutcomeCode.PATH_TAKEN);
        assertThat(item.conflict().map(Problem::message).orElseThrow())
                .endsWith("uuid other); nothing in the source stands for it");
    }

    @Test
    void plan_placeTakenByTheCopyOfAnUnselectedItem_isAConflict() {
        // 'a' of the target is by its uuid the copy of 'b', which is not selected: it must not become the copy of 'a'
        SyncPlan plan = plan(
                Rows.source().with("a", "ua").with("b", "ub"),
                Rows.target().with("a", "ub"),
                Selection.builder().prefix("a").build(),
                OnExisting.UPDATE);
        Problem taken = item(plan, "a").conflict().orElseThrow();
        assertThat(taken.code()).isEqualTo(OutcomeCode.PATH_TAKEN);
        assertThat(taken.message()).endsWith("; it is the copy of 'b', which is not selected");
    }

    @Test
    void plan_twoItemsInEachOthersPlace_oneStepsAsideForTheOther() {
        SyncPlan plan = plan(
                Rows.source().with("a", "ua").with("b", "ub"),
                Rows.target().with("a", "ub").with("b", "ua"));
        assertThat(plan.items()).extracting(Plans::line).containsExactly("update story a", "update story b");
        PlannedItem first = item(plan, "a");
        TemporaryRename aside = Objects.requireNonNull(first.stepAside());
        assertThat(aside.targetId()).isEqualTo(matchId(item(plan, "b")));
        assertThat(aside.slug()).isEqualTo("a");
        assertThat(aside.temporarySlug()).matches("a--sbsync-[0-9a-f]{8}");
        assertThat(first.after()).isEmpty();
        assertThat(first.reasons()).last().asString().contains("'a' is renamed", aside.temporarySlug());
        assertThat(item(plan, "b").stepAside()).isNull();
        assertThat(item(plan, "b").after()).containsExactly(first.key());
        assertThat(plan.requestsAtMost()).isEqualTo(3 + 3 + 1);
    }

    @Test
    void plan_threeItemsInARing_oneOfThemStepsAside() {
        SyncPlan plan = plan(
                Rows.source().with("a", "ua").with("b", "ub").with("c", "uc"),
                Rows.target().with("a", "uc").with("b", "ua").with("c", "ub"));
        assertThat(plan.items()).extracting(PlannedItem::operation).containsOnly(Operation.UPDATE);
        assertThat(plan.items()).filteredOn(item -> item.stepAside() != null).hasSize(1);
    }

    @Test
    void plan_storyThatGoesIntoTheFolderThatComesToItsPlace_stepsAside() {
        // the folder f becomes a; what is a folder at a now goes into it
        SyncPlan plan = plan(
                Rows.source().with("a/", "uf").with("a/x/", "ua"),
                Rows.target().with("a/", "ua").with("f/", "uf"));
        assertThat(plan.items()).extracting(Plans::line).containsExactly("update folder a", "update folder a/x");
        assertThat(item(plan, "a").stepAside()).isNotNull();
    }

    @Test
    void plan_circleOfAStoryAndFolders_letsTheStoryStepAside() {
        SyncPlan plan = plan(
                Rows.source().with("a", "ua").with("b", "ub", LayerState.DRAFT),
                Rows.target().with("a", "ub", LayerState.DRAFT).with("b", "ua"));
        // the draft is renamed temporarily, not what is live
        assertThat(Objects.requireNonNull(item(plan, "a").stepAside()).targetId())
                .isEqualTo(matchId(item(plan, "b")));
    }

    @Test
    void plan_whatWaitsForAConflictToLeave_isAConflictToo() {
        // c's place is taken by what should go to b, where an item stays
        SyncPlan plan = plan(
                Rows.source().with("b", "ub").with("c", "uc"),
                Rows.target().with("b", "stays").with("c", "ub").with("d", "uc"));
        assertThat(plan.items()).extracting(PlannedItem::operation).containsOnly(Operation.CONFLICT);
        assertThat(item(plan, "c").reasons()).singleElement().asString().contains("copy of 'b'", "cannot be moved");
    }

    @Test
    void plan_folderThatWouldGoIntoItself_isAConflict() {
        // m lies at the root of the target with e in it; e stays where it is, and m is to go into e/f
        SyncPlan plan = plan(
                Rows.source().with("e/", "ue").with("e/f/", "uf").with("e/f/m/", "um"),
                Rows.target().with("m/", "um").with("m/e/", "ue"),
                Selection.builder().prefix("e/f").build(),
                OnExisting.UPDATE);
        assertThat(item(plan, "e/f").operation()).isEqualTo(Operation.CREATE);
        assertThat(item(plan, "e/f/m").conflict().map(Problem::code)).contains(OutcomeCode.PATH_TAKEN);
    }

    @Test
    void plan_foldersThatStayInEachOther_areConflicts() {
        // a is to go into e2, b into e; e lies in a, e2 in b, and both stay: a/e/b/e2/a
        SyncPlan plan = plan(
                Rows.source()
                        .with("e/", "e")
                        .with("e/b/", "b")
                        .tagged("t")
                        .with("e2/", "e2")
                        .with("e2/a/", "a")
                        .tagged("t"),
                Rows.target().with("a/", "a").with("a/e/", "e").with("b/", "b").with("b/e2/", "e2"),
                Selection.builder().tag("t").build(),
                OnExisting.UPDATE);
        assertThat(plan.items()).extracting(Plans::line).containsExactly("conflict folder e/b", "conflict folder e2/a");
    }

    private static long matchId(PlannedItem item) {
        return Objects.requireNonNull(item.match()).id();
    }
}
