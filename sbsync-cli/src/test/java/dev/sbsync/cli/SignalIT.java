package dev.sbsync.cli;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sbsync.cli.SbsyncProcess.Result;
import dev.sbsync.core.StateFile;
import dev.sbsync.core.SyncState;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.state.StoredRun;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Stops the packaged jar by a signal at the n-th request of a sync, with requests in flight, and resumes the run.
 * Samples one request per signal; {@code -Dsbsync.signals=1} covers every one.
 */
class SignalIT {

    private static final Duration LATER = RunStop.ONE_REQUEST.plusMillis(100);

    @TempDir
    private Path folder;

    /** The way to stop a process; during the first four requests it reads the spaces and has no run yet. */
    enum Way {
        TERM_ONCE("TERM", 1, 24),
        /** Like GNU {@code timeout}: to the process and its process group. */
        TERM_ONCE_SENT_TWICE("TERM", 1, 30),
        INT_ONCE("INT", 1, 3),
        HUP_ONCE("HUP", 1, 36),
        TERM_TWICE("TERM", 2, 2),
        INT_TWICE("INT", 2, 37);

        private final String signal;
        private final int times;
        private final int sample;

        Way(String signal, int times, int sample) {
            this.signal = signal;
            this.times = times;
            this.sample = sample;
        }
    }

    @ParameterizedTest
    @EnumSource
    void signalled_atARequest_endsAndIsResumed(Way way) throws Exception {
        int step = Integer.getInteger("sbsync.signals", 0);
        if (step == 0) {
            assertThat(signalled(way, way.sample)).isTrue();
            return;
        }
        int signalled = 0;
        for (int at = 1; signalled(way, at); at += step) {
            signalled++;
        }
        assertThat(signalled).isGreaterThan(40 / step);
    }

    /** Returns whether it needed that many requests. */
    private boolean signalled(Way way, int at) throws Exception {
        String when = way + " at request " + at;
        Path state = folder.resolve(way + "-" + at + ".db");
        CompletableFuture<SbsyncProcess> process = new CompletableFuture<>();
        CompletableFuture<String> heard = new CompletableFuture<>();
        try (FakeManagementApi api = KillIT.api()) {
            api.faults()
                    .add(FaultRule.on("any", request -> true)
                            .call(at)
                            .then(FaultAction.before(() -> stop(process.join(), way, heard))));
            if (way.times > 1) {
                // in-flight requests take effect, but their responses are lost
                api.faults()
                        .add(FaultRule.on("any", request -> true)
                                .fromCall(at)
                                .always()
                                .then(FaultAction.hangAfter()));
            }
            Result ended;
            try (SbsyncProcess sync = SbsyncProcess.startHearing(KillIT.environment(api), arguments(state))) {
                process.complete(sync);
                int code = sync.awaitEnd();
                ended = new Result(code, sync.out(), sync.readRest());
            }
            if (!heard.isDone()) {
                assertThat(ended.code()).as(ended.err()).isZero();
                return false;
            }
            leavesNothingOpen(api, state, when);
            endsInItsOwnWords(way, heard.join(), when, ended);
            resumes(api, when, state, ended);
            return true;
        }
    }

    /**
     * Sends the signal and completes {@code heard} with the first message; then sends it again, immediately or late
     * enough to be another stop request.
     */
    private static void stop(SbsyncProcess sync, Way way, CompletableFuture<String> heard) {
        try {
            sync.signal(way.signal);
            heard.complete(sync.awaitLine("Stopping"));
            if (way == Way.TERM_ONCE_SENT_TWICE) {
                sync.signal(way.signal);
            }
            if (way.times > 1) {
                CompletableFuture.runAsync(
                                () -> {}, CompletableFuture.delayedExecutor(LATER.toMillis(), TimeUnit.MILLISECONDS))
                        .join();
                sync.signal(way.signal);
            }
        } catch (IOException | InterruptedException failure) {
            heard.complete(failure.toString());
        }
    }

    private static void leavesNothingOpen(FakeManagementApi api, Path state, String when) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> {
                    while (api.openConnections() > 0) {
                        Thread.onSpinWait();
                    }
                },
                when);
        assertThat(Path.of(state + "-wal")).as(when).doesNotExist();
    }

    private static void endsInItsOwnWords(Way way, String heard, String when, Result ended) {
        assertThat(heard).as(when).startsWith("Stopping");
        assertThat(ended.err()).as(when).doesNotContain("Exception", "\tat ");
        if (way.times > 1 && heard.startsWith("Stopping: ")) {
            assertThat(ended.err()).as(when).contains("Stopping immediately.");
        } else {
            assertThat(ended.err()).as(when).doesNotContain("Stopping immediately.");
        }
    }

    private static void resumes(FakeManagementApi api, String when, Path state, Result ended) throws Exception {
        Optional<StoredRun> run;
        try (StateStore store = StateFile.read(state)) {
            run = new SyncState(store).runs().stream().findFirst();
        }
        api.faults().clear();
        if (run.isEmpty()) {
            assertThat(ended.code()).as(when).isEqualTo(ExitCode.CANCELLED);
            assertThat(ended.out()).as(when).isEmpty();
            assertThat(ended.err()).as(when).isEqualTo("sbsync: Cancelled; nothing was written.");
            assertThat(api.commits()).as(when).isEmpty();
            assertThat(SbsyncProcess.run(KillIT.environment(api), arguments(state))
                            .code())
                    .as(when)
                    .isZero();
        } else if (run.get().resumable()) {
            String id = run.get().header().runId();
            assertThat(ended.code()).as(when).isEqualTo(ExitCode.CANCELLED);
            assertThat(ended.out())
                    .as(when)
                    .startsWith("Cancelled, ")
                    .contains("\nTo resume: sbsync resume " + id + " --state '" + state + "'\n");
            Result resumed = SbsyncProcess.run(KillIT.environment(api), "resume", id, "--state", state.toString());
            assertThat(resumed.code())
                    .as("%s: %s%s", when, resumed.out(), resumed.err())
                    .isZero();
        } else {
            // all remaining items were in flight
            assertThat(ended.code()).as(when).isZero();
        }
        assertThat(api.space(KillIT.TARGET)).as(when).mirrors(api.space(KillIT.SOURCE));
        assertThat(KillIT.commits(api)).as(when).doesNotHaveDuplicates();
        assertThat(api.violations()).as(when).isEmpty();
    }

    private static String[] arguments(Path state) {
        return new String[] {
            "sync",
            "--from",
            Long.toString(KillIT.SOURCE),
            "--to",
            Long.toString(KillIT.TARGET),
            "--yes",
            "--workers",
            "4",
            "--state",
            state.toString()
        };
    }
}
