package dev.sbsync.core.internal.kind.story.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.Rows;
import dev.sbsync.core.internal.kind.story.scan.SpaceScan;
import dev.sbsync.core.internal.kind.story.scan.SpaceSettings;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Change;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.plan.TargetParent;
import dev.sbsync.core.plan.TemporaryRename;
import dev.sbsync.core.selection.Selection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
        assertThat(plan.extra()).extracting(Item::path).containsExactly("old");
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
                .satisfies(match -> assertThat(StoryRow.of(match).startpage()).isTrue());
    }

    @Test
    void plan_uuidAndKeyMatchTwo_takesTheUuidAndWaitsForTheOtherToMoveAway() {
        // in the target, b's copy is at a and a's copy is at c: a can only take its place when b has left it
        SyncPlan plan = plan(
                Rows.source().with("a", "ua").with("b", "ub"),
                Rows.target().with("a", "ub").with("c", "ua"));
        assertThat(plan.items()).extracting(PlannerTest::line).containsExactly("update story b", "update story a");
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
        assertThat(plan.items()).extracting(PlannerTest::line).containsExactly("update story a", "update story b");
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
        assertThat(plan.items()).extracting(PlannerTest::line).containsExactly("update folder a", "update folder a/x");
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
        assertThat(plan.items())
                .extracting(PlannerTest::line)
                .containsExactly("conflict folder e/b", "conflict folder e2/a");
    }

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
    void plan_changesOfPlaceIdentityAndState_areNamed() {
        SyncPlan plan = plan(
                Rows.source()
                        .with("a/")
                        .with("a/moved")
                        .with("renamed", "r")
                        .with("other", "source")
                        .with("on", "on", LayerState.PUBLISHED)
                        .with("off", "off", LayerState.DRAFT)
                        .with("fresh", "fresh", LayerState.DIRTY),
                Rows.target()
                        .with("a/")
                        .with("moved", "a/moved")
                        .with("old-name", "r")
                        .with("other", "target")
                        .with("on", "on", LayerState.DRAFT)
                        .with("off", "off", LayerState.DIRTY));
        assertThat(item(plan, "a").changes()).isEmpty();
        assertThat(item(plan, "a/moved").changes()).containsExactly(Change.MOVE);
        assertThat(item(plan, "renamed").changes()).containsExactly(Change.RENAME);
        assertThat(item(plan, "other").changes()).containsExactly(Change.REIDENTIFY);
        assertThat(item(plan, "on").changes()).containsExactly(Change.PUBLISH);
        assertThat(item(plan, "off").changes()).containsExactly(Change.UNPUBLISH);
        assertThat(item(plan, "fresh").changes()).containsExactly(Change.PUBLISH);
        assertThat(plan.count(Change.PUBLISH)).isEqualTo(2);
    }

    @Test
    void plan_publishModes_changeWhatIsExpectedOfStates() {
        Rows source = Rows.source()
                .with("draft", "1", LayerState.DRAFT)
                .with("live", "2", LayerState.PUBLISHED)
                .with("dirty", "3", LayerState.DIRTY);
        Rows target = Rows.target()
                .with("draft", "1", LayerState.PUBLISHED)
                .with("live", "2", LayerState.DRAFT)
                .with("dirty", "3", LayerState.DRAFT);

        SyncPlan drafts = plan(source, target, PublishMode.DRAFT);
        assertThat(drafts.items()).allSatisfy(item -> {
            assertThat(item.operation()).isEqualTo(Operation.COMPARE);
            assertThat(item.changes()).isEmpty();
            assertThat(item.needsHistory()).isFalse();
        });
        assertThat(drafts.requestsAtMost()).isEqualTo(3 * 3);

        SyncPlan always = plan(source, target, PublishMode.ALWAYS);
        assertThat(item(always, "draft").operation()).isEqualTo(Operation.COMPARE);
        assertThat(item(always, "live").reasons()).containsExactly("state: draft → published");
        assertThat(item(always, "dirty").changes()).containsExactly(Change.PUBLISH);
        assertThat(item(always, "dirty").needsHistory()).isFalse();
        assertThat(always.requestsAtMost()).isEqualTo(3 * 3);
        assertThat(always.publish()).isEqualTo(PublishMode.ALWAYS);

        assertThat(plan(source, target).requestsAtMost()).isEqualTo(4 + 3 + 8);
    }

    @Test
    void plan_languageThatTheTargetLacks_isAWarningOfThePlan() {
        SyncPlan plan = plan(
                Rows.source().with("x"),
                settings(Set.of("de", "fr", "it"), null),
                Rows.target(),
                settings(Set.of("de", "nl"), null));
        assertThat(plan.targetLanguages()).containsExactly("de", "nl");
        assertThat(plan.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo(OutcomeCode.LANGUAGE_MISSING);
            assertThat(warning.message()).contains("fr, it").doesNotContain("de");
        });
    }

    @Test
    void plan_moreFoldersThanTheTargetMayHave_isAWarningOfThePlan() {
        Rows source = Rows.source().with("a/").with("b/").with("c/").with("d");
        Rows target = Rows.target().with("a/");
        assertThat(plan(source, settings(Set.of(), null), target, settings(Set.of(), 2L))
                        .warnings())
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.code()).isEqualTo(OutcomeCode.FOLDER_QUOTA);
                    assertThat(warning.message()).contains("allows 2 folders", "has 1", "creates 2 more");
                });
        assertThat(plan(source, settings(Set.of(), null), target, settings(Set.of(), 3L))
                        .warnings())
                .isEmpty();
    }

    @Test
    void plan_extra_isWhatIsSelectedInTheTargetAndNowhereInTheSource() {
        // 'kept' has lost its tag in the source, 'moved' is elsewhere there, 'same' has another uuid in the same place
        SyncPlan plan = plan(
                Rows.source().with("kept", "k").with("f/").with("f/moved", "m").with("f/same", "1"),
                Rows.target()
                        .with("kept", "k")
                        .tagged("t")
                        .with("moved", "m")
                        .tagged("t")
                        .with("f/")
                        .with("f/same", "2")
                        .tagged("t")
                        .with("gone")
                        .tagged("t")
                        .with("untagged"),
                Selection.builder().tag("t").build(),
                OnExisting.UPDATE);
        assertThat(plan.extra()).extracting(Item::path).containsExactly("gone");
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
        assertThat(plan.items()).extracting(PlannerTest::line).containsExactly("create folder b", "create story b/y");
    }

    @Test
    void plan_uuidOfAFolderOnAStory_isAConflict() {
        SyncPlan plan = plan(Rows.source().with("a/", "u"), Rows.target().with("b", "u"));
        assertThat(item(plan, "a").conflict().map(Problem::code)).contains(OutcomeCode.UUID_TAKEN);
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
        assertThat(plan.items())
                .extracting(PlannerTest::line)
                .containsExactly("create folder a/b", "create story a/b/x");
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
        assertThat(plan.items())
                .extracting(PlannerTest::line)
                .containsExactly("update folder a2", "create story a2/b/c/x");
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
            assertThat(Plans.plan(
                            Rows.space(1, "s"),
                            new SpaceScan(shuffledSource),
                            Rows.space(2, "t"),
                            new SpaceScan(shuffledTarget),
                            Selection.all(),
                            OnExisting.UPDATE))
                    .isEqualTo(expected);
        }
    }

    @Test
    void requestsAtMost_freshCopy_isThreeAnItemAndThreeMoreForADirtyOneAndOneForEveryHundred() {
        SyncPlan plan = plan(Rows.source().with("a/").with("a/x").with("a/y", "u", LayerState.DIRTY), Rows.target());
        assertThat(plan.requestsAtMost()).isEqualTo(3 * 3 + 3 + 1);
    }

    private static SyncPlan plan(Rows source, Rows target) {
        return plan(source, target, Selection.all(), OnExisting.UPDATE);
    }

    private static SyncPlan plan(Rows source, Rows target, Selection selection, OnExisting onExisting) {
        return Plans.plan(Rows.space(1, "s"), source.scan(), Rows.space(2, "t"), target.scan(), selection, onExisting);
    }

    private static SyncPlan plan(Rows source, Rows target, PublishMode publish) {
        return Plans.plan(
                new PlanSide(Rows.space(1, "s"), Plans.UNKNOWN_SETTINGS, source.scan()),
                new PlanSide(Rows.space(2, "t"), Plans.UNKNOWN_SETTINGS, target.scan()),
                PlanOptions.defaults().publish(publish));
    }

    private static SyncPlan plan(Rows source, SpaceSettings sourceSettings, Rows target, SpaceSettings targetSettings) {
        return Plans.plan(
                new PlanSide(Rows.space(1, "s"), sourceSettings, source.scan()),
                new PlanSide(Rows.space(2, "t"), targetSettings, target.scan()),
                PlanOptions.defaults());
    }

    private static SpaceSettings settings(Set<String> languages, @Nullable Long folderQuota) {
        return new SpaceSettings(languages, false, folderQuota, null);
    }

    private static long matchId(PlannedItem item) {
        return Objects.requireNonNull(item.match()).id();
    }

    private static PlannedItem item(SyncPlan plan, String path) {
        return plan.items().stream()
                .filter(item -> item.source().path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static String line(PlannedItem item) {
        return item.operation() + " " + item.source().type() + " "
                + item.source().path();
    }
}
