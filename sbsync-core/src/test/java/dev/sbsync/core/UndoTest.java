package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.plan.UndoPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.StoryEditor;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run is taken back: what it changed is restored, what it created is deleted, and later changes stay. */
class UndoTest {

    static void source(SpaceBuilder space) {
        space.folder("blog")
                .story("blog/new", story -> story.published())
                .story("blog/edited", story -> story.published().field("v", "new"))
                .story("draft", story -> story.field("v", "new draft"))
                .story("same", story -> story.published())
                .folder("added")
                .story("added/inside", story -> story.published())
                .story("added/moved", story -> story.uuid("uuid-of-moved").published());
    }

    static void target(SpaceBuilder space) {
        space.folder("blog")
                .story("blog/edited", story -> story.field("v", "changes").dirty(live -> live.put("v", "live")))
                .story("draft", story -> story.field("v", "old draft"))
                .story("same", story -> story.published())
                .story(
                        "before",
                        story -> story.uuid("uuid-of-moved").published().field("v", "old"));
    }

    @Test
    void undo_restoresWhatTheRunChanged_andDeletesWhatItCreated() {
        StateStore store = StateStore.inMemory();
        try (Sides sides = Sides.of(UndoTest::source, UndoTest::target)) {
            SpaceSync sync = sides.sync().state(store).build();
            Map<String, String> before = TargetState.of(sides.target());
            SyncReport synced = Sides.run(sync);
            Map<String, String> after = TargetState.of(sides.target());
            assertThat(after).isNotEqualTo(before);

            UndoPlan plan = sync.planUndo(synced.runId());
            assertThat(plan.plan().count(Operation.DELETE)).isEqualTo(3);
            assertThat(plan.plan().items()).noneMatch(PlannedItem::needsHistory);
            SyncReport undone = sync.run(plan);

            assertThat(undone.summary().failed())
                    .as(undone.problems().toString())
                    .isZero();
            assertThat(TargetState.differences(before, TargetState.of(sides.target())))
                    .isEmpty();

            SyncReport redone = sync.undo(undone.runId());
            assertThat(redone.summary().failed())
                    .as(redone.problems().toString())
                    .isZero();
            assertThat(TargetState.differences(after, TargetState.of(sides.target())))
                    .isEmpty();
        }
    }

    @Test
    void planOfAnUndo_isRefusedWhereACopyIsMeant() {
        StateStore store = StateStore.inMemory();
        try (Sides sides = Sides.of(UndoTest::source, UndoTest::target)) {
            SpaceSync sync = sides.sync().state(store).build();
            String runId = Sides.run(sync).runId();
            UndoPlan undo = sync.planUndo(runId);
            SyncPlan part = undo.plan().only(item -> item.operation() == Operation.UPDATE);
            SyncRun ended = sync.start(sync.plan());
            assertThat(Sides.awaited(ended).summary().failed()).isZero();
            sides.api.clearRequests();

            List<ThrowingCallable> copies = List.of(
                    () -> sync.run(part),
                    () -> sync.verify(part),
                    () -> sync.planText(part),
                    () -> ended.submit(part),
                    () -> new UndoPlan("another", part));

            assertThat(copies)
                    .allSatisfy(copy -> assertThatThrownBy(copy)
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContaining("undo"));
            assertThat(sides.api.requests()).isEmpty();
            assertThat(sync.run(new UndoPlan(runId, part)).summary().updated()).isPositive();
        }
    }

    @Test
    void afterAnUndo_theNextSyncWritesTheSameAgain() {
        StateStore store = StateStore.inMemory();
        try (Sides sides = Sides.of(UndoTest::source, UndoTest::target)) {
            SpaceSync sync = sides.sync().state(store).build();
            SyncReport synced = Sides.run(sync);
            sync.undo(synced.runId());
            SyncReport again = Sides.run(sync);
            assertThat(again.summary().updated()).isEqualTo(synced.summary().updated());
            assertThat(again.summary().created()).isEqualTo(synced.summary().created());
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void whatSomebodyChangedSince_isLeft_byName() {
        StateStore store = StateStore.inMemory();
        try (Sides sides = Sides.of(UndoTest::source, UndoTest::target)) {
            SpaceSync sync = sides.sync().state(store).build();
            SyncReport synced = Sides.run(sync);
            sides.target().edit("draft", story -> story.field("v", "by an editor"));
            sides.target().edit("added/inside", story -> story.field("v", "by an editor"));
            SyncReport undone = sync.undo(synced.runId());

            assertThat(undone.summary().skipped()).isEqualTo(3); // the folder of what is left, too
            assertThat(Objects.requireNonNull(undone.problems().get(OutcomeCode.DRIFTED)).stream()
                            .map(problem -> problem.item().item().source().path())
                            .collect(Collectors.toSet()))
                    .isEqualTo(Set.of("draft", "added/inside"));
            assertThat(undone.problems().get(OutcomeCode.KEPT)).hasSize(1);
            assertThat(value(sides, "draft")).isEqualTo("by an editor");
            assertThat(value(sides, "added/inside")).isEqualTo("by an editor");
            assertThat(value(sides, "blog/edited")).isEqualTo("changes");
        }
    }

    @Test
    void whatSomebodyChangesWhileAnUndoIsRunning_isLeft() {
        StateStore store = StateStore.inMemory();
        try (Sides sides = Sides.of(UndoTest::source, UndoTest::target)) {
            SpaceSync sync = sides.sync().state(store).build();
            SyncReport synced = Sides.run(sync);
            UndoPlan plan = sync.planUndo(synced.runId());
            sides.target().edit("draft", story -> story.field("v", "by an editor"));
            SyncReport undone = sync.run(plan);
            assertThat(Sides.result(undone, "draft").outcome()).isInstanceOf(Outcome.Skipped.class);
            assertThat(value(sides, "draft")).isEqualTo("by an editor");
        }
    }

    @Test
    void anItemOfALaterRun_isLeft() {
        StateStore store = StateStore.inMemory();
        try (Sides sides = Sides.of(UndoTest::source, UndoTest::target)) {
            SpaceSync sync = sides.sync().state(store).build();
            SyncReport first = Sides.run(sync);
            sides.source().edit("draft", story -> story.field("v", "newer"));
            SyncReport second = Sides.run(sync);
            SyncReport undone = sync.undo(first.runId());
            assertThat(Sides.result(undone, "draft").warnings().toString()).contains(second.runId());
            assertThat(value(sides, "draft")).isEqualTo("newer");
        }
    }

    /** The undo that failed in part is no later run: what it did is kept, and the rest is restored. */
    @Test
    void anUndoThatFailedInPart_isFinishedByAnother() {
        StateStore store = StateStore.inMemory();
        try (Sides sides = Sides.of(UndoTest::source, UndoTest::target)) {
            SpaceSync sync = sides.sync().state(store).build();
            Map<String, String> before = TargetState.of(sides.target());
            String run = Sides.run(sync).runId();
            long draft = sides.target().story("draft").orElseThrow().id();
            sides.api
                    .faults()
                    .add(FaultRule.on("PUT", "**/stories/" + draft).always().then(FaultAction.status(422)));
            SyncReport failed = sync.undo(run);
            assertThat(failed.summary().failed()).isEqualTo(1);
            sides.api.faults().clear();

            SyncReport finished = sync.undo(run);

            assertThat(finished.summary().failed())
                    .as(finished.problems().toString())
                    .isZero();
            assertThat(finished.summary().updated()).isEqualTo(1);
            assertThat(TargetState.differences(before, TargetState.of(sides.target())))
                    .isEmpty();
        }
    }

    /** When the first undo ends, one has a temporary slug, and the other is unpublished and not moved. */
    @ParameterizedTest
    @ValueSource(strings = {"6f1c2a3e-0000-4000-8000-000000000001", "6f1c2a3e-0000-4000-8000-000000000002"})
    void storiesThatSwappedPlaces_areSwappedBack_byTheNextUndo(String refused) {
        StateStore store = StateStore.inMemory();
        String one = "6f1c2a3e-0000-4000-8000-000000000001";
        String other = "6f1c2a3e-0000-4000-8000-000000000002";
        try (Sides sides = Sides.of(
                source -> source.story("a", story -> story.uuid(one).published())
                        .story("b", story -> story.uuid(other).published()),
                target -> target.story("b", story -> story.uuid(one)).story("a", story -> story.uuid(other)))) {
            SpaceSync sync = sides.sync().state(store).build();
            Map<String, String> before = TargetState.of(sides.target());
            String run = Sides.run(sync).runId();
            sides.api
                    .faults()
                    .add(FaultRule.on(
                                    "PUT",
                                    "**/stories/"
                                            + sides.target()
                                                    .withUuid(refused)
                                                    .orElseThrow()
                                                    .id())
                            .always()
                            .then(FaultAction.status(422)));
            sync.undo(run);
            sides.api.faults().clear();

            SyncReport undone = sync.undo(run);

            assertThat(TargetState.differences(before, TargetState.of(sides.target())))
                    .as(undone.problems().toString())
                    .isEmpty();
        }
    }

    @Test
    void aRenamedFolder_goesBackWithWhatItHolds_withoutAWarning() {
        String folderUuid = "6f1c2a3e-0000-4000-8000-000000000002";
        try (Sides sides = Sides.of(
                source -> source.folder("new", folder -> folder.uuid(folderUuid)),
                target ->
                        target.folder("old", folder -> folder.uuid(folderUuid)).story("old/own"))) {
            SpaceSync sync = sides.sync().state(StateStore.inMemory()).build();
            SyncReport synced = Sides.run(sync);
            assertThat(sides.target()).hasStory("new/own");

            SyncReport undone = sync.undo(synced.runId());

            assertThat(sides.target()).hasStory("old/own");
            assertThat(undone.problems()).isEmpty();
        }
    }

    /** Start pages that are called like their folder are renamed with it, by the run and by the undo. */
    @Test
    void aStartPage_takesItsSlugBack_alsoIfItsFolderWasRestoredBefore() {
        StateStore store = StateStore.inMemory();
        String folderUuid = "6f1c2a3e-0000-4000-8000-000000000001";
        String pageUuid = "6f1c2a3e-0000-4000-8000-000000000002";
        try (Sides sides = Sides.of(
                source -> source.folder("new", folder -> folder.uuid(folderUuid))
                        .startPage("new", page -> page.uuid(pageUuid).name("New")),
                target -> target.folder("old", folder -> folder.uuid(folderUuid))
                        .startPage("old", page -> page.uuid(pageUuid).name("Old")))) {
            SpaceSync sync = sides.sync().state(store).build();
            Map<String, String> before = TargetState.of(sides.target());
            String run = Sides.run(sync).runId();
            long page = sides.target().withUuid(pageUuid).orElseThrow().id();
            sides.api
                    .faults()
                    .add(FaultRule.on("PUT", "**/stories/" + page).always().then(FaultAction.status(422)));
            sync.undo(run);
            sides.api.faults().clear();

            sync.undo(run);

            assertThat(TargetState.differences(before, TargetState.of(sides.target())))
                    .isEmpty();
        }
    }

    @Test
    void aRunThatIsUndone_needsNoOtherUndo() {
        StateStore store = StateStore.inMemory();
        try (Sides sides = Sides.of(UndoTest::source, UndoTest::target)) {
            SpaceSync sync = sides.sync().state(store).build();
            String run = Sides.run(sync).runId();
            sync.undo(run);

            UndoPlan again = sync.planUndo(run);

            assertThat(again.plan().changesPending()).isFalse();
        }
    }

    /** A run created a story, a later one updated it, and an editor deleted it. */
    @Test
    void aCreatedItemOfALaterRun_thatIsGone_isNotMissed() {
        StateStore store = StateStore.inMemory();
        try (Sides sides = Sides.of(UndoTest::source, UndoTest::target)) {
            SpaceSync sync = sides.sync().state(store).build();
            String first = Sides.run(sync).runId();
            sides.source().edit("blog/new", story -> story.field("v", "newer"));
            Sides.run(sync);
            sides.target().edit("blog/new", StoryEditor::delete);

            SyncReport undone = sync.undo(first);

            assertThat(undone.summary().failed()).isZero();
            assertThat(value(sides, "blog/edited")).isEqualTo("changes");
        }
    }

    @Test
    void aRunWithoutAnArchive_isRefusedByName() {
        StateStore store = StateStore.inMemory();
        try (Sides sides = Sides.of(space -> space.story("a"), space -> {})) {
            SpaceSync without = sides.sync().state(store).archive(false).build();
            String run = Sides.run(without).runId();
            assertThatThrownBy(() -> without.planUndo(run))
                    .isInstanceOf(StateException.class)
                    .hasMessageContaining("'" + run + "' cannot be undone: what it changed is not archived");
        }
    }

    private static String value(Sides sides, String path) {
        return sides.target().story(path).orElseThrow().content().path("v").stringValue("");
    }
}
