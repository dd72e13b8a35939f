package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.Cli.Result;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.faults.FaultAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a sync asks, writes, reports and exits with. */
class SyncCommandTest extends CommandScene {

    @Test
    void sync_thenVerify_isEqualAndASecondSyncWritesNothing() {
        Result copied = run("sync", "--yes");
        Result verified = run("verify");
        api.clearRequests();
        Result again = run("sync", "--yes");

        assertThat(copied.code()).isZero();
        assertThat(copied.out()).startsWith("Done in ").contains("4: 4 created · 0 updated · 0 unchanged");
        assertThat(verified.code()).isZero();
        assertThat(verified.out())
                .startsWith("Equal: 'Source' (101001) → 'Target' (101002)")
                .contains("4 equal");
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("4: 0 created · 0 updated · 4 unchanged");
        assertThat(api.writes()).isEmpty();
    }

    @Test
    void dryRun_isThePlanAndWritesNothing() {
        Result result = run("sync", "--dry-run");

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo(run("plan").out());
        assertThat(api.writes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n", "maybe"})
    void question_notAnsweredWithYes_writesNothing(String answer) {
        Result result = on(Cli.answering(answer)).run(arguments("sync"));

        assertThat(result.code()).isEqualTo(ExitCode.CANCELLED);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains(
                        "Write up to 4 changes to 'Target' (101002), from 'Source' (101001)? [y/N]",
                        "nothing was written");
        assertThat(api.writes()).isEmpty();
    }

    /** Deletes are named and asked about separately; a no to either question writes nothing. */
    @ParameterizedTest
    @CsvSource({"y, y, 1", "y, n, 0", "n, n, 0"})
    void questionAboutDeletes_isAskedSeparately(String writes, String deletes, int deleted) {
        Result result =
                on(Cli.answeringInOrder(writes, deletes)).run(arguments("sync", "--delete", "--max-delete", "1"));

        assertThat(result.code()).isEqualTo(deleted == 1 ? ExitCode.DONE : ExitCode.CANCELLED);
        assertThat(result.err())
                .contains(
                        "To be deleted in 'Target' (101002), 1 item:",
                        "  - old",
                        "Deleted items can be restored from the trash in Storyblok.");
        if (writes.equals("y")) {
            assertThat(result.err()).contains("Delete 1 item in 'Target' (101002)? [y/N]");
        }
        assertThat(api.writes().stream().filter(write -> write.method().equals("DELETE")))
                .hasSize(deleted);
        assertThat(api.writes().isEmpty()).isEqualTo(deleted == 0);
    }

    @Test
    void question_withoutAnAnswer_writesNothing() {
        assertThat(on(Cli.answering(null)).run(arguments("sync")).code()).isEqualTo(ExitCode.CANCELLED);
        assertThat(api.writes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"y", " Yes "})
    void question_answeredWithYes_writes(String answer) {
        assertThat(on(Cli.answering(answer)).run(arguments("sync")).code()).isZero();
        assertThat(api.writes()).isNotEmpty();
    }

    @Test
    void onExisting_skip_keepsExistingItems() {
        run("sync", "--yes", "--prefix", "home");
        api.space(101002).edit("home", story -> story.name("Changed"));

        Result result = run("sync", "--yes", "--on-existing", "skip");

        assertThat(result.out()).contains("3 created", "1 skipped");
        assertThat(api.space(101002).story("home").orElseThrow().name()).isEqualTo("Changed");
    }

    @ParameterizedTest
    @CsvSource({"mirror, PUBLISHED, DIRTY", "draft, DRAFT, DRAFT", "always, PUBLISHED, PUBLISHED"})
    void publish_eachMode_decidesWhatIsLive(String mode, FakeStory.State published, FakeStory.State dirty) {
        assertThat(run("sync", "--yes", "--publish", mode).code()).isZero();
        assertThat(api.space(101002).story("blog/a").orElseThrow().state()).isEqualTo(published);
        assertThat(api.space(101002).story("blog/b").orElseThrow().state()).isEqualTo(dirty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "sync --dry-run", "sync --yes"})
    void onExisting_fail_exitsWith4AndWritesNothing(String command) {
        run("sync", "--yes", "--prefix", "home");
        api.clearRequests();

        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("--from", "101001", "--to", "101002", "--on-existing", "fail"));
        Result result = cli().run(words.toArray(String[]::new));

        assertThat(result.code()).isEqualTo(ExitCode.EXISTING);
        assertThat(result.err()).contains("'home'", "--on-existing update or skip");
        assertThat(api.writes()).isEmpty();
    }

    @Test
    void report_isCompleteAndPrivate() throws IOException {
        Path file = folder.resolve("report.json");
        Files.writeString(file, "from before");

        Result result = run("sync", "--yes", "--report", file.toString());

        assertThat(result.out()).contains("Report: " + file);
        JsonNode report = JsonMapper.shared().readTree(Files.readString(file));
        assertThat(report.at("/outcome").asString()).isEqualTo("done");
        assertThat(report.at("/summary/created").asInt()).isEqualTo(4);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder.toFile().list()).containsExactly("report.json");
    }

    @Test
    void workers_one_takesOneItemAfterTheOther() {
        run("sync", "--yes", "--workers", "1");

        List<String> kinds = api.requests().stream()
                .filter(request -> request.path().contains("/stories/") || request.write())
                .map(request -> request.path().contains("/101001/") ? "read" : "write")
                .toList();
        assertThat(String.join(" ", kinds)).doesNotContain("read read read").startsWith("read write");
    }

    @Test
    void failedItem_isNamedWithTheRemedyAndExitsWith3() {
        api.failNext("POST", "/v1/spaces/101002/stories", FaultAction.status(422, "{\"content\":[\"is invalid\"]}"));

        Result result = run("sync", "--yes", "--workers", "1");

        assertThat(result.code()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(result.err()).contains("failed: blog: ", "(invalid)");
        assertThat(result.out())
                .startsWith("Finished with problems, ")
                .contains("1 failed · 2 blocked", "invalid (1)  what to do: ", "blocked (2)  what to do: ");
    }

    @Test
    void revokedToken_midway_endsTheRunWithExit1AndAReport() {
        api.failNext("POST", "/v1/spaces/101002/stories", FaultAction.status(401, "{\"error\":\"Unauthorized\"}"));

        Result result = run("sync", "--yes", "--workers", "1");

        assertThat(result.code()).isEqualTo(ExitCode.RUNTIME_ERROR);
        assertThat(result.out()).startsWith("Ended early, ").contains("cancelled");
        assertThat(result.err()).contains("refused the token", "SB_TOKEN").doesNotContain(TOKEN);
    }
}
