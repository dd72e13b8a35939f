package dev.sbsync.cli;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.SbsyncProcess.Result;
import dev.sbsync.core.StateFile;
import dev.sbsync.core.SyncState;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The packaged command with a failing disk or a damaged state: its message, and that nothing is lost.
 * {@link StateFaultsTest} covers every command.
 */
class StateFaultsIT {

    @TempDir
    private Path folder;

    private static FakeManagementApi api(int stories) {
        SpaceBuilder source = SpaceBuilder.space(101001, "Source");
        for (int i = 0; i < stories; i++) {
            source.story("story-" + i, story -> story.published());
        }
        return FakeManagementApi.builder()
                .dataset(Dataset.of(source, SpaceBuilder.space(101002, "Target")))
                .start();
    }

    private Map<String, String> environment(FakeManagementApi api) {
        return Map.of(
                "SB_TOKEN",
                "any",
                "SB_MA_BASE_URL",
                api.baseUrl().toString(),
                "SB_MA_RPS",
                "1000",
                "XDG_DATA_HOME",
                folder.toString());
    }

    private static final String[] SYNC = {"sync", "--from", "101001", "--to", "101002", "--yes", "--quiet"};

    /** Limits files to 2 MB: enough for SQLite's library, but not for the run's state. */
    @Test
    void fullMidway_endsWithASentence_andTheRunIsResumed() throws Exception {
        try (FakeManagementApi api = api(300)) {
            Result full = SbsyncProcess.runLimited("ulimit -f 2000", environment(api), SYNC);

            assertThat(full.code()).as(full.err()).isEqualTo(ExitCode.RUNTIME_ERROR);
            assertThat(full.out()).startsWith("Ended early, ").contains("To resume: sbsync resume ");
            assertThat(full.err())
                    .contains("nothing is written to the target without it: The state file '", "file size limit")
                    .doesNotContain("Exception");
            int written = api.space(101002).stories().size();
            assertThat(written).isBetween(1, 299);

            Result resumed = SbsyncProcess.run(environment(api), "resume", "--quiet");

            assertThat(resumed.code()).as(resumed.err()).isZero();
            assertThat(resumed.out()).contains("300: 300 created");
            assertThat(api.space(101002)).mirrors(api.space(101001));
        }
    }

    @Test
    void noRoomForThePlan_endsBeforeTheFirstWrite() throws Exception {
        try (FakeManagementApi api = api(6000)) {
            Result full = SbsyncProcess.runLimited("ulimit -f 2000", environment(api), SYNC);

            assertThat(full.code()).as(full.err()).isEqualTo(ExitCode.RUNTIME_ERROR);
            assertThat(full.err().lines().toList()).hasSize(1);
            assertThat(full.err()).contains("The state file '", "then resume the run");
            assertThat(api.writes()).isEmpty();
        }
    }

    @Test
    void noFolderForTheNativeLibrary_isSaidWithTheWayOut() throws Exception {
        try (FakeManagementApi api = api(1)) {
            Result result = SbsyncProcess.runLimited(
                    "export JAVA_TOOL_OPTIONS=-Dorg.sqlite.tmpdir=/proc/none", environment(api), SYNC);

            assertThat(result.code()).isEqualTo(ExitCode.USAGE);
            assertThat(result.err()).contains("SQLite's native library cannot be loaded from '/proc/none'");
            assertThat(api.requests()).isEmpty();
        }
    }

    static List<StateFault> faults() {
        return StateFault.all();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void spoiled_isOneSentence_andLeftAsItIs(StateFault fault) throws Exception {
        try (FakeManagementApi api = api(3)) {
            Path file = folder.resolve("state.db");
            cutOff(api, file);
            fault.spoiling().of(file);
            byte[] before = Files.isDirectory(file) ? new byte[0] : Files.readAllBytes(file);

            Result result = SbsyncProcess.run(environment(api), sync(file));

            assertThat(result.err()).matches(fault.said(file));
            assertThat(result.code()).isEqualTo(fault.code());
            assertThat(result.out()).isEmpty();
            assertThat(api.requests()).isEmpty();
            assertThat(Files.isDirectory(file) ? new byte[0] : Files.readAllBytes(file))
                    .isEqualTo(before);
        }
    }

    @Test
    void empty_isANewOne() throws Exception {
        try (FakeManagementApi api = api(1)) {
            Path file = Files.createFile(folder.resolve("state.db"));

            assertThat(SbsyncProcess.run(environment(api), "runs", "--state", file.toString()))
                    .isEqualTo(new Result(0, "No runs yet.\n", ""));
            assertThat(SbsyncProcess.run(environment(api), sync(file)).code()).isZero();
        }
    }

    @Test
    void aSecondProcess_isRefusedWithTheFirst_andMayLook() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        try (FakeManagementApi api = api(1)) {
            Path file = folder.resolve("state.db");
            api.faults().add(FaultRule.on("POST", "**").then(FaultAction.before(writing::countDown)));
            api.faults().add(FaultRule.on("POST", "**").then(FaultAction.hang()));
            try (SbsyncProcess first = SbsyncProcess.start(environment(api), sync(file))) {
                first.await(writing);
                int requests = api.requests().size();
                String refusal = "sbsync: The state file '" + Pattern.quote(file.toString()) + "' is in use by process "
                        + first.pid() + " on \\S+, since \\S+Z; wait until it has ended, or choose another file\\.\n";

                Result second = SbsyncProcess.run(environment(api), sync(file));
                Result resumed = SbsyncProcess.run(environment(api), "resume", "--state", file.toString());
                Result runs = SbsyncProcess.run(environment(api), "runs", "--state", file.toString());

                assertThat(List.of(second, resumed)).allSatisfy(refused -> {
                    assertThat(refused.err()).matches(refusal);
                    assertThat(refused.code()).isEqualTo(ExitCode.RUNTIME_ERROR);
                    assertThat(refused.out()).isEmpty();
                });
                assertThat(runs.code()).as(runs.err()).isZero();
                assertThat(runs.out()).containsPattern("Z  1 +0 .*unfinished");
                assertThat(api.requests()).hasSize(requests);
            }
        }
    }

    /** Runs as an unprivileged user, because permissions do not stop root. */
    @Test
    void readOnly_refusesWritingCommands_allowsReadingOnes() throws Exception {
        Path open = Files.createTempDirectory("sbsync-it-");
        Path closed = Files.createDirectory(open.resolve("closed"));
        Path file = closed.resolve("state.db");
        Path jar = Files.copy(SbsyncProcess.jar(), open.resolve("sbsync.jar"));
        try (FakeManagementApi api = api(3)) {
            String run = cutOff(api, file);
            mode(open, "rwxr-xr-x");
            mode(jar, "r--r--r--");
            mode(file, "r--r--r--");
            mode(closed.resolve("state.db.lock"), "r--r--r--");
            mode(closed.resolve("state.db.mark"), "r--r--r--");
            mode(closed, "r-xr-xr-x");
            byte[] before = Files.readAllBytes(file);
            List<String> by = Files.isWritable(closed)
                    ? List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
                    : List.of();
            String refusal = "sbsync: The state file '" + file + "' cannot be written: access to '" + file
                    + ".lock' is denied; change its permissions or choose another file.\n";

            for (String[] words : List.of(sync(file), new String[] {"resume", "--state", file.toString()})) {
                Result result = SbsyncProcess.runBy(by, jar, environment(api), words);
                assertThat(result).isEqualTo(new Result(ExitCode.RUNTIME_ERROR, "", refusal));
            }
            Result runs = SbsyncProcess.runBy(by, jar, environment(api), "runs", "--state", file.toString());
            Result report = SbsyncProcess.runBy(by, jar, environment(api), "report", run, "--state", file.toString());

            assertThat(runs.code()).as(runs.err()).isZero();
            assertThat(runs.out()).contains(run, "aborted");
            assertThat(report.code()).as(report.err()).isZero();
            assertThat(report.out()).contains("Ended early");
            assertThat(api.requests()).isEmpty();
            assertThat(Files.readAllBytes(file)).isEqualTo(before);
        } finally {
            mode(closed, "rwxr-xr-x");
            try (Stream<Path> all = Files.walk(open)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /** Kernel file systems accept no files, even from root. */
    @Test
    void folderWithoutWriteAccess_isAnError() throws Exception {
        try (FakeManagementApi api = api(1)) {
            Result inSys = SbsyncProcess.run(environment(api), sync(Path.of("/sys/state.db")));
            Result inProc = SbsyncProcess.run(environment(api), sync(Path.of("/proc/state.db")));

            assertThat(inSys.err())
                    .matches("sbsync: The state file '/sys/state\\.db' (is on a read-only file system;|cannot be"
                            + " written: access to '/sys/state\\.db\\.lock' is denied; change its permissions"
                            + " or) choose another"
                            + " file\\.\n");
            assertThat(inSys.code()).isEqualTo(ExitCode.RUNTIME_ERROR);
            assertThat(inProc)
                    .isEqualTo(new Result(
                            ExitCode.USAGE,
                            "",
                            "sbsync: The state file '/proc/state.db' cannot be opened (its folder is not writable);"
                                    + " choose another file.\n"));
            assertThat(api.requests()).isEmpty();
        }
    }

    private static String[] sync(Path file) {
        return Stream.concat(Stream.of(SYNC), Stream.of("--workers", "1", "--state", file.toString()))
                .toArray(String[]::new);
    }

    /** Creates the state of a run that ended early, clears the requests, and returns the run id. */
    private static String cutOff(FakeManagementApi api, Path file) {
        Cli cli = Cli.withoutTerminal()
                .with("SB_TOKEN", "any")
                .with("SB_MA_BASE_URL", api.baseUrl().toString())
                .with("SB_MA_RPS", "1000");
        api.faults().add(FaultRule.on("POST", "**").call(2).then(FaultAction.status(401, "{}")));
        assertThat(cli.run(sync(file)).code()).isEqualTo(ExitCode.RUNTIME_ERROR);
        api.clearRequests();
        try (StateStore store = StateFile.read(file)) {
            return new SyncState(store).runs().get(0).header().runId();
        }
    }

    private static void mode(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
