package dev.sbsync.core.internal.kind.story.plan;

import static dev.sbsync.core.internal.kind.story.plan.Plans.item;
import static dev.sbsync.core.internal.kind.story.plan.Plans.plan;
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
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.plan.TargetParent;
import dev.sbsync.core.selection.Selection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
                .extracting(Plans::line)
                .containsExactly("create folder a", "create story top", "create folder a/b", "create story a/b/story");
    }

    @Test
    void plan_equalRows_comparesContentWhenItRuns() {
        SyncPlan plan = plan(
                Rows.source().with("a/").with("a/x"), Rows.target().with("a/").with("a/x"));
        assertThat(plan.items()).extracting(Plans::line).containsExactly("compare folder a", "compare story a/x");
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
        assertThat(plan.items()).extracting(Plans::line).containsExactly("update folder new", "compare story new/x");
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
        assertThat(plan.items()).extracting(Plans::line).containsExactly("update folder blog", "update story blog");
        assertThat(plan.items().get(1).match())
                .satisfies(match -> assertThat(StoryRow.of(match).startpage()).isTrue());
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
    void plan_uuidOfAFolderOnAStory_isAConflict() {
        SyncPlan plan = plan(Rows.source().with("a/", "u"), Rows.target().with("b", "u"));
        assertThat(item(plan, "a").conflict().map(Problem::code)).contains(OutcomeCode.UUID_TAKEN);
    }

    @Test
    void plan_skipExisting_leavesMatchesAndCreatesTheRest() {
        SyncPlan plan = plan(
                Rows.source().with("a/", "f").with("a/x"),
                Rows.target().with("elsewhere/", "f"),
                Selection.all(),
                OnExisting.SKIP);
        assertThat(plan.items()).extracting(Plans::line).containsExactly("none folder a", "create story a/x");
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

    private static SpaceSettings settings(Set<String> languages, @Nullable Long folderQuota) {
        return new SpaceSettings(languages, false, folderQuota, null);
    }
}
