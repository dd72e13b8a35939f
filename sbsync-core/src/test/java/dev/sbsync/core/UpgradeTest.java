package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.time.ManualTime;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * State files that sbsync 1.0.0-SNAPSHOT of schema 2 wrote, and both spaces as that run left them: {@code finished} of
 * a run that ended, {@code unfinished} of one that was killed with a create and an update in flight.
 */
class UpgradeTest {

    private static final long SOURCE = 100001;
    private static final long TARGET = 100002;

    /** The host that the stored states are about. */
    private static final URI HOST = URI.create("http://127.0.0.1:8799");

    @TempDir
    private Path folder;

    private final ManualTime time = new ManualTime();
    private FakeManagementApi api = FakeManagementApi.builder().build();
    private StateStore state = StateStore.inMemory();
    private ManagementClient source = client();
    private ManagementClient target = client();

    private void open(String name) {
        api = FakeManagementApi.builder().dataset(dataset(name)).build();
        source = client();
        target = client();
        Path file = folder.resolve("state.db");
        try (InputStream in = resource(name + ".db")) {
            Files.copy(in, file);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
        state = StateFile.open(file, time);
    }

    @AfterEach
    void close() {
        state.close();
        source.close();
        target.close();
    }

    @Test
    void finishedState_syncedByThisVersion_writesNothingAndFindsNoDrift() {
        open("finished");
        SyncReport report = run();

        assertThat(report.ending()).isEqualTo(RunEnding.DONE);
        assertThat(report.items()).hasSize(18).allMatch(item -> item.outcome() instanceof Outcome.Unchanged);
        assertThat(drifted(report)).isEmpty();
        assertThat(api.writes()).isEmpty();

        api.clearRequests();
        assertThat(run().summary().unchanged()).isEqualTo(18);
        assertThat(api.requests()).as("two spaces and two lists").hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void unfinishedState_resumedOrSyncedByThisVersion_isFinishedWithoutDrift(boolean resumed) {
        open("unfinished");
        String runId = new SyncState(state).runs().get(0).header().runId();
        SyncReport report = resumed ? Sides.awaited(sync().resume(runId)) : run();

        assertThat(report.ending()).isEqualTo(RunEnding.DONE);
        assertThat(drifted(report)).isEmpty();
        assertThat(space(TARGET)).mirrors(space(SOURCE));

        api.clearRequests();
        SyncReport again = run();
        assertThat(again.summary().unchanged()).isEqualTo(18);
        assertThat(drifted(again)).isEmpty();
        assertThat(api.writes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"finished", "unfinished"})
    void afterTheUpgrade_trueDriftIsFoundAndTrueChangesArrive(String name) {
        open(name);
        run();
        space(TARGET).edit("blog/published", story -> story.field("title", "the editor's"));
        space(TARGET).edit("blog/dirty", story -> story.field("title", "the editor's"));
        space(SOURCE).edit("about", story -> story.field("title", "new").publish());
        api.clearRequests();
        SyncReport report = run();

        assertThat(drifted(report)).containsExactly("blog/dirty", "blog/published");
        assertThat(Sides.result(report, "about").outcome()).isInstanceOf(Outcome.Updated.class);
        assertThat(report.summary().unchanged()).isEqualTo(15);
        assertThat(api.writes()).hasSize(1);
    }

    @Test
    void stateOfAnEarlierVersion_isShownWithoutBeingMigrated() throws IOException {
        Path file = folder.resolve("old.db");
        try (InputStream in = resource("finished.db")) {
            Files.copy(in, file);
        }
        byte[] before = Files.readAllBytes(file);
        try (StateStore reading = StateFile.read(file)) {
            String runId = new SyncState(reading).runs().get(0).header().runId();
            assertThat(new SyncState(reading)
                            .report(runId)
                            .orElseThrow()
                            .summary()
                            .total())
                    .isEqualTo(18);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void attemptsOfAnEarlierVersion_areOne_andTheNextIsKeptWithIt() {
        open("unfinished");
        String runId = new SyncState(state).runs().get(0).header().runId();
        assertThat(new SyncState(state).runs().get(0).attempts()).hasSize(1);
        SyncReport report = Sides.awaited(sync().resume(runId));

        assertThat(report.attempts())
                .extracting(attempt -> attempt.ended().orElse(null))
                .containsExactly(null, RunEnding.DONE);
        assertThat(new SyncState(state).report(runId).orElseThrow().attempts())
                .extracting(attempt -> attempt.ended().orElse(null))
                .containsExactly(null, RunEnding.DONE);
    }

    @Test
    void theEndOfARunOfAnEarlierVersion_isThatOfItsAttempt() {
        open("finished");
        SyncReport report = new SyncState(state)
                .report(new SyncState(state).runs().get(0).header().runId())
                .orElseThrow();

        assertThat(report.ending()).isEqualTo(RunEnding.DONE);
        assertThat(report.attempts()).hasSize(1);
        assertThat(report.startedAt()).isBefore(report.finishedAt());
        assertThat(report.targetRequests().writes()).isPositive();
        assertThat(report.timeline()).isNotEmpty();
    }

    private static List<String> drifted(SyncReport report) {
        return report.items().stream()
                .filter(item -> item.warnings().stream().anyMatch(warning -> warning.code() == OutcomeCode.DRIFTED))
                .map(ItemResult::item)
                .map(item -> item.source().path())
                .sorted()
                .toList();
    }

    private SyncReport run() {
        return Sides.run(sync());
    }

    private SpaceSync sync() {
        return SpaceSync.builder()
                .from(source, SOURCE)
                .to(target, TARGET)
                .state(state)
                .workers(1)
                .time(time)
                .build();
    }

    private FakeSpace space(long id) {
        return api.space(id);
    }

    private ManagementClient client() {
        return ManagementClient.builder()
                .token(Token.of("any"))
                .baseUrl(HOST)
                .time(time)
                .exchange(new FakeExchange(api, "any"))
                .build();
    }

    private static Dataset dataset(String name) {
        try (InputStream in = resource(name + ".json")) {
            return Dataset.read(in);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(UpgradeTest.class.getResourceAsStream("state/upgrade/" + name), name);
    }
}
