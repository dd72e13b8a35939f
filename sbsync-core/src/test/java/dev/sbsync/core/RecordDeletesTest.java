package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.error.ApiFailure;
import dev.sbsync.client.error.ServerErrorException;
import dev.sbsync.core.internal.state.DyingState;
import dev.sbsync.core.internal.state.Tables;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.OutcomeStatus;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.ReportJson;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.StateRows;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.state.StoredRun;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a record-like kind declares to be deleted ({@link NotesKind}) is planned, deleted, resumed and reported. */
class RecordDeletesTest {

    private final NoteServer notes = new NoteServer();
    private final Sides sides = Sides.of(source -> source.story("a"));
    private final StateStore state = StateStore.inMemory();

    @BeforeEach
    void fourSyncedNotes() {
        fill(notes);
        sync(notes, state).run(sync(notes, state).plan());
        notes.writes.clear();
    }

    private static void fill(NoteServer server) {
        long guide = server.add(Sides.SOURCE, "guide", 0, 0);
        long install = server.add(Sides.SOURCE, "install", guide, 0);
        server.add(Sides.SOURCE, "upgrade", guide, install);
        server.add(Sides.SOURCE, "faq", 0, install);
    }

    @AfterEach
    void close() {
        state.close();
        sides.close();
    }

    private SpaceSync sync(NoteServer server, StateStore store) {
        return sides.sync()
                .state(store)
                .deletes(DeletePolicy.atMostPercent(100))
                .kind(kinds -> new NotesKind(server, kinds))
                .build();
    }

    private SyncReport run() {
        SpaceSync sync = sync(notes, state);
        return sync.run(sync.plan());
    }

    private static List<String> lines(SyncPlan plan) {
        return plan.items().stream()
                .filter(item -> item.key().kind().equals("notes"))
                .map(item -> item.operation() + " " + item.source().path())
                .filter(line -> !line.startsWith("unchanged"))
                .toList();
    }

    private void removeAllFromTheSource(NoteServer server) {
        List.of("guide", "install", "upgrade", "faq").forEach(name -> server.remove(Sides.SOURCE, name));
    }

    @Test
    void plan_notesGoneFromTheSource_deletesEachAfterWhatUsesIt() {
        removeAllFromTheSource(notes);

        SyncPlan plan = sync(notes, state).plan();

        assertThat(lines(plan))
                .containsExactlyInAnyOrder(
                        "delete guide/upgrade", "delete faq", "delete guide/install", "delete guide");
        assertThat(lines(plan)).endsWith("delete guide");
        assertThat(plan.extra()).isEmpty();
        assertThat(plan.items().get(plan.items().size() - 1).reasons())
                .containsExactly("deleted in the source since the last sync");
    }

    @Test
    void run_notesGoneFromTheSource_areDeletedAndReported() {
        removeAllFromTheSource(notes);

        SyncReport report = run();

        assertThat(report.ending()).isEqualTo(RunEnding.DONE);
        assertThat(notes.list(Sides.TARGET)).isEmpty();
        assertThat(report.summary().counts().count(OutcomeStatus.DELETED)).isEqualTo(4);
        assertThat(ReportJson.write(report)).contains("\"deleted\" : 4", "\"operation\" : \"delete\"");
        assertThat(lines(sync(notes, state).plan())).isEmpty();
    }

    @Test
    void plan_withoutThePolicy_keepsThem() {
        removeAllFromTheSource(notes);
        SpaceSync keeps = sides.sync()
                .state(state)
                .kind(kinds -> new NotesKind(notes, kinds))
                .build();

        SyncPlan plan = keeps.plan();

        assertThat(lines(plan)).isEmpty();
        assertThat(plan.extra()).hasSize(4);
    }

    @Test
    void plan_driftedNote_isKeptWithWhatItNeeds() {
        notes.edit(Sides.TARGET, "faq", "an editor's own");
        removeAllFromTheSource(notes);

        SyncPlan plan = sync(notes, state).plan();

        assertThat(lines(plan))
                .containsExactlyInAnyOrder("none faq", "none guide/install", "none guide", "delete guide/upgrade");
        assertThat(KindSides.warnings(plan, OutcomeCode.DRIFTED))
                .containsExactly("changed in the target since the last sync; not deleted");
        assertThat(KindSides.warnings(plan, OutcomeCode.KEPT))
                .containsExactlyInAnyOrder(
                        "it is used by the note 'faq', which is kept; not deleted",
                        "it contains the note 'guide/install', which is kept; not deleted");
    }

    @Test
    void plan_renamedNote_isRenamedAndNotDeleted() {
        notes.rename(Sides.SOURCE, "guide", "manual");

        assertThat(lines(sync(notes, state).plan())).containsExactly("update manual");
    }

    @Test
    void run_changedInTheTargetAfterThePlan_isKept() {
        notes.remove(Sides.SOURCE, "faq");
        SpaceSync sync = sync(notes, state);
        SyncPlan plan = sync.plan();
        notes.edit(Sides.TARGET, "faq", "an editor's own");

        SyncReport report = sync.run(plan);

        assertThat(notes.named(Sides.TARGET, "faq")).isNotNull();
        assertThat(Sides.result(report, "faq").warnings())
                .extracting(warning -> warning.code())
                .containsExactly(OutcomeCode.DRIFTED);
        assertThat(report.ending()).isEqualTo(RunEnding.DONE);
    }

    @Test
    void run_usedInTheTargetAfterThePlan_isKept() {
        notes.remove(Sides.SOURCE, "faq");
        SpaceSync sync = sync(notes, state);
        SyncPlan plan = sync.plan();
        notes.add(
                Sides.TARGET,
                "answer",
                notes.named(Sides.TARGET, "faq").path("id").asLong(),
                0);

        SyncReport report = sync.run(plan);

        assertThat(notes.writes).isEmpty();
        assertThat(Sides.result(report, "faq").warnings())
                .extracting(warning -> warning.message())
                .containsExactly("the note 'faq/answer' is in it or uses it; not deleted");
    }

    @Test
    void run_goneInTheTargetAfterThePlan_isDeleted() {
        notes.remove(Sides.SOURCE, "faq");
        SpaceSync sync = sync(notes, state);
        SyncPlan plan = sync.plan();
        notes.remove(Sides.TARGET, "faq");

        assertThat(sync.run(plan).summary().counts().count(OutcomeStatus.DELETED))
                .isEqualTo(1);
    }

    @Test
    void run_answerOfADeleteLost_isFoundDone() {
        notes.remove(Sides.SOURCE, "faq");
        AtomicBoolean lost = new AtomicBoolean();
        notes.afterWrite = method -> {
            if (lost.compareAndSet(false, true)) {
                throw new ServerErrorException(
                        new ApiFailure(502, method, "/notes", "", List.of(), Set.of(), 1, true, null), null);
            }
        };

        SyncReport report = run();

        assertThat(report.ending()).isEqualTo(RunEnding.DONE);
        assertThat(report.summary().counts().count(OutcomeStatus.DELETED)).isEqualTo(1);
        assertThat(lines(sync(notes, state).plan())).isEmpty();
    }

    @Test
    void run_anItemFails_nothingIsDeleted() {
        notes.remove(Sides.SOURCE, "faq");
        notes.add(Sides.SOURCE, "taken", 0, 0);
        notes.afterWrite = method -> {
            throw new IllegalStateException("a bug");
        };

        SyncReport report = run();

        assertThat(notes.writes).containsExactly("POST");
        assertThat(Sides.problem(report, "faq").message())
                .isEqualTo("nothing is deleted after 1 item has failed or been blocked");
        assertThat(report.ending()).isEqualTo(RunEnding.PARTIAL);
    }

    @Test
    void deletedAndMadeAgainInTheSource_isCreatedAgain() {
        notes.remove(Sides.SOURCE, "faq");
        run();
        notes.add(Sides.SOURCE, "faq", 0, 0);

        run();

        assertThat(notes.list(Sides.TARGET)).hasSize(4);
    }

    /** The delete was announced, so that the note has no baseline any more, but never sent. */
    @Test
    void changedInTheTargetAfterAKill_isKeptByTheResumedRun() {
        SyncReport report = resumedAfterDeath(() -> notes.edit(Sides.TARGET, "faq", "an editor's own"));

        assertThat(notes.named(Sides.TARGET, "faq").path("text").asString()).isEqualTo("an editor's own");
        assertThat(Sides.result(report, "faq").warnings())
                .extracting(warning -> warning.code())
                .containsExactly(OutcomeCode.DRIFTED);
    }

    @Test
    void inTheSourceAgainAfterAKill_isKeptByTheResumedRun() {
        SyncReport report = resumedAfterDeath(() -> notes.add(Sides.SOURCE, "faq", 0, 0));

        assertThat(notes.named(Sides.TARGET, "faq")).isNotNull();
        assertThat(Sides.result(report, "faq").warnings())
                .extracting(warning -> warning.code())
                .containsExactly(OutcomeCode.KEPT);
    }

    private SyncReport resumedAfterDeath(Runnable meanwhile) {
        notes.remove(Sides.SOURCE, "faq");
        DyingState.Death death = DyingState.atWrite(3, true); // the run, the archive, the announcement
        SpaceSync dying = sync(notes, death.of(state));
        SyncPlan plan = dying.plan();
        assertThat(death.before(() -> dying.start(plan))).isFalse();
        death.await();
        assertThat(notes.writes).isEmpty();
        StoredRun run = new SyncState(state).runs().get(1);
        assertThat(state.<Integer>read(RecordDeletesTest::baselines))
                .as("that of the note is gone")
                .isEqualTo(4);
        meanwhile.run();
        return Sides.awaited(sync(notes, state).resume(run.header().runId()));
    }

    @Test
    void killedAtAnyWriteToTheState_theResumedRunDeletesAll() {
        for (int at = 1; at < 40; at++) {
            for (boolean after : new boolean[] {false, true}) {
                killed(at, after);
            }
        }
    }

    private void killed(int at, boolean after) {
        NoteServer own = new NoteServer();
        fill(own);
        StateStore kept = StateStore.inMemory();
        sync(own, kept).run(sync(own, kept).plan());
        removeAllFromTheSource(own);
        own.add(Sides.SOURCE, "new", 0, 0);
        DyingState.Death death = DyingState.atWrite(at, after);
        SpaceSync dying = sync(own, death.of(kept));
        SyncPlan plan = dying.plan();
        if (death.before(() -> dying.start(plan))) {
            return; // it died before the run was stored
        }
        death.await();
        StoredRun run = new SyncState(kept).runs().get(1);
        if (run.resumable()) {
            SyncReport report =
                    Sides.awaited(sync(own, kept).resume(run.header().runId()));
            assertThat(report.ending()).as("killed at %s", death).isEqualTo(RunEnding.DONE);
            assertThat(report.summary().counts().count(OutcomeStatus.DELETED))
                    .as("killed at %s", death)
                    .isEqualTo(4);
        }

        assertThat(own.list(Sides.TARGET)).as("killed at %s", death).hasSize(1);
        assertThat(kept.<Integer>read(RecordDeletesTest::baselines))
                .as("killed at %s", death)
                .isEqualTo(2);
    }

    private static int baselines(StateRows rows) {
        int[] count = {0};
        rows.scan(Tables.BASELINE, "", "~", (key, text) -> count[0]++);
        return count[0];
    }
}
