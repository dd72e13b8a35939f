package dev.sbsync.core.internal.kind.story.plan;

import static dev.sbsync.core.internal.kind.story.plan.Plans.item;
import static dev.sbsync.core.internal.kind.story.plan.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.Rows;
import dev.sbsync.core.internal.kind.story.scan.SpaceScan;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Change;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.plan.TargetParent;
import dev.sbsync.core.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The folders above planned items, and what goes along with a folder that moves. */
class PlannedFoldersTest {

    @Test
    void plan_movedFolder_namesWhatGoesAlongUnselected() {
        SyncPlan plan = plan(
                Rows.source()
                        .with("new/", "f")
                        .tagged("t")
                        .with("new/x", "x")
                        .with("new/y", "y")
                        .tagged("t"),
                Rows.target()
                        .with("old/", "f")
                        .withStartpage("old", "s")
                        .with("old/x", "x")
                        .with("old/y", "y")
                        .with("old/sub/")
                        .with("old/sub/z"),
                Selection.builder().tag("t").build(),
                OnExisting.UPDATE);
        assertThat(item(plan, "new").changes()).containsExactly(Change.RENAME);
        assertThat(item(plan, "new").warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo(OutcomeCode.MOVED_ALONG);
            assertThat(warning.message())
                    .contains("'old'", "'old/x'", "'old/sub'", "'old/sub/z'")
                    .doesNotContain("old/y");
        });
        assertThat(item(plan, "new/y").warnings()).isEmpty();
    }

    @Test
    void plan_movedFolder_namesWhatLiesInAFolderThatCannotMoveItself() {
        // 'in' would leave 'old', but what it would go into is a conflict
        SyncPlan plan = plan(
                Rows.source().with("new/", "f").with("stuck/", "s").with("stuck/in/", "i"),
                Rows.target()
                        .with("old/", "f")
                        .with("old/in/", "i")
                        .with("old/in/x")
                        .with("story", "s"));
        assertThat(item(plan, "stuck").operation()).isEqualTo(Operation.CONFLICT);
        assertThat(item(plan, "new").warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.message()).contains("'old/in/x'"));
    }

    @Test
    void plan_movedFolderOfManyItems_namesTwentyAndCountsTheRest() {
        Rows target = Rows.target().with("old/", "f");
        for (int i = 0; i < 25; i++) {
            target.with("old/" + i);
        }
        SyncPlan plan = plan(Rows.source().with("new/", "f"), target);
        assertThat(item(plan, "new").warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.message()).endsWith(" and 5 more"));
    }

    @Test
    void plan_foldersListedAsLyingInEachOther_isAConflict() {
        List<StoryRow> rows = Rows.source().with("a/").with("a/b/").with("x").rows();
        StoryRow a = rows.get(0);
        StoryRow inB = Rows.relisted(a, rows.get(1).id(), a.fullSlug());
        SyncPlan plan = Plans.plan(
                Rows.space(1, "s"),
                new SpaceScan(List.of(inB, rows.get(1), rows.get(2))),
                Rows.space(2, "t"),
                Rows.target().scan(),
                Selection.all(),
                OnExisting.UPDATE);
        assertThat(plan.items())
                .filteredOn(item -> item.operation() == Operation.CONFLICT)
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.conflict().map(Problem::code)).contains(OutcomeCode.PARENT_MISSING);
                    assertThat(item.reasons()).singleElement().asString().contains("as being inside it");
                });
        assertThat(item(plan, "x").operation()).isEqualTo(Operation.CREATE);
    }

    @Test
    void plan_excludedFolder_isNotEvenCreatedForWhatLiesInIt() {
        SyncPlan plan = plan(
                Rows.source().with("a/").with("a/x").with("b/").with("b/y"),
                Rows.target(),
                Selection.builder().slug("*/*").exclude("a").build(),
                OnExisting.UPDATE);
        assertThat(plan.items()).extracting(Plans::line).containsExactly("create folder b", "create story b/y");
    }

    @Test
    void plan_parentNotListed_isAConflictAndNotTheRoot() {
        StoryRow orphan = Rows.source().with("a/").with("a/x").rows().get(1);
        SyncPlan plan = Plans.plan(
                Rows.space(1, "s"),
                new SpaceScan(List.of(orphan)),
                Rows.space(2, "t"),
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
                Selection.builder().prefix("a/b/x").build(),
                OnExisting.UPDATE);
        assertThat(plan.items()).extracting(Plans::line).containsExactly("create folder a/b", "create story a/b/x");
        assertThat(plan.items()).extracting(PlannedItem::added).containsExactly(true, false);
        assertThat(item(plan, "a/b").parent()).isInstanceOf(TargetParent.Existing.class);
    }

    @Test
    void plan_ancestorThatWasNotSelected_goesAlongWithTheFolderThatIsRenamed() {
        SyncPlan plan = plan(
                Rows.source()
                        .with("a2/", "a")
                        .with("a2/b/", "b")
                        .with("a2/b/c/", "c")
                        .with("a2/b/c/x"),
                Rows.target().with("a/", "a").with("a/b/", "b").with("a/b/c/", "c"),
                Selection.builder().slug("a2").slug("a2/b/c/*").build(),
                OnExisting.UPDATE);
        assertThat(plan.items()).extracting(Plans::line).containsExactly("update folder a2", "create story a2/b/c/x");
        assertThat(item(plan, "a2/b/c/x").folderPath()).isEqualTo("a2/b/c");
    }

    @Test
    void plan_ancestorThatIsElsewhereInTheTarget_goesAlongWithItsFolderThere() {
        SyncPlan plan = plan(
                Rows.source()
                        .with("new/", "o")
                        .with("p/", "p")
                        .with("p/b/", "b")
                        .with("p/b/x"),
                Rows.target().with("old/", "o").with("old/b/", "b").with("p/", "p"),
                Selection.builder().slug("new").slug("p/b/*").build(),
                OnExisting.UPDATE);
        assertThat(item(plan, "p/b/x").folderPath()).isEqualTo("new/b");
    }

    @Test
    void plan_folderThatIsLeftAlone_goesAlongWithTheFolderThatIsRenamed() {
        SyncHistory drifted = new SyncHistory() {
            @Override
            public DriftStatus of(StoryRow row, StoryRow match) {
                return row.path().equals("a2/b") ? DriftStatus.DRIFTED : DriftStatus.UNKNOWN;
            }

            @Override
            public boolean paired(StoryRow row, StoryRow match) {
                return true;
            }
        };
        SyncPlan plan = Planner.plan(
                new PlanSide(
                        Rows.space(1, "s"),
                        Plans.UNKNOWN_SETTINGS,
                        Rows.source()
                                .with("a2/", "a")
                                .with("a2/b/", "b")
                                .with("a2/b/x")
                                .scan()),
                new PlanSide(
                        Rows.space(2, "t"),
                        Plans.UNKNOWN_SETTINGS,
                        Rows.target().with("a/", "a").with("a/b/", "b").scan()),
                PlanOptions.defaults(),
                drifted);
        assertThat(item(plan, "a2/b").operation()).isEqualTo(Operation.NONE);
        assertThat(item(plan, "a2/b/x").folderPath()).isEqualTo("a2/b");
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
        rows.add(Rows.relisted(child, child.parentId(), "moved/child"));
        SyncPlan plan = Plans.plan(
                Rows.space(1, "s"),
                new SpaceScan(rows),
                Rows.space(2, "t"),
                Rows.target().scan(),
                Selection.all(),
                OnExisting.UPDATE);
        assertThat(StoryRow.source(plan.items().get(3)).slug()).isEqualTo("child");
        assertThat(plan.items().get(3).parent()).isInstanceOf(TargetParent.Planned.class);
        assertThat(plan.items().get(3).folderPath()).isEqualTo("deep/er/moved");
    }
}
