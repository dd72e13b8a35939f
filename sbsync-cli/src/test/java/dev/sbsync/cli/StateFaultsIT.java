package dev.sbsync.cli;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.SbsyncProcess.Result;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged command says when the disk does not do its part, and that nothing is lost by it. */
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

    /** Files may not grow beyond 2 MB: enough for SQLite's library, and not for all that the run writes down. */
    @Test
    void fullMidway_endsWithASentence_andTheRunIsResumed() throws Exception {
        try (FakeManagementApi api = api(300)) {
            Result full = SbsyncProcess.runLimited("ulimit -f 2000", environment(api), SYNC);

            assertThat(full.code()).as(full.err()).isEqualTo(ExitCode.FOUND_ON_ASKING);
            assertThat(full.out()).startsWith("Ended early in ").contains("To go on: sbsync resume ");
            assertThat(full.err())
                    .contains("nothing is written to the target without it: The state '", "limit on file sizes")
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

            assertThat(full.code()).as(full.err()).isEqualTo(ExitCode.FOUND_ON_ASKING);
            assertThat(full.err().lines().toList()).hasSize(1);
            assertThat(full.err()).contains("The state '", "then resume the run");
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
}
