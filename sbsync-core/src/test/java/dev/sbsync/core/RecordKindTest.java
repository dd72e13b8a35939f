package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.error.ApiFailure;
import dev.sbsync.client.error.ServerErrorException;
import dev.sbsync.core.internal.state.DyingState;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.ReportJson;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.run.WriteVeto;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.state.StoredRun;
import dev.sbsync.core.verify.Verification;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A record-like kind in 60 lines ({@link NotesKind}) is planned, written, resumed, verified and reported like stories.
 */
class RecordKindTest {

    private final NoteServer notes = new NoteServer();
    private final Sides sides = Sides.of(source -> source.story("a"));
    private final StateStore state = StateStore.inMemory();

    @BeforeEach
    void fourNotes() {
        long guide = notes.add(Sides.SOURCE, "guide", 0, 0);
        long install = notes.add(Sides.SOURCE, "install", guide, 0);
        notes.add(Sides.SOURCE, "upgrade", guide, install);
        notes.add(Sides.SOURCE, "faq", 0, install);
    }

    @AfterEach
    void close() {
        state.close();
        sides.close();
    }

    private SpaceSync sync() {
        return sync(notes, state);
    }

    private SpaceSync sync(NoteServer server, StateStore store) {
        return sides.sync()
                .state(store)
                .kind(kinds -> new NotesKind(server, kinds))
                .build();
    }

    private static List<String> lines(SyncPlan plan) {
        return plan.items().stream()
                .filter(item -> item.key().kind().equals("notes"))
                .map(item -> item.operation() + " " + item.source().path())
                .toList();
    }

    @Test
    void plan_newNotes_createsEachAfterWhatItNeeds() {
        SyncPlan plan = sync().plan();

        assertThat(lines(plan))
                .containsExactly("create guide", "create guide/install", "create guide/upgrade", "create faq");
        assertThat(plan.items().get(2).after())
                .containsExactly(plan.items().get(0).key(), plan.items().get(1).key());
        assertThat(plan.items()).extracting(item -> item.source().type()).contains("note", "story");
    }

    @Test
    void run_newNotes_areWrittenWithTheTargetsIdsAndReported() {
        SyncReport report = sync().run(sync().plan());

        assertThat(report.ending()).isEqualTo(RunEnding.DONE);
        assertThat(notes.writes).hasSize(4);
        long guide = notes.named(Sides.TARGET, "guide").path("id").asLong();
        long install = notes.named(Sides.TARGET, "install").path("id").asLong();
        assertThat(notes.named(Sides.TARGET, "upgrade").path("parent_id").asLong())
                .isEqualTo(guide);
        assertThat(notes.named(Sides.TARGET, "upgrade").path("see_id").asLong()).isEqualTo(install);
        assertThat(ReportJson.write(report))
                .contains("\"key\" : \"notes/101\"", "\"kindGroup\" : \"notes\"", "\"key\" : \"stories/");
    }

    @Test
    void plan_oneChangedNote_showsTheDifferenceAndWritesOnlyThat() {
        sync().run(sync().plan());
        notes.edit(Sides.SOURCE, "faq", "more about faq");
        notes.writes.clear();

        SyncPlan plan = sync().plan();
        SyncReport report = sync().run(plan);

        assertThat(lines(plan))
                .containsExactly("unchanged guide", "unchanged guide/install", "unchanged guide/upgrade", "update faq");
        assertThat(plan.items().get(3).differences())
                .extracting(Difference::toString)
                .containsExactly("text: about faq → more about faq");
        assertThat(report.summary().updated()).isEqualTo(1);
        assertThat(notes.writes).containsExactly("PUT");
    }

    @Test
    void verify_beforeAndAfter_findsWhatIsMissingDifferentAndEqual() {
        Verification before = sync().verify();
        sync().run(sync().plan());
        Verification after = sync().verify();
        notes.edit(Sides.TARGET, "guide", "another");
        Verification edited = sync().verify();

        assertThat(before.count(Verification.Status.MISSING)).isEqualTo(5);
        assertThat(after.equal()).isTrue();
        assertThat(edited.count(Verification.Status.DIFFERENT)).isEqualTo(1);
    }

    @Test
    void run_driftedNote_isLeftAndNamed() {
        sync().run(sync().plan());
        notes.edit(Sides.TARGET, "guide", "an editor's own");

        PlannedItem guide = sync().plan().items().get(0);

        assertThat(guide.operation()).isEqualTo(Operation.NONE);
        assertThat(guide.warnings()).extracting(warning -> warning.code()).containsExactly(OutcomeCode.DRIFTED);
    }

    @Test
    void run_notesWhoseParentOrReferenceIsSkipped_areBlockedInTheirOwnWords() {
        assertThat(blocked("guide", "guide/install"))
                .isEqualTo("its parent 'guide' was skipped and is not in the target");
        assertThat(blocked("guide/install", "faq"))
                .isEqualTo("'guide/install', which it depends on, was skipped and is not in the target");
    }

    private String blocked(String vetoed, String path) {
        WriteVeto veto = WriteVeto.of(
                "freeze", item -> item.source().path().equals(vetoed) ? Optional.of("frozen") : Optional.empty());
        try (StateStore store = StateStore.inMemory()) {
            SpaceSync sync = sides.sync()
                    .state(store)
                    .veto(veto)
                    .kind(kinds -> new NotesKind(notes, kinds))
                    .build();
            return Sides.result(sync.run(sync.plan()), path)
                    .outcome()
                    .problem()
                    .orElseThrow()
                    .message();
        }
    }

    @Test
    void run_answerOfACreateLost_isFoundAndNotCreatedTwice() {
        AtomicBoolean lost = new AtomicBoolean();
        notes.afterWrite = method -> {
            if (lost.compareAndSet(false, true)) {
                throw new ServerErrorException(
                        new ApiFailure(502, method, "/notes", "", List.of(), Set.of(), 1, true, null), null);
            }
        };

        SyncReport report = sync().run(sync().plan());

        assertThat(report.ending()).isEqualTo(RunEnding.DONE);
        assertThat(notes.list(Sides.TARGET)).hasSize(4);
    }

    /** A target item that was made after the run's own plan, and is known from a submitted one only. */
    @Test
    void run_createAnsweredWithAnItemOfASubmittedPlan_leavesThatItemAlone() {
        SpaceSync plans = sync(notes, StateStore.inMemory());
        CompletableFuture<SyncRun> running = new CompletableFuture<>();
        AtomicBoolean submitted = new AtomicBoolean();
        SpaceSync sync = sides.sync()
                .state(state)
                .workers(1)
                .kind(kinds -> new NotesKind(notes, kinds))
                .listener((result, ended, total) -> {
                    if (submitted.compareAndSet(false, true)) {
                        notes.add(Sides.TARGET, "stranger", 0, 0);
                        SyncPlan more = plans.plan();
                        running.join().submit(more.of(List.of()));
                    }
                })
                .build();
        notes.answerOfCreate =
                note -> note.path("name").asString().equals("faq") ? notes.named(Sides.TARGET, "stranger") : note;
        SyncRun run = sync.start(sync.plan());
        running.complete(run);

        assertThat(Sides.result(Sides.awaited(run), "faq").outcome())
                .isEqualTo(new Outcome.Created(
                        notes.named(Sides.TARGET, "faq").path("id").asLong()));
    }

    @Test
    void plan_referenceAddedOrRemoved_isADifference() {
        sync().run(sync().plan());
        notes.refer(Sides.SOURCE, "faq", 0);
        notes.refer(
                Sides.SOURCE,
                "install",
                notes.named(Sides.SOURCE, "faq").path("id").asLong());

        assertThat(lines(sync().plan())).contains("update faq", "update guide/install");
        assertThat(sync().verify().count(Verification.Status.DIFFERENT)).isPositive();
        sync().run(sync().plan());

        assertThat(notes.named(Sides.TARGET, "faq").path("see_id").isNumber()).isFalse();
    }

    @Test
    void run_selectedAlone_keepsItsReferenceToWhatIsNotSelected() {
        sync().run(sync().plan());
        notes.edit(Sides.SOURCE, "faq", "more about faq");
        SpaceSync alone = sides.sync()
                .state(state)
                .selection(Selection.builder().slug("faq").build())
                .allowEmpty(true) // no story is named so
                .kind(kinds -> new NotesKind(notes, kinds))
                .build();

        SyncReport report = alone.run(alone.plan());

        assertThat(report.ending()).isEqualTo(RunEnding.DONE);
        assertThat(notes.named(Sides.TARGET, "faq").path("see_id").asLong())
                .isEqualTo(notes.named(Sides.TARGET, "install").path("id").asLong());
    }

    @Test
    void run_renamedNote_isRenamedInTheTargetWithWhatIsInIt() {
        sync().run(sync().plan());
        notes.rename(Sides.SOURCE, "guide", "manual");
        notes.writes.clear();

        SyncReport report = sync().run(sync().plan());

        assertThat(report.summary().skipped()).isZero();
        assertThat(notes.writes).containsExactly("PUT");
        assertThat(notes.list(Sides.TARGET)).hasSize(4);
        assertThat(sync().verify().equal()).isTrue();
    }

    @Test
    void plan_changedAlikeOnBothSides_isNoDriftLater() {
        sync().run(sync().plan());
        notes.edit(Sides.SOURCE, "faq", "by hand");
        notes.edit(Sides.TARGET, "faq", "by hand");
        sync().run(sync().plan());
        notes.edit(Sides.SOURCE, "faq", "and more");

        assertThat(lines(sync().plan())).contains("update faq");
    }

    @Test
    void run_updateThatIsTrimmedAndNotShown_warnsAndIsNotRepeated() {
        sync().run(sync().plan());
        notes.trimsSilently = true;
        notes.edit(Sides.SOURCE, "faq", " about ");

        SyncReport report = sync().run(sync().plan());

        assertThat(report.summary().updated()).isEqualTo(1);
        assertThat(Sides.result(report, "faq").warnings())
                .extracting(warning -> warning.code())
                .containsExactly(OutcomeCode.NORMALISED);
        assertThat(lines(sync().plan())).contains("unchanged faq");
    }

    @Test
    void plan_nameWithASlash_isNotTakenForAPath() {
        notes.add(Sides.SOURCE, "guide/install", 0, 0);

        SyncReport report = sync().run(sync().plan());

        assertThat(report.summary().failed()).isZero();
        assertThat(notes.list(Sides.TARGET)).hasSize(5);
        assertThat(sync().verify().equal()).isTrue();
    }

    @Test
    void verify_notesThatReferToEachOther_namesTheCycle() {
        notes.refer(
                Sides.SOURCE,
                "guide",
                notes.named(Sides.SOURCE, "install").path("id").asLong());
        long guide = notes.add(Sides.TARGET, "guide", 0, 0);
        notes.add(Sides.TARGET, "install", guide, 0);

        assertThat(sync().verify().items())
                .filteredOn(item -> item.status() == Verification.Status.DIFFERENT)
                .flatMap(item -> item.differences())
                .anyMatch(difference -> difference.toString().contains("form a cycle"));
    }

    @Test
    void run_oneUpdate_listsNothingAgain() {
        sync().run(sync().plan());
        notes.edit(Sides.SOURCE, "faq", "more about faq");
        SyncPlan plan = sync().plan();
        notes.lists = 0;

        sync().run(plan);

        assertThat(notes.lists).isZero();
    }

    @Test
    void killedAtAnyWriteToTheState_theResumedRunCreatesEachNoteOnce() {
        for (int at = 1; at < 20; at++) {
            for (boolean after : new boolean[] {false, true}) {
                killed(at, after);
            }
        }
    }

    private void killed(int at, boolean after) {
        NoteServer own = new NoteServer();
        long parent = own.add(Sides.SOURCE, "parent", 0, 0);
        own.add(Sides.SOURCE, "child", parent, parent);
        DyingState.Death death = DyingState.atWrite(at, after);
        StateStore kept = StateStore.inMemory();
        SpaceSync dying = sync(own, death.of(kept));
        SyncPlan plan = dying.plan();
        if (death.before(() -> dying.start(plan))) {
            return; // it died before the run was stored
        }
        death.await();
        StoredRun run = new SyncState(kept).runs().get(0);
        if (run.resumable()) {
            SyncReport report =
                    Sides.awaited(sync(own, kept).resume(run.header().runId()));
            assertThat(report.ending()).as("killed at %s", death).isEqualTo(RunEnding.DONE);
        }

        assertThat(own.list(Sides.TARGET)).as("killed at %s", death).hasSize(2);
        assertThat(lines(sync(own, kept).plan())).containsExactly("unchanged parent", "unchanged parent/child");
    }
}
