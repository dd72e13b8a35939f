package dev.sbsync.cli;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.Cli.Result;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs ended by the API: the messages, and that resuming completes them. */
class EndedEarlyTest {

    private static final String TOKEN = "token-of-the-early-end";
    private static final String TARGET = "/v1/spaces/101002";

    private FakeManagementApi api;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        SpaceBuilder source = SpaceBuilder.space(101001, "Source");
        for (int i = 0; i < 12; i++) {
            source.story("s" + i);
        }
        api = FakeManagementApi.builder()
                .acceptToken(TOKEN)
                .dataset(Dataset.of(source, SpaceBuilder.space(101002, "Target")))
                .start();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private Result run(String... arguments) {
        return Cli.withoutTerminal()
                .with("SB_TOKEN", TOKEN)
                .with("SB_MA_BASE_URL", api.baseUrl().toString())
                .with("SB_MA_RPS", "1000")
                .with("XDG_DATA_HOME", folder.resolve("data").toString())
                .run(arguments);
    }

    private Result sync() {
        return run("sync", "--from", "101001", "--to", "101002", "--yes", "--workers", "1");
    }

    private void resumes(Result ended) {
        String command = ended.out()
                .lines()
                .filter(line -> line.startsWith("To resume: "))
                .findFirst()
                .orElseThrow();
        assertThat(command).matches("To resume: sbsync resume [0-9a-f-]+");
        Result resumed =
                run(Stream.of(command.substring("To resume: sbsync ".length()).split(" "))
                        .toArray(String[]::new));
        assertThat(resumed.code()).as(resumed.out() + resumed.err()).isZero();
        assertThat(resumed.out()).contains("12: 12 created");
        assertThat(api.space(101002)).mirrors(api.space(101001));
    }

    @Test
    void tokenLosesTheTarget_exit1NamesTheRightAndResumes() {
        api.faults()
                .add(FaultRule.on("the target", request -> request.path().startsWith(TARGET))
                        .fromCall(9)
                        .always()
                        .then(FaultAction.status(403, "{\"error\":\"You are not allowed\"}")));

        Result ended = sync();

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).startsWith("Ended early, ");
        assertThat(ended.err())
                .contains("forbidden")
                .contains("5 items in a row")
                .contains("the right to read settings of space 101002");
        api.faults().clear();
        resumes(ended);
    }

    @Test
    void serverAsksForADay_exit1NamesTheTimeAndResumes() {
        api.faults()
                .add(FaultRule.on("POST", TARGET + "/stories")
                        .call(3)
                        .then(FaultAction.throttled().withHeader("Retry-After", "86400")));

        Result ended = sync();

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("requested a pause of 86400 s, until ");
        assertThat(ended.out()).contains("0 updated").doesNotContain("failed");
        resumes(ended);
    }
}
