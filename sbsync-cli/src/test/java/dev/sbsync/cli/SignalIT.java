package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SampleSpaces;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SIGTERM, which goes the way of Ctrl-C, to the packaged jar. */
class SignalIT {

    private FakeManagementApi api;

    @BeforeEach
    void start() {
        api = FakeManagementApi.builder().dataset(SampleSpaces.demo()).start();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private SbsyncProcess sync() throws Exception {
        SbsyncProcess sync = SbsyncProcess.startNoting(
                Map.of("SB_TOKEN", "any", "SB_MA_BASE_URL", api.baseUrl().toString(), "SB_MA_RPS", "500"),
                "sync",
                "--yes",
                "--from",
                "101001",
                "--to",
                "101002");
        assertThat(sync.readLine()).startsWith("Reading spaces");
        assertThat(sync.readLine()).startsWith("Plan: 33 create");
        return sync;
    }

    @Test
    void once_finishesWhatIsInFlight() throws Exception {
        api.faults()
                .add(FaultRule.on("POST", "/v1/spaces/101002/stories")
                        .times(100)
                        .then(FaultAction.slow(Duration.ofSeconds(1))));
        try (SbsyncProcess sync = sync()) {
            assertThat(sync.terminate()).isEqualTo(ExitCode.CANCELLED);

            assertThat(sync.readRest())
                    .contains("Stopping: what is in flight is finished")
                    .doesNotContain("at once.\n");
            assertThat(sync.out()).startsWith("Cancelled in ");
        }
    }

    @Test
    void twice_stopsAtOnce() throws Exception {
        api.faults()
                .add(FaultRule.on("POST", "/v1/spaces/101002/stories")
                        .times(100)
                        .then(FaultAction.hang()));
        try (SbsyncProcess sync = sync()) {
            sync.signal();
            assertThat(sync.readLine()).startsWith("Stopping: ");

            assertThat(sync.terminate()).isEqualTo(ExitCode.CANCELLED);

            assertThat(sync.readRest()).contains("Stopping at once.");
            assertThat(sync.out()).startsWith("Cancelled in ");
        }
    }
}
