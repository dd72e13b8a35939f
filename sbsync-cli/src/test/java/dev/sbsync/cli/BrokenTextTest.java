package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.Cli.Result;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Names that UTF-8 cannot encode or that could control a terminal: half an emoji, control characters, direction
 * overrides.
 */
class BrokenTextTest {

    private static final String TOKEN = "token-of-the-test";

    private FakeManagementApi api;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        try (InputStream dataset = Objects.requireNonNull(
                BrokenTextTest.class.getResourceAsStream("/cases/21-broken-text-in-lists.json"))) {
            JsonNode spaces = JsonMapper.shared().readTree(dataset);
            ((ObjectNode) spaces.at("/spaces/0")).put("name", "Source \ud83d \u061c");
            ((ObjectNode) spaces.at("/spaces/0/stories/0")).put("slug", "cut-emoji-\ud83d-\u061c");
            api = FakeManagementApi.builder()
                    .acceptToken(TOKEN)
                    .dataset(Dataset.of(spaces))
                    .start();
        }
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
                .run(arguments);
    }

    private Result sync(String... more) {
        return run(join(
                new String[] {"sync", "--from", "100001", "--to", "100002", "--yes", "--state", folder + "/state.db"},
                more));
    }

    private static String[] join(String[] first, String... second) {
        String[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    @Test
    void report_withHalfAnEmoji_isWrittenInEveryFormat() throws IOException {
        Path json = folder.resolve("r.json");
        Path html = folder.resolve("r.html");

        for (int run = 1; run <= 2; run++) {
            Result result = sync("--report", json.toString(), "--html", html.toString());

            assertThat(result.code()).isEqualTo(ExitCode.PROBLEMS);
            assertThat(result.err()).doesNotContain("could not be written");
            assertThat(readable(json)).contains("\\ud83d");
            assertThat(readable(html)).isNotEmpty();
        }
        JsonNode report = JsonMapper.shared().readTree(Files.readString(json));
        String runId = report.path("runId").asString();
        assertThat(report.path("summary").path("failed").asInt()).isPositive();
        for (String format : new String[] {"text", "json", "md", "html"}) {
            Result again = run("report", runId, "--format", format, "--state", folder + "/state.db");
            assertThat(again.code()).as(again.err()).isZero();
            assertThat(again.out())
                    .as(format)
                    .doesNotContain("cut-emoji-?", "\ufffd")
                    .satisfies(BrokenTextTest::harmless);
        }
    }

    @Test
    void lists_holdNoCharacterThatControlsATerminal() {
        Result plan = run("plan", "--from", "100001", "--to", "100002");
        Result json = run("plan", "--from", "100001", "--to", "100002", "--json");
        Result verify = run("verify", "--from", "100001", "--to", "100002", "--json");

        assertThat(plan.out()).satisfies(BrokenTextTest::harmless);
        assertThat(json.out()).satisfies(BrokenTextTest::harmless);
        assertThat(verify.out()).satisfies(BrokenTextTest::harmless);
    }

    @Test
    void itemsThatCannotBeCopied_failByName_theOthersAreCopied() {
        Result result = sync();

        assertThat(result.code()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(result.out()).contains("cut-emoji-\\ud83d-\\u061c", "cut-body", "surrogate");
        assertThat(api.space(100002).story("ok")).isPresent();
    }

    private static String readable(Path file) throws CharacterCodingException, IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        assertThat(text).doesNotContain("\ufffd").satisfies(BrokenTextTest::harmless);
        return text;
    }

    private static void harmless(String text) {
        assertThat(text.codePoints().filter(c -> c != '\n'))
                .noneMatch(c -> Character.isISOControl(c)
                        || (c >= 0x202a && c <= 0x202e)
                        || c == 0x2028
                        || c == 0x061c
                        || Character.getType(c) == Character.SURROGATE);
    }
}
