package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.Cli.Result;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two output flags with the same file: nothing is read or written, and the file stays as it is. */
class OutputFilesTest {

    private static final String TOKEN = "token-of-the-test";

    private FakeManagementApi api;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        api = FakeManagementApi.builder()
                .acceptToken(TOKEN)
                .dataset(Dataset.of(
                        SpaceBuilder.space(101001, "Source").story("home", story -> story.published()),
                        SpaceBuilder.space(101002, "Target")))
                .start();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private Cli cli() {
        return Cli.withoutTerminal()
                .with("SB_TOKEN", TOKEN)
                .with("SB_MA_BASE_URL", api.baseUrl().toString())
                .with("SB_MA_RPS", "1000");
    }

    private static String[] sync(String... more) {
        List<String> words = new ArrayList<>(List.of("sync", "--from", "101001", "--to", "101002", "--yes"));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void refused(String... flags) {
        int requests = api.requests().size();
        Result result = cli().run(sync(flags));

        assertThat(result.code()).as(String.join(" ", flags)).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("would write to the same file", "choose another file");
        assertThat(api.requests()).hasSize(requests);
    }

    @Test
    void twoReports_inOneFile_areRefused() throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), Path.of("a.out"));
        Files.createDirectory(folder.resolve("sub"));

        refused("--report", path("a.out"), "--html", path("a.out"));
        refused("--report", path("a.out"), "--html", path("sub/../a.out"));
        refused("--report", path("a.out"), "--html", path("link"));
        refused("--report", path("a.out"), "--html", path("A.OUT"));
    }

    @Test
    void aReport_inAFileOfTheState_isRefusedBeforeThereIsOne() {
        for (String suffix : List.of("", ".lock", ".mark", "-wal", "-shm", "-journal")) {
            refused("--state", path("state.db"), "--report", path("state.db" + suffix));
            refused("--state", path("state.db"), "--html", path("state.db" + suffix));
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aReport_inTheState_isRefusedAndTheStateStays() throws IOException {
        assertThat(cli().run(sync("--state", path("state.db"))).code()).isZero();
        byte[] before = Files.readAllBytes(folder.resolve("state.db"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("state.db"));
        Files.createLink(folder.resolve("hard"), folder.resolve("state.db"));

        for (String name : List.of("state.db", "link", "hard")) {
            Result result = cli().run(sync("--state", path("state.db"), "--report", path(name)));
            assertThat(result.code()).as(name).isEqualTo(ExitCode.USAGE);
            assertThat(result.err()).contains("--report");
        }
        refused("--state", path("link"), "--report", path("state.db.lock"));
        assertThat(Files.readAllBytes(folder.resolve("state.db"))).isEqualTo(before);
        assertThat(cli().run("runs", "--state", path("state.db")).out())
                .containsPattern("done +\\d+ B +stories +'Source'");
    }

    @Test
    void aReport_inTheStateThatIsNotNamed_isRefused() throws IOException {
        Cli cli = cli().with("XDG_DATA_HOME", folder.toString());
        assertThat(cli.run(sync()).code()).isZero();
        Path state;
        try (Stream<Path> files = Files.list(folder.resolve("sbsync"))) {
            state = files.filter(file -> file.toString().endsWith(".db"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] before = Files.readAllBytes(state);

        for (String suffix : List.of("", ".lock", ".mark")) {
            Result result = cli.run(sync("--report", state + suffix));
            assertThat(result.code()).as(suffix).isEqualTo(ExitCode.USAGE);
        }
        assertThat(Files.readAllBytes(state)).isEqualTo(before);
    }
}
