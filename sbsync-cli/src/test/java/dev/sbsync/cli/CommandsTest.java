package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.Cli.Result;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.RecordedRequest;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What each command and flag does, against the fake over HTTP. */
class CommandsTest {

    private static final String TOKEN = "token-of-the-test";

    private FakeManagementApi api;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        api = FakeManagementApi.builder()
                .acceptToken(TOKEN)
                .dataset(Dataset.of(
                        SpaceBuilder.space(101001, "Source")
                                .folder("blog")
                                .story(
                                        "blog/a",
                                        story -> story.field("title", "A").published())
                                .story(
                                        "blog/b",
                                        story -> story.field("title", "B").dirty(live -> live.put("title", "B before")))
                                .story(
                                        "home",
                                        story -> story.field("title", "Home").published()),
                        SpaceBuilder.space(101002, "Target").story("old", story -> story.field("title", "Old"))))
                .start();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private Cli cli() {
        return on(Cli.withoutTerminal());
    }

    private Cli on(Cli cli) {
        return cli.with("SB_TOKEN", TOKEN)
                .with("SB_MA_BASE_URL", api.baseUrl().toString())
                .with("SB_MA_RPS", "1000");
    }

    private Result run(String command, String... more) {
        return cli().run(arguments(command, more));
    }

    private static String[] arguments(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command, "--from", "101001", "--to", "101002"));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    @Test
    void plan_ofAnEmptyTarget_saysWhatAndAtWhichCost() {
        Result result = run("plan");

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEqualTo("Reading spaces 101001 and 101002 ...\n");
        assertThat(result.out()).isEqualTo("""
                Plan: 'Source' (101001) → 'Target' (101002)

                  4 create · 0 update · 0 needs check · 0 skip · 0 conflict · 1 extra
                  of them: 3 publish

                Create (4)
                  +  blog    folder
                  +  home    story   publish
                  +  blog/a  story   publish
                  +  blog/b  story   publish
                                     reads version history (published ≠ draft)

                Extra (1)  only in target (kept)
                  ·  old  story

                Cost: at most 16 requests, about 1 s at 1000.0/s.
                """);
        assertThat(api.writes()).isEmpty();
    }

    @Test
    void plan_asJson_isTheSameBytesEachTime() {
        Result first = run("plan", "--json");

        assertThat(first.code()).isZero();
        assertThat(run("plan", "--json").out()).isEqualTo(first.out());
        JsonNode json = JsonMapper.shared().readTree(first.out());
        assertThat(json.at("/schema").asInt()).isEqualTo(2);
        assertThat(json.at("/summary/create").asInt()).isEqualTo(4);
        assertThat(json.at("/items").size()).isEqualTo(json.at("/summary/total").asInt());
        assertThat(json.at("/extra/0/fullSlug").asString()).isEqualTo("old");
    }

    @Test
    void prefix_limitsTheSelectionAndMayBeRepeated() {
        assertThat(run("plan", "--prefix", "blog").out()).contains("3 create").doesNotContain("home");
        assertThat(run("plan", "--prefix", "blog/a", "--prefix", "home").out())
                .contains("3 create")
                .doesNotContain("blog/b");
    }

    @Test
    void selectionFlags_narrowByKindAndWidenWithinOne() {
        assertThat(run("plan", "--slug", "blog/*").out()).contains("3 create").doesNotContain("home");
        assertThat(run("plan", "--slug", "*/a", "--slug", "home").out())
                .contains("3 create")
                .doesNotContain("blog/b");
        assertThat(run("plan", "--exclude", "blog").out()).contains("1 create").doesNotContain("blog");
        assertThat(run("plan", "--only", "dirty").out()).contains("2 create").doesNotContain("blog/a");
        assertThat(run("plan", "--only", "dirty", "--only", "published", "--prefix", "blog")
                        .out())
                .contains("3 create")
                .doesNotContain("home");
        assertThat(run("plan", "--tag", "none", "--allow-empty").out()).contains("Nothing to do.");
        assertThat(run("plan", "--content-type", "none", "--allow-empty").out()).contains("Nothing to do.");
    }

    @Test
    void verify_liveLayerThatCannotBeRead_isNotEqualAndEndsWith3() {
        api.faults()
                .add(FaultRule.on("GET", "/v1/spaces/101001/story_versions")
                        .always()
                        .then(FaultAction.status(403, "[\"no\"]")));
        Result copied = run("sync", "--yes");
        assertThat(copied.code()).isZero();
        assertThat(copied.out()).startsWith("Done, 1 not synced (1 live layer not copied) in ");

        Result verified = run("verify");
        assertThat(verified.code()).isEqualTo(3);
        assertThat(verified.out())
                .startsWith("1 of 4 items not fully compared (1 history missing): 'Source'")
                .contains("3 equal · 0 different · 0 missing · 1 not fully compared · 1 extra", "  ?  blog/b");
    }

    @Test
    void selectionFlags_holdForExtraInVerifyToo() {
        assertThat(run("verify", "--prefix", "blog").out()).contains("0 extra").doesNotContain("·  old");
        assertThat(run("verify", "--slug", "o*", "--allow-empty").out()).contains("1 extra", "·  old");
    }

    @Test
    void planAll_unfoldsWhatIsLong() {
        SpaceBuilder source = SpaceBuilder.space(101001, "Source");
        for (int i = 10; i < 32; i++) {
            source.story("story-" + i);
        }
        try (FakeManagementApi many = FakeManagementApi.builder()
                .acceptToken(TOKEN)
                .dataset(Dataset.of(source, SpaceBuilder.space(101002, "Target")))
                .start()) {
            String url = many.baseUrl().toString();
            assertThat(run("plan", "--base-url", url).out())
                    .contains("… and 2 more; 'sbsync plan --all' lists them")
                    .doesNotContain("story-30");
            assertThat(run("plan", "--base-url", url, "--all").out())
                    .contains("story-31")
                    .doesNotContain("more;");
        }
    }

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
    void verify_ofADifference_namesItAndExitsWith3() {
        run("sync", "--yes");
        api.space(101002).edit("home", story -> story.name("Someone else's"));

        Result text = run("verify");
        Result json = run("verify", "--json");

        assertThat(text.code()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(text.out()).startsWith("Different").contains("3 equal · 1 different", "name: Someone else's → ");
        assertThat(json.code()).isEqualTo(ExitCode.PROBLEMS);
        JsonNode found = JsonMapper.shared().readTree(json.out());
        assertThat(found.at("/equal").asBoolean()).isFalse();
        assertThat(found.at("/summary/different").asInt()).isOne();
        assertThat(json.out()).contains("\"field\" : \"name\"");
    }

    @Test
    void verify_ofAnEmptyTarget_saysWhatIsMissing() {
        Result result = run("verify");

        assertThat(result.code()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(result.out()).contains("Missing (4)", "  -  blog/a  story", "Extra (1)");
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
    void onExisting_skip_leavesWhatIsThere() {
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

    @ParameterizedTest
    @ValueSource(strings = {"plan", "sync --dry-run", "sync --yes"})
    void selectionOfNothing_thatIsAllowed_isNoted(String command) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("--from", "101001", "--to", "101002"));
        Result all = cli().run(words.toArray(String[]::new));
        words.addAll(List.of("--prefix", "blgo", "--allow-empty"));
        Result none = cli().run(words.toArray(String[]::new));
        words.add("--quiet");
        Result quiet = cli().run(words.toArray(String[]::new));

        assertThat(none.code()).isZero();
        assertThat(none.err()).contains("The selection matches nothing in the source (below blgo).");
        assertThat(all.err()).doesNotContain("The selection matches nothing");
        assertThat(quiet.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "sync --dry-run", "sync --yes", "verify"})
    void selectorThatMatchesNothing_isAnErrorThatNamesItAndWhatWasMeant(String command) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("--from", "101001", "--to", "101002", "--quiet"));
        words.addAll(List.of("--prefix", "home", "--prefix", "blgo", "--prefix", "press/2020"));
        Result result = cli().run(words.toArray(String[]::new));

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo("sbsync: Nothing in the source matches --prefix 'blgo' (did you mean 'blog'?) or --prefix"
                        + " 'press/2020'; correct the selection, or add --allow-empty to continue.\n");
        assertThat(api.writes()).isEmpty();
    }

    @Test
    void selectorsThatMatchNothingTogether_areAnError() {
        Result result = run("plan", "--prefix", "blog", "--slug", "home");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("Nothing in the source matches --slug 'home'");
    }

    @Test
    void excludeAndOnlyThatMatchNothing_areNoError() {
        assertThat(run("plan", "--exclude", "nothing/**", "--only", "dirty", "--prefix", "home")
                        .code())
                .isZero();
    }

    @Test
    void prefixWithAnEmptySegment_isRefused() {
        Result result = run("plan", "--prefix", "blog//a");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("--prefix: The prefix 'blog//a' has an empty segment");
    }

    @Test
    void report_isWholeAndForItsOwnerAlone() throws IOException {
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
    void quiet_printsTheResultAlone() {
        Result result = run("sync", "--yes", "--quiet");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("4 created");
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

    @Test
    void spaces_listsIdsAsTableAndAsJson() {
        Result table = cli().run("spaces");
        Result json = cli().run("spaces", "--json");

        assertThat(table.code()).isZero();
        assertThat(table.out()).startsWith("ID      NAME    REGION").contains("101001  Source  eu", "6.0/s");
        assertThat(JsonMapper.shared().readTree(json.out()).at("/spaces/1/id").asLong())
                .isEqualTo(101002);
    }

    @Test
    void spaces_byName_findsItOrSaysWhatIsNear() {
        assertThat(cli().run("spaces", "SOUR").out()).contains("101001").doesNotContain("101002");

        Result mistyped = cli().run("spaces", "tragte");

        assertThat(mistyped.code()).isEqualTo(ExitCode.RUNTIME_ERROR);
        assertThat(mistyped.err()).contains("'tragte'");
        assertThat(cli().run("spaces", "taget").err()).contains("did you mean 'Target', 101002?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "sync", "verify"})
    void unknownSpace_isNamedTogetherWithTheOneThatWasMeant(String command) {
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
    void verbose_saysWhereSettingsComeFromAndWhatBecomesOfItemsAndWhy() {
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
    void noProgress_leavesOutProgressAndTellsProblemsAllTheSame() {
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
    void namesFromASpace_cannotSpeakToTheTerminal() {
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
