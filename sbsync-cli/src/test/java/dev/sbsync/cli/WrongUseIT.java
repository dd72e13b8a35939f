package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SampleSpaces;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Usage errors on the packaged jar: an exit code, one sentence with the value and the fix, no write. */
class WrongUseIT {

    private static final String TOKEN = "the-token-of-this-test";

    private static FakeManagementApi api;

    @BeforeAll
    static void start() {
        api = FakeManagementApi.builder()
                .dataset(SampleSpaces.demo())
                .acceptToken(TOKEN)
                .start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    /** One usage error: its name, the exit code, the command, the variables, the expected message. */
    record Wrong(String name, int code, String command, Map<String, String> variables, List<String> said) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Wrong> wrongUses() {
        String pair = " --from 101001 --to 101002";
        return Stream.of(
                new Wrong(
                        "no token",
                        2,
                        "sync --yes" + pair,
                        Map.of("SB_TOKEN", ""),
                        List.of("No token is set", "SB_TOKEN")),
                new Wrong(
                        "malformed id",
                        2,
                        "sync --yes --from abc --to 101002",
                        Map.of(),
                        List.of("--from is 'abc'", "sbsync spaces")),
                new Wrong(
                        "same source and target",
                        2,
                        "sync --yes --from 101001 --to 101001",
                        Map.of(),
                        List.of("same space, 101001", "set two different ids")),
                new Wrong(
                        "unknown space",
                        1,
                        "sync --yes --from 101001 --to 999999",
                        Map.of(),
                        List.of("Space 999999 does not exist", "sbsync spaces")),
                new Wrong(
                        "token refused",
                        1,
                        "sync --yes" + pair,
                        Map.of("SB_TOKEN", "another-token"),
                        List.of("refused the token", "401", "check that SB_TOKEN")),
                new Wrong(
                        "unreachable host",
                        1,
                        "sync --yes" + pair + " --base-url http://127.0.0.1:1",
                        Map.of("SB_MA_RETRY_MAX", "1"),
                        List.of("http://127.0.0.1:1", "refused", "check the address and that the server is reachable")),
                new Wrong(
                        "plain http to a foreign host",
                        2,
                        "sync --yes" + pair + " --base-url http://storyblok.example",
                        Map.of(),
                        List.of("http://storyblok.example", "use https")),
                new Wrong(
                        "unparsable variable",
                        2,
                        "sync --yes" + pair,
                        Map.of("SB_MA_RPS", "fast"),
                        List.of("SB_MA_RPS is 'fast'", "must be requests per second")),
                new Wrong(
                        "no terminal and no --yes",
                        2,
                        "sync" + pair,
                        Map.of(),
                        List.of("space 101002", "add --yes", "--dry-run")),
                new Wrong(
                        "unknown command",
                        2,
                        "snyc" + pair,
                        Map.of(),
                        List.of("Unknown command 'snyc'", "did you mean 'sync'?", "sbsync --help")));
    }

    @ParameterizedTest
    @MethodSource("wrongUses")
    void wrongUse_isOneSentenceAndNoWrite(Wrong wrong) throws Exception {
        Map<String, String> environment = new HashMap<>();
        environment.put("SB_TOKEN", TOKEN);
        environment.put("SB_MA_BASE_URL", api.baseUrl().toString());
        environment.putAll(wrong.variables());

        SbsyncProcess.Result result =
                SbsyncProcess.run(environment, wrong.command().split(" "));

        String errorLine = lastLine(result.err());
        assertThat(result.code()).as(result.err()).isEqualTo(wrong.code());
        assertThat(result.out()).isEmpty();
        assertThat(errorLine).startsWith("sbsync: ").contains(wrong.said());
        assertThat(errorLine).matches(".*[.?]");
        assertThat(result.err().lines().filter(line -> line.startsWith("sbsync: ")))
                .hasSize(1);
        assertThat(result.err()).doesNotContain("Exception", "\tat ", "    at ", TOKEN, "another-token");
        assertThat(api.writes()).isEmpty();
    }

    private static String lastLine(String text) {
        List<String> lines = text.lines().toList();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }
}
