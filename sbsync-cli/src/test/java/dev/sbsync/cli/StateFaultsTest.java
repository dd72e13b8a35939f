package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.Cli.Result;
import dev.sbsync.core.StateFile;
import dev.sbsync.core.SyncState;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The message of every command that opens a damaged state; on the packaged jar: {@link StateFaultsIT}. */
class StateFaultsTest {

    private FakeManagementApi api;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void synced() {
        api = FakeManagementApi.builder()
                .dataset(Dataset.of(
                        SpaceBuilder.space(101001, "Source")
                                .story("a", story -> story.published())
                                .story("b"),
                        SpaceBuilder.space(101002, "Target")))
                .start();
        file = folder.resolve("a state.db");
        assertThat(command("sync", "--from", "101001", "--to", "101002", "--yes")
                        .code())
                .isZero();
        api.clearRequests();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private Result command(String... words) {
        return Cli.withoutTerminal()
                .with("SB_TOKEN", "any")
                .with("SB_MA_BASE_URL", api.baseUrl().toString())
                .with("SB_MA_RPS", "1000")
                .run(Stream.concat(Stream.of(words), Stream.of("--state", file.toString()))
                        .toArray(String[]::new));
    }

    private String run() {
        try (StateStore store = StateFile.read(file)) {
            return new SyncState(store).runs().get(0).header().runId();
        }
    }

    static List<StateFault> faults() {
        return StateFault.all();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void spoiled_isOneSentenceOfEveryCommand_andLeftAsItIs(StateFault fault) throws Exception {
        String run = run();
        fault.spoiling().of(file);
        byte[] before = Files.isDirectory(file) ? new byte[0] : Files.readAllBytes(file);

        for (String[] words : new String[][] {
            {"sync", "--from", "101001", "--to", "101002", "--yes"},
            {"plan", "--from", "101001", "--to", "101002"},
            {"runs"},
            {"report", run},
            {"resume"},
            {"resume", run},
            {"undo", run, "--yes"},
            {"watch", "--from", "101001", "--to", "101002", "--yes"}
        }) {
            Result result = command(words);
            String when = String.join(" ", words);
            assertThat(result.err()).as(when).matches(fault.said(file));
            assertThat(documented())
                    .as("documented for %s", fault)
                    .anyMatch(message -> message.matcher(result.err()).find());
            assertThat(result.code()).as(when).isEqualTo(fault.code());
            assertThat(result.out()).as(when).isEmpty();
        }
        assertThat(api.requests()).isEmpty();
        assertThat(Files.isDirectory(file) ? new byte[0] : Files.readAllBytes(file))
                .isEqualTo(before);
    }

    /** Returns the messages of the troubleshooting page, with … as a wildcard. */
    private static List<Pattern> documented() throws IOException {
        return Pattern.compile("`([^`]*)`")
                .matcher(Files.readString(Path.of("..", "docs", "troubleshooting.md")))
                .results()
                .map(message -> message.group(1))
                .filter(message -> message.startsWith("The "))
                .map(message ->
                        Pattern.compile("^sbsync: " + Pattern.quote(message).replace("…", "\\E.*\\Q")))
                .toList();
    }

    /** SQLite does not detect this; the record's checksum does. */
    @Test
    void aBitOfAPlannedItem_isFoundByWhoReadsIt() throws Exception {
        String run = run();
        flipAfter("{\"source\":{\"id\":");
        Result report = command("report", run);

        assertThat(report.code()).isEqualTo(ExitCode.RUNTIME_ERROR);
        assertThat(report.err()).contains("is damaged (its row '", "' of 'item' fails its checksum)");
    }

    @Test
    void aBitOfABaseline_isFoundBeforeTheFirstRequest() throws Exception {
        flipAfter("{\"target_id\":");
        Result synced = command("sync", "--from", "101001", "--to", "101002", "--yes");

        assertThat(synced.code()).isEqualTo(ExitCode.RUNTIME_ERROR);
        assertThat(synced.err()).contains("is damaged (its row '", "' of 'baseline' fails its checksum); restore");
        assertThat(api.requests()).isEmpty();
    }

    /** Flips a bit of the next digit in every record with a prefix. */
    private void flipAfter(String beginning) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf(beginning); at >= 0; at = text.indexOf(beginning, at + 1)) {
            bytes[at + beginning.length()] ^= 1;
        }
        Files.write(file, bytes);
    }

    /** Ctrl-C may arrive while the state is being opened. */
    @Test
    void anInterruptWhileItIsOpened_isACancelledCommand() {
        Thread.currentThread().interrupt();
        Result result;
        try {
            result = command("sync", "--from", "101001", "--to", "101002", "--yes");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(result).isEqualTo(new Result(ExitCode.CANCELLED, "", "sbsync: Cancelled; nothing was written.\n"));
        assertThat(api.requests()).isEmpty();
        assertThat(command("sync", "--from", "101001", "--to", "101002", "--yes")
                        .code())
                .isZero();
    }
}
