package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a wrong command line and a request for help print, and their exit codes. */
class UsageTest {

    private static final String PAIR = "--from 101001 --to 101002";

    /** Arguments, then VARIABLE=value, then the expected parts of the message. */
    static Stream<List<String>> wrong() {
        return Stream.of(
                List.of("plan", "", "source space is not set", "--from", "SB_SOURCE_SPACE_ID"),
                List.of("plan --from 1", "", "target space is not set", "--to", "SB_TARGET_SPACE_ID"),
                List.of("plan --from abc --to 2", "", "--from is 'abc'"),
                List.of("plan --from 1 --to -1", "", "--to is '-1'"),
                List.of("plan --from 0 --to 2", "", "--from is '0'"),
                List.of("plan --from 9007199254740992 --to 2", "", "--from is '9007199254740992'"),
                List.of("plan --from 99999999999999999999 --to 2", "", "'99999999999999999999'"),
                List.of("plan --to 2", "SB_SOURCE_SPACE_ID=x1", "SB_SOURCE_SPACE_ID is 'x1'"),
                List.of("plan --from 5 --to 5", "", "same space, 5"),
                List.of("plan --from 4000000 --to 5", "", "--from is '4000000'", "--from-region"),
                List.of("plan --from 5 --to 4000000", "", "--to is '4000000'", "--to-region"),
                List.of("plan " + PAIR + " --from-region mars", "", "--from-region is 'mars'", "eu, us, ca, ap or cn"),
                List.of("plan " + PAIR + " --to-region mars", "", "--to-region is 'mars'"),
                List.of("plan " + PAIR + " --rps fast", "", "--rps is 'fast'"),
                List.of("plan " + PAIR + " --rps NaN", "", "--rps is 'NaN'"),
                List.of("plan " + PAIR + " --rps 6 --burst 3", "", "--burst is '3'", "--rps (6)"),
                List.of("plan " + PAIR + " --burst 3", "", "--burst is '3'", "--rps"),
                List.of("plan " + PAIR + " --limit-scope host", "", "--limit-scope is 'host'", "token or space"),
                List.of("plan " + PAIR, "SB_MA_LIMIT_SCOPE=host", "SB_MA_LIMIT_SCOPE is 'host'"),
                List.of("plan " + PAIR + " --quiet --verbose", "", "--quiet", "--verbose"),
                List.of("plan --from staging --to 2", "", "--from is 'staging'", "'sbsync spaces staging'"),
                List.of("completion", "", "SHELL", "sbsync completion --help"),
                List.of("plan " + PAIR + " --workers 0", "", "--workers is '0'", "1 to 64"),
                List.of("plan " + PAIR + " --workers 65", "", "--workers is '65'"),
                List.of("plan " + PAIR + " --prefix /", "", "prefix '/'"),
                List.of("plan " + PAIR + " --slug a***", "", "--slug: The pattern 'a***'", "stars in a row"),
                List.of("plan " + PAIR + " --exclude a//b", "", "--exclude: The pattern 'a//b'"),
                List.of("plan " + PAIR + " --only changed", "", "--only is 'changed'", "published, draft or dirty"),
                List.of("plan " + PAIR + " --on-existing replace", "", "--on-existing is 'replace'", "fail"),
                List.of("plan " + PAIR + " --publish live", "", "--publish is 'live'", "always"),
                List.of("plan " + PAIR + " --base-url http://example.com", "", "http://example.com", "https"),
                List.of("plan " + PAIR + " --base-url ::", "", "--base-url is '::'"),
                List.of("plan " + PAIR, "SB_MA_BASE_URL=ftp://x", "SB_MA_BASE_URL", "ftp://x"),
                List.of(
                        "plan " + PAIR + " --base-url https://example.com --from-region us",
                        "",
                        "https://example.com",
                        "--from-region"),
                List.of("plan " + PAIR, "SB_MA_RPS=fast", "SB_MA_RPS is 'fast'"),
                List.of("plan " + PAIR, "SB_MA_BURST=many", "SB_MA_BURST is 'many'"),
                List.of("plan " + PAIR, "SB_MA_RETRY_MAX=-1", "SB_MA_RETRY_MAX is '-1'"),
                List.of("plan " + PAIR, "SB_MA_RETRY_BASE_MS=1s", "SB_MA_RETRY_BASE_MS is '1s'"),
                List.of("plan " + PAIR, "SB_MA_RETRY_BASE_MS=6000", "SB_MA_RETRY_BASE_MS is '6000'", "5000 ms"),
                List.of("plan " + PAIR, "SB_MA_RETRY_CAP_MS=0", "SB_MA_RETRY_CAP_MS is '0'"),
                List.of("plan " + PAIR, "SB_MA_RETRY_AFTER_MAX=601", "SB_MA_RETRY_AFTER_MAX is '601'"),
                List.of("plan " + PAIR, "SB_MA_RETRY_CAP_MS=100", "SB_MA_RETRY_CAP_MS is '100'", "250 ms"),
                List.of("sync " + PAIR, "", "space 101002", "--yes", "--dry-run"),
                List.of("sync " + PAIR + " --dry-run --report x.json", "", "--report is 'x.json'"),
                List.of("sync " + PAIR + " --yes --report no/such/x.json", "", "no/such/x.json", "no folder"),
                List.of("sync " + PAIR + " --yes --report .", "", "--report is '.'", "folder"),
                List.of("plan " + PAIR + " --read some", "", "--read is 'some'", "suspects, none or all"),
                List.of("plan " + PAIR + " --kinds assets --read all", "", "--read is 'all'", "add stories to --kinds"),
                List.of("verify " + PAIR + " --checksum", "", "--checksum compares", "add assets to --kinds"),
                List.of("sync " + PAIR + " --dry-run --archive-files 20", "", "--archive-files is '20'", "20MB or 2GB"),
                List.of("undo", "", "RUN", "sbsync undo --help"),
                List.of("undo latest --limit-scope space", "", "Unknown flag '--limit-scope'", "sbsync undo --help"),
                List.of("undo latest --from-region us", "", "Unknown flag '--from-region'", "sbsync undo --help"),
                List.of("undo nothing", "", "No run matches 'nothing'", "sbsync runs"),
                List.of("undo latest --dry-run --report x.json", "", "--report is 'x.json'"),
                List.of("undo latest --dry-run --html x.html", "", "--html is 'x.html'"),
                List.of("watch " + PAIR, "", "watch would write to space 101002", "add --yes", "sbsync plan"),
                List.of("watch " + PAIR + " --yes --interval 5", "", "--interval is '5'", "30s, 5m or 1h"),
                List.of("watch " + PAIR + " --yes --delete", "", "Unknown flag '--delete'"),
                List.of("fake", "", "--dataset FILE"),
                List.of("fake --dataset no-such.json", "", "no-such.json"),
                List.of("fake --dataset x --port 70000", "", "--port is '70000'"),
                List.of("fake --dataset x --rps 0", "", "--rps is '0'"),
                List.of("fake --dataset x --faults no-such.json", "", "--faults is 'no-such.json'"),
                List.of("snyc", "", "'snyc'", "'sync'", "sbsync --help"),
                List.of("plan --form 1", "", "'--form'", "'--from'"),
                List.of("plan --token abc", "", "Unknown flag '--token'"),
                List.of("plan stray", "", "Unknown argument 'stray'"),
                List.of("plan --from", "", "--from", "sbsync plan --help"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrongUse_isOneSentenceWithTheValueAndExit2(List<String> example) {
        Cli cli = Cli.withoutTerminal().with("SB_TOKEN", "secret-token");
        String[] variable = example.get(1).split("=", 2);
        if (variable.length == 2) {
            cli.with(variable[0], variable[1]);
        }

        Cli.Result result = cli.run(example.get(0).split(" "));

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("sbsync: ").endsWith(".\n").hasLineCount(1);
        assertThat(result.err()).contains(example.subList(2, example.size())).doesNotContain("secret-token");
    }

    @ParameterizedTest
    @CsvSource({
        "SB_TOKEN,        '',              SB_TOKEN",
        "SB_SOURCE_TOKEN, source-secret,   SB_TARGET_TOKEN",
        "SB_TOKEN,        two words-secret, SB_TOKEN",
    })
    void tokenMissingOrUnusable_namesTheVariableAndNeverTheValue(String variable, String value, String named) {
        Cli.Result result =
                Cli.withoutTerminal().with(variable, value).run("plan", "--from", "101001", "--to", "101002");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains(named).doesNotContain("secret").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sync ",
                "plan ",
                "verify ",
                "spaces ",
                "demo ",
                "fake ",
                "completion ",
                "resume ",
                "undo ",
                "watch ",
                "runs ",
                "report "
            })
    void help_isAResultAndNamesEveryFlag(String command) {
        Cli.Result result = Cli.withoutTerminal().run((command + "--help").split(" "));

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("Usage: sbsync " + command.strip()).doesNotContain("\u001b");
        assertThat(result.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sync",
                "plan",
                "verify",
                "spaces",
                "demo",
                "fake",
                "completion",
                "resume",
                "undo",
                "watch",
                "runs",
                "report"
            })
    void help_showsTwoExamples(String command) {
        String help = Cli.withoutTerminal().run(command, "--help").out();

        List<String> examples = help.substring(help.indexOf("Examples:"))
                .lines()
                .skip(1)
                .map(String::strip)
                .filter(line -> line.contains("sbsync " + command))
                .toList();
        assertThat(examples).hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sync ",
                "plan ",
                "verify ",
                "spaces ",
                "demo ",
                "fake ",
                "completion ",
                "resume ",
                "undo ",
                "watch ",
                "runs ",
                "report "
            })
    void version_isThatOfTheBuild(String command) {
        Cli.Result result = Cli.withoutTerminal().run((command + "--version").split(" "));

        assertThat(result.code()).isZero();
        assertThat(result.out()).matches("sbsync \\d+\\.\\d+\\.\\d+\\S*\n");
    }

    @Test
    void noCommand_showsTheHelpOnStderr() {
        Cli.Result result = Cli.withoutTerminal().run();

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("Usage: sbsync", "sbsync demo");
    }

    @Test
    void debug_addsTheStackTrace() {
        Cli.Result quiet = Cli.withoutTerminal().run("plan", "--from", "abc");
        Cli.Result debug = Cli.withoutTerminal().with("DEBUG", "1").run("plan", "--from", "abc");

        assertThat(quiet.err()).doesNotContain("    at ");
        assertThat(debug.err())
                .contains("UsageException", "    at dev.sbsync.cli")
                .endsWith(quiet.err());
    }
}
