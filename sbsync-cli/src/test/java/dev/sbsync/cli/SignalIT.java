package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SampleSpaces;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SIGTERM, which goes the way of Ctrl-C, to the packaged jar. */
class SignalIT {

    private static final String STORIES = "/v1/spaces/101002/stories";

    private FakeManagementApi api;

    @BeforeEach
    void start() {
        api = FakeManagementApi.builder().dataset(SampleSpaces.demo()).start();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    /** Starts a run, and returns when its first write has arrived and all others meet {@code fault}. */
    private SbsyncProcess sync(FaultAction fault) throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        api.faults()
                .add(FaultRule.on("POST", STORIES).call(1).then(FaultAction.before(writing::countDown)))
                .add(FaultRule.on("POST", STORIES).fromCall(2).times(100).then(fault));
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
        writing.await();
        return sync;
    }

    @Test
    void once_finishesWhatIsInFlight() throws Exception {
        try (SbsyncProcess sync = sync(FaultAction.slow(Duration.ofSeconds(1)))) {
            assertThat(sync.terminate()).isEqualTo(ExitCode.CANCELLED);

            assertThat(sync.readRest())
                    .contains("Stopping: what is in flight is finished")
                    .doesNotContain("at once.\n");
            assertThat(sync.out()).startsWith("Cancelled in ");
        }
    }

    @Test
    void twice_stopsAtOnce() throws Exception {
        try (SbsyncProcess sync = sync(FaultAction.hang())) {
            sync.signal();
            assertThat(sync.readLine()).startsWith("Stopping: ");

            assertThat(sync.terminate()).isEqualTo(ExitCode.CANCELLED);

            assertThat(sync.readRest()).contains("Stopping at once.");
            assertThat(sync.out()).startsWith("Cancelled in ");
        }
    }
}
