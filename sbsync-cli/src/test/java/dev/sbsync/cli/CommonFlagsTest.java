package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.Cli.Result;
import dev.sbsync.testkit.RecordedRequest;
import dev.sbsync.testkit.faults.FaultAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flags, variables and messages that the commands have in common. */
class CommonFlagsTest extends CommandScene {

    @Test
    void rps_isTheRateOfTheEstimateAndBeatsItsVariable() {
        assertThat(run("plan", "--rps", "12.5").out()).contains("at 12.5/s");
    }

    @Test
    void baseUrl_beatsItsVariable() {
        Result result = cli().with("SB_MA_BASE_URL", "https://127.0.0.1:1")
                .run(arguments("plan", "--base-url", api.baseUrl().toString()));

        assertThat(result.code()).isZero();
    }

    @Test
    void spaceIds_mayComeFromTheEnvironment() {
        Result result = cli().with("SB_SOURCE_SPACE_ID", "101001")
                .with("SB_TARGET_SPACE_ID", "101002")
                .run("plan");

        assertThat(result.code()).isZero();
    }

    @Test
    void tokens_mayDifferBySide() {
        Result result = on(Cli.withoutTerminal())
                .with("SB_TOKEN", "refused")
                .with("SB_SOURCE_TOKEN", TOKEN)
                .with("SB_TARGET_TOKEN", TOKEN)
                .run(arguments("plan"));

        assertThat(result.code()).isZero();
    }

    @Test
    void quiet_printsOnlyTheResult() {
        Result result = run("sync", "--yes", "--quiet");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("4 created");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "sync", "verify"})
    void unknownSpace_isNamedWithASuggestion(String command) {
        Result result = cli().run(command, "--from", "101001", "--to", "101003", "--no-progress", "--quiet");

        if (command.equals("sync")) {
            result = cli().run(command, "--from", "101001", "--to", "101003", "--quiet", "--yes");
        }

        assertThat(result.code()).isEqualTo(ExitCode.RUNTIME_ERROR);
        assertThat(result.err())
                .contains("Space 101003 does not exist", "SB_TOKEN", "Did you mean 101002, 'Target'?")
                .hasLineCount(1);
    }

    @Test
    void verbose_printsOriginsOfSettingsAndEachDecision() {
        Result result = run("sync", "--yes", "--verbose");

        assertThat(result.code()).isZero();
        assertThat(result.err())
                .contains(
                        "source: space 101001 (--from) at http://127.0.0.1:",
                        "token from SB_TOKEN",
                        "rate limit: 1000.0 requests per second",
                        "start: blog/a: to create",
                        "ended: blog/a: created (")
                .doesNotContain(TOKEN);
        assertThat(run("plan").err()).doesNotContain("token from");
        assertThat(cli().run("spaces", "--verbose").err()).contains("asking http://127.0.0.1:", "token from SB_TOKEN");
    }

    @Test
    void noProgress_leavesOutProgressButPrintsProblems() {
        api.failNext("POST", "/v1/spaces/101002/stories", FaultAction.status(422, "{\"slug\":[\"is strange\"]}"));

        Result result = run("sync", "--yes", "--no-progress", "--workers", "1");

        assertThat(result.err())
                .containsPattern("failed: blog: .*\\(invalid\\)")
                .contains("Plan: ")
                .doesNotContain("Reading spaces");
        assertThat(run("verify", "--no-progress").err()).isEmpty();
    }

    @Test
    void retryMax_zero_asksOnce() {
        api.failNext("GET", "/v1/spaces/101001", FaultAction.status(503, ""));

        Result result = cli().with("SB_MA_RETRY_MAX", "0").run(arguments("plan"));

        assertThat(result.code()).isEqualTo(ExitCode.RUNTIME_ERROR);
        assertThat(api.requests().stream().filter(request -> request.path().equals("/v1/spaces/101001")))
                .hasSize(1);
    }

    @Test
    void namesFromASpace_cannotControlTheTerminal() {
        api.space(101001).edit("home", story -> story.name("\u001b]0;owned\u0007"));
        run("sync", "--yes");
        api.space(101001).edit("home", story -> story.name("\u001b[2Jgone"));

        assertThat(run("verify").out()).contains("\\u001b[2Jgone").doesNotContain("\u001b");
        assertThat(run("verify", "--json").out()).doesNotContain("\u001b");
    }

    @Test
    void requests_ofTheFake_carryNoWriteForPlanVerifyAndSpaces() {
        run("plan");
        run("verify");
        cli().run("spaces");

        assertThat(api.requests()).isNotEmpty().noneMatch(RecordedRequest::write);
    }
}
