package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.internal.state.Runs;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.state.StoredRun;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs are taken back one after the other, the latest first, and done again. */
class UndoOfSeveralRunsTest {

    private static final String UUID = "6f1c2a3e-0000-4000-8000-000000000001";

    private final Sides sides = Sides.of(
            source -> source.story("a", story -> story.uuid(UUID).published().field("text", "1"))
                    .story("b", story -> story.field("text", "1")),
            target -> target.story("a", story -> story.uuid(UUID).published().field("text", "0")));

    private final StateStore store;
    private final SpaceSync sync;

    UndoOfSeveralRunsTest(@TempDir Path folder) {
        store = StateFile.open(folder.resolve("state.db"), sides.time);
        sync = sides.sync().state(store).build();
    }

    @AfterEach
    void close() {
        store.close();
        sides.close();
    }

    private String runWith(String text) {
        sides.source().edit("a", story -> story.field("text", text));
        sides.source().edit("b", story -> story.field("text", text));
        return Sides.run(sync).runId();
    }

    private Map<String, String> target() {
        return TargetState.of(sides.target());
    }

    private void undo(String run, Map<String, String> expected) {
        SyncReport undone = sync.undo(run);
        assertThat(undone.problems()).isEmpty();
        assertThat(TargetState.differences(expected, target())).isEmpty();
    }

    @Test
    void theLatestRunFirst_thenTheOneBefore() {
        Map<String, String> before = target();
        String first = runWith("1");
        Map<String, String> between = target();
        String second = runWith("2");

        undo(second, between);
        undo(first, before);
    }

    @Test
    void anUndoThatIsUndone_andDoneAgain_isUndoneAsOften() {
        Map<String, String> before = target();
        String first = runWith("1");
        Map<String, String> between = target();
        String second = runWith("2");
        Map<String, String> after = target();

        String undo = sync.undo(second).runId();
        String redo = sync.undo(undo).runId();
        assertThat(TargetState.differences(after, target())).isEmpty();

        undo(redo, between);
        undo(first, before);
    }

    @Test
    void whatAnUndoneRunDidAgain_isLeft() {
        String first = runWith("1");
        String second = runWith("2");
        String undo = sync.undo(second).runId();
        String redo = sync.undo(undo).runId();

        SyncReport undone = sync.undo(first);

        assertThat(undone.problems().get(OutcomeCode.DRIFTED))
                .isNotNull()
                .allSatisfy(problem -> assertThat(problem.problem().message()).contains(redo));
    }

    /** Runs that find everything in sync, such as those of a timer. */
    @Test
    void aRunBeforeManyIdleOnes_canBeUndone() {
        Map<String, String> before = target();
        String first = runWith("1");
        for (int i = 0; i < 25; i++) {
            Sides.run(sync);
        }
        assertThat(Runs.state(store).runs()).hasSize(2);

        undo(first, before);
    }

    /** Runs that fail before they write, such as those of a timer whose token does not see the source any more. */
    @ParameterizedTest
    @CsvSource({"422, PARTIAL", "401, ABORTED"})
    void aRunBeforeManyThatFailBeforeTheyWrite_canBeUndone(int status, RunEnding ending) {
        Map<String, String> before = target();
        String first = runWith("1");
        sides.source().edit("a", story -> story.field("text", "2"));
        sides.api
                .faults()
                .add(FaultRule.on("GET", "/v1/spaces/" + Sides.SOURCE + "/stories/*")
                        .always()
                        .then(FaultAction.status(status, "{\"name\":[\"is refused\"]}")));
        for (int i = 0; i < 25; i++) {
            SyncReport failed = Sides.run(sync);
            assertThat(failed.ending()).isEqualTo(ending);
            assertThat(new SyncState(store).report(failed.runId())).isPresent();
        }
        assertThat(Runs.state(store).runs().stream().map(StoredRun::changedItems))
                .containsExactly(true, false);
        sides.api.faults().clear();

        undo(first, before);
    }

    /** Runs whose writes the target refuses, such as those of a timer while the token may only read. */
    @ParameterizedTest
    @ValueSource(ints = {422, 403})
    void aRunBeforeManyWhoseWritesAreAllRefused_canBeUndone(int status) {
        Map<String, String> before = target();
        String first = runWith("1");
        sides.source().edit("a", story -> story.field("text", "2"));
        sides.source().edit("b", story -> story.field("text", "2"));
        refuseWrites(status);
        for (int i = 0; i < 25; i++) {
            assertThat(Sides.run(sync).ending()).isEqualTo(RunEnding.PARTIAL);
        }
        assertThat(Runs.state(store).runs().stream().map(StoredRun::changedItems))
                .containsExactly(true, false);
        sides.api.faults().clear();

        undo(first, before);
    }

    private void refuseWrites(int status) {
        for (String method : new String[] {"POST", "PUT"}) {
            sides.api
                    .faults()
                    .add(FaultRule.on(method, "/v1/spaces/" + Sides.TARGET + "/stories/**")
                            .always()
                            .then(FaultAction.status(status, "{\"name\":[\"is refused\"]}")));
        }
    }

    @Test
    void aRunWhoseWritesAreAllRefused_takesNoPlaceAmongTheKeptArchives_andOneThatChangesSomethingDoes() {
        List<String> changed =
                Stream.of("1", "2", "3", "4", "5").map(this::runWith).toList();
        sides.source().edit("a", story -> story.field("text", "6"));
        refuseWrites(422);
        String refused = Sides.run(sync).runId();
        assertThat(changed).allMatch(run -> Runs.state(store).archive(run).isPresent());
        assertThat(Runs.state(store).run(refused).orElseThrow().archiveBytes()).isZero();
        sides.api.faults().clear();

        String last = Sides.run(sync).runId();
        assertThat(changed.subList(1, 5))
                .allMatch(run -> Runs.state(store).archive(run).isPresent());
        assertThat(Runs.state(store).archive(changed.get(0))).isEmpty();
        assertThat(Runs.state(store).archive(last)).isPresent();
    }

    @Test
    void aRunBeforeManyThatWereStoppedAtTheirStart_canBeUndone() {
        Map<String, String> before = target();
        String first = runWith("1");
        Map<String, String> between = target();
        sides.source().edit("a", story -> story.field("text", "2"));
        for (int i = 0; i < 25; i++) {
            CompletableFuture<SyncRun> started = new CompletableFuture<>();
            SyncPlan plan = sync.plan();
            sides.before(request -> true, () -> started.join().cancelNow());
            started.complete(sync.start(plan));
            assertThat(Sides.awaited(started.join()).ending()).isEqualTo(RunEnding.CANCELLED);
        }
        assertThat(Runs.state(store).runs()).hasSize(2);
        String stopped = Runs.state(store).runs().get(1).header().runId();
        sides.before(request -> false, () -> {});

        assertThat(Sides.awaited(sync.resume(stopped)).summary().updated()).isEqualTo(1);
        undo(stopped, between);
        undo(first, before);
    }

    @Test
    void aRunThatChangedNothing_canBeUndone_thoughNothingIsLeftToDo() {
        runWith("1");
        String idle = Sides.run(sync).runId();

        assertThat(sync.undo(idle).ending()).isEqualTo(RunEnding.DONE);
        assertThat(Runs.state(store).runs()).hasSize(3);
    }
}
