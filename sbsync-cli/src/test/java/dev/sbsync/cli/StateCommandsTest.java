package dev.sbsync.cli;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.Cli.Result;
import dev.sbsync.core.StateFile;
import dev.sbsync.core.SyncState;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.StoryBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.transport.time.TimeSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Commands that continue or show what earlier ones have stored: sync, resume, runs, report. */
class StateCommandsTest extends CommandScene {

    private static final String POST = "/v1/spaces/101002/stories";

    @Override
    void second(StoryBuilder story) {
        story.field("title", "B");
    }

    @Override
    SpaceBuilder target(SpaceBuilder empty) {
        return empty;
    }

    @Override
    Cli cli() {
        return super.cli()
                .with("SB_MA_RETRY_MAX", "0")
                .with("XDG_DATA_HOME", folder.resolve("data").toString());
    }

    private Result sync(String... more) {
        return run("sync", Stream.concat(Stream.of("--yes"), Stream.of(more)).toArray(String[]::new));
    }

    /** Runs until the token is refused, after some creates. */
    private String endedEarly(int creates) {
        for (int i = 0; i < creates; i++) {
            api.failNext("POST", POST, FaultAction.normal());
        }
        api.failNext("POST", POST, FaultAction.status(401, "{\"error\":\"Unauthorized\"}"));
        Result ended = sync("--workers", "1");
        assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.RUNTIME_ERROR);
        assertThat(ended.out()).startsWith("Ended early, ");
        assertThat(ended.err()).contains("refused the token");
        String line = ended.out()
                .lines()
                .filter(one -> one.startsWith("To resume: "))
                .findFirst()
                .orElseThrow();
        assertThat(line).matches("To resume: sbsync resume [0-9a-f-]+");
        return line.substring(line.lastIndexOf(' ') + 1);
    }

    private Path state() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data").resolve("sbsync"))) {
            return files.filter(file -> file.toString().endsWith(".db"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void defaultState_isAPrivateFileOfThePair() throws IOException {
        assertThat(sync().code()).isZero();

        int port = api.baseUrl().getPort();
        assertThat(state().getFileName())
                .hasToString("127.0.0.1_" + port + "-101001--127.0.0.1_" + port + "-101002.db");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state().getParent())))
                .isEqualTo("rwx------");
        assertThat(new String(Files.readAllBytes(state()), StandardCharsets.ISO_8859_1))
                .doesNotContain(TOKEN);
    }

    @Test
    void secondRun_readsOnlyLists_asThePlanSays() {
        sync();
        api.clearRequests();
        Result plan = run("plan");
        assertThat(plan.out()).contains("0 create · 0 update · 0 needs check · 4 unchanged · 0 skip", "Nothing to do.");
        Result again = sync();

        assertThat(again.out()).contains("0 created · 0 updated · 4 unchanged");
        assertThat(api.requests()).hasSize(8);
    }

    @Test
    void drift_isSkippedByDefault_overwrittenOrRefusedOnRequest() {
        sync();
        api.space(101002).edit("blog/b", story -> story.field("title", "an editor's"));
        Result plan = run("plan");
        Result failed = sync("--on-drift", "fail");
        Result skipped = sync();

        assertThat(plan.out()).contains("1 skip", "changed in the target since the last sync");
        assertThat(failed.code()).isEqualTo(ExitCode.EXISTING);
        assertThat(failed.err()).contains("'blog/b'", "Choose --on-drift skip or overwrite");
        assertThat(skipped.code()).isZero();
        assertThat(skipped.out()).contains("drifted (1)  what to do: ", "blog/b: changed in the target");
        assertThat(api.space(101002)
                        .story("blog/b")
                        .orElseThrow()
                        .content()
                        .path("title")
                        .asString())
                .isEqualTo("an editor's");

        Result overwritten = sync("--on-drift", "overwrite");
        assertThat(overwritten.code()).isZero();
        assertThat(api.space(101002)).mirrors(api.space(101001));
    }

    @Test
    void resume_continuesTheOnlyUnfinishedRun() {
        String run = endedEarly(2);
        Result runs = cli().run("runs");
        Result resumed =
                cli().run("resume", "--report", folder.resolve("r.json").toString());

        assertThat(runs.out().lines().toList().get(1))
                .startsWith(run)
                .contains("  4      0   0        0       0        aborted", "'Source' (101001)");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("Resuming run " + run);
        assertThat(resumed.out()).contains("4: 4 created · 0 updated · 0 unchanged");
        assertThat(api.space(101002)).mirrors(api.space(101001));
        Result done = cli().run("resume", run);
        assertThat(done.code()).isEqualTo(ExitCode.USAGE);
        assertThat(done.err()).contains("'" + run + "' has finished");
        assertThat(cli().run("resume").err()).contains("No run to resume");
        assertThat(cli().run("runs").out()).containsPattern("  4 +4 +0 +0 +0 +done");
    }

    @Test
    void resume_ofSeveral_namesThem() {
        String first = endedEarly(2);
        String second = endedEarly(0);
        Result resumed = cli().run("resume");

        assertThat(resumed.code()).isEqualTo(ExitCode.USAGE);
        assertThat(resumed.err()).contains("2 runs can be resumed; specify one of: ", first, second);
        assertThat(cli().run("resume", "20200101-000000-0000").err()).contains("No run matches '20200101-000000-0000'");
    }

    @Test
    void resume_ofOtherSpacesOrHosts_isRefused() {
        String run = endedEarly(2);
        api.clearRequests();
        Result other = cli().with("SB_SOURCE_SPACE_ID", "999").run("resume", run);
        Result elsewhere = cli().with("SB_MA_BASE_URL", "http://127.0.0.1:1").run("resume", run);
        Result region = cli().with("SB_MA_BASE_URL", "").run("resume", run, "--to-region", "us");

        assertThat(List.of(other, elsewhere, region))
                .allSatisfy(result -> assertThat(result.code()).isEqualTo(ExitCode.USAGE));
        assertThat(other.err()).contains("SB_SOURCE_SPACE_ID is '999', but run " + run + " uses space 101001");
        assertThat(elsewhere.err()).contains("the base URL is http://127.0.0.1:1");
        assertThat(region.err()).contains("--to-region is https://api-us.storyblok.com");
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void retryFailed_retriesOnlyFailedItems() {
        api.failNext("POST", POST, FaultAction.status(422, "{\"name\":[\"is not wanted\"]}"));
        Result first = sync("--workers", "1");
        assertThat(first.code()).isEqualTo(ExitCode.PROBLEMS);
        String line = first.out()
                .lines()
                .filter(one -> one.startsWith("To retry"))
                .findFirst()
                .orElseThrow();
        assertThat(line).matches("To retry failed items: sbsync sync --from 101001 --to 101002 --retry-failed .*");
        String run = line.substring(line.lastIndexOf(' ') + 1);
        assertThat(first.out()).contains("1 failed · 2 blocked");
        Result again = sync("--retry-failed", run);

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).contains("3: 3 created");
        assertThat(api.space(101002)).mirrors(api.space(101001));
        Result unknown = sync("--retry-failed", "nothing");
        assertThat(unknown.code()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("No run 'nothing' in this state; it has " + run);
    }

    @Test
    void syncAfterAnUnfinishedRun_saysHowToResumeIt_andSyncsEverything() {
        String run = endedEarly(1);

        Result next = sync();

        assertThat(next.code()).as(next.err()).isZero();
        assertThat(next.err()).contains("The last run, " + run + ", is unfinished; 'sbsync resume " + run + "'");
        assertThat(api.space(101002)).mirrors(api.space(101001));
        assertThat(sync().err()).doesNotContain("The last run");
    }

    @Test
    void report_takesLatestAndAUniqueBeginning_andNamesTheCandidatesOfAnAmbiguousOne() {
        sync();
        sync("--on-existing", "skip");
        List<String> runs = cli().run("runs")
                .out()
                .lines()
                .skip(1)
                .map(line -> line.split(" ", 2)[0])
                .sorted()
                .toList();
        assertThat(runs).hasSize(2);
        String newest = cli().run("report", "latest", "--format", "json").out();

        assertThat(JsonMapper.shared().readTree(newest).path("runId").asString())
                .isIn(runs);
        for (String run : runs) {
            String beginning = run.substring(0, run.length() - 1);
            assertThat(cli().run("report", beginning).out())
                    .isEqualTo(cli().run("report", run).out());
        }
        Result ambiguous = cli().run("report", "20");
        assertThat(ambiguous.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ambiguous.err()).contains("2 runs match '20'", runs.get(0), runs.get(1));
        assertThat(cli().run("resume", "latest").err()).contains("has finished");
    }

    @Test
    void report_latestWithoutARun_isRefused() {
        assertThat(cli().run("report", "latest").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void report_isTheSameAgain_inEveryFormat() throws IOException {
        Path json = folder.resolve("report.json");
        Path html = folder.resolve("report.html");
        Result synced = sync("--report", json.toString(), "--html", html.toString());
        assertThat(synced.out()).contains("Report: " + json, "HTML report: " + html);
        String run = JsonMapper.shared()
                .readTree(Files.readString(json))
                .path("runId")
                .asString();

        assertThat(cli().run("report", run, "--format", "json").out()).isEqualTo(Files.readString(json));
        assertThat(cli().run("report", run, "--format", "html").out()).isEqualTo(Files.readString(html));
        assertThat(cli().run("report", run, "--format", "md").out()).startsWith("## sbsync: done\n");
        assertThat(synced.out()).startsWith(cli().run("report", run).out());
        assertThat(cli().run("report", run, "--format", "pdf").err()).contains("--format is 'pdf'");
        assertThat(cli().run("report", "nothing").code()).isEqualTo(ExitCode.USAGE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(html)))
                .isEqualTo("rw-------");
    }

    @Test
    void reportThatCannotBeWritten_isAnErrorWithTheCommandToPrintIt() throws IOException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        Path html = folder.resolve("report.html");
        api.failNext("POST", POST, FaultAction.before(() -> gone.toFile().delete()));
        Result synced = sync("--report", gone.resolve("report.json").toString(), "--html", html.toString());

        assertThat(synced.code()).isEqualTo(ExitCode.RUNTIME_ERROR);
        assertThat(synced.out()).startsWith("Done in ").contains("HTML report: " + html);
        assertThat(html).isNotEmptyFile();
        assertThat(synced.err())
                .contains("The run has ended, but its report could not be written to '" + gone.resolve("report.json"))
                .containsPattern("\\(no such file or folder: '[^']*'\\);");
        String again = synced.err().replaceAll("(?s).*'sbsync (report [^ ]+ --format json).*", "$1");
        assertThat(cli().run(again.split(" ", -1)).out()).startsWith("{");
    }

    @Test
    void reportThatCannotBeWritten_stillShowsTheEndingAndHowToRetry() throws IOException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        api.failNext("POST", POST, FaultAction.before(() -> gone.toFile().delete()));
        api.failNext("POST", POST, FaultAction.status(422, "{\"content\":[\"is not wanted\"]}"));
        Result synced =
                sync("--workers", "1", "--html", gone.resolve("report.html").toString());

        assertThat(synced.code()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(synced.out()).contains("To retry failed items: sbsync sync ");
        assertThat(synced.err()).contains("could not be written", "--format html");
    }

    @Test
    void namedState_isUsedAndRepeated() throws IOException {
        Path file = folder.resolve("own state.db");
        api.failNext("POST", POST, FaultAction.status(401, "{\"error\":\"Unauthorized\"}"));
        Result ended = sync("--state", file.toString());

        assertThat(ended.out()).contains(" --state '" + file + "'");
        assertThat(Files.exists(folder.resolve("data"))).isFalse();
        assertThat(cli().run("runs", "--state", file.toString()).out()).contains("aborted");
        assertThat(cli().run("resume", "--state", file.toString()).code()).isZero();
        Result none = cli().run("runs", "--state", folder.resolve("none.db").toString());
        assertThat(none.code()).isEqualTo(ExitCode.USAGE);
        assertThat(none.err()).contains("No state file");
    }

    @Test
    void stateInUse_isRefusedWithItsOwner() throws IOException {
        sync();
        api.clearRequests();
        try (StateStore held = StateFile.open(state(), TimeSource.system())) {
            Result second = sync();

            assertThat(second.code()).isEqualTo(ExitCode.RUNTIME_ERROR);
            assertThat(second.err())
                    .contains("is in use by process " + ProcessHandle.current().pid(), "since ");
            assertThat(new SyncState(held).runs()).hasSize(1);
        }
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void damagedState_isOneSentenceBeforeTheFirstRequest() throws IOException {
        sync();
        api.clearRequests();
        byte[] bytes = Files.readAllBytes(state());
        Files.write(state(), Arrays.copyOf(bytes, bytes.length / 2));
        Result result = sync();

        assertThat(result.code()).isEqualTo(ExitCode.RUNTIME_ERROR);
        assertThat(result.err().lines().toList()).hasSize(1);
        assertThat(result.err()).contains("is damaged", "move it away");
        assertThat(api.requests()).isEmpty();
        Result runs = cli().run("runs");
        assertThat(runs.code()).isZero();
        assertThat(runs.out()).contains("No runs yet.");
        assertThat(runs.err()).contains("is damaged");
    }

    @Test
    void stateOfOtherSpaces_isRefused() throws IOException {
        Path file = folder.resolve("other.db");
        sync("--state", file.toString());
        Result other = cli().run("sync", "--from", "101002", "--to", "101001", "--yes", "--state", file.toString());

        assertThat(other.code()).isEqualTo(ExitCode.USAGE);
        assertThat(other.err()).contains("is of space 101001 at", "not of space 101002");
    }

    @Test
    void withoutAnyFolder_aStateFileIsRequired() {
        Result result = cli().with("XDG_DATA_HOME", "").run("sync", "--from", "101001", "--to", "101002", "--yes");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("neither XDG_DATA_HOME nor HOME is set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan --from 101001 --to 101002", "sync --dry-run --from 101001 --to 101002", "runs"})
    void readingCommands_withoutAnyFolder_storeNothing(String command) {
        Result result = cli().with("XDG_DATA_HOME", "").run(command.split(" "));

        assertThat(result.code()).as(result.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan --from 101001 --to 101002",
                "sync --dry-run --from 101001 --to 101002",
                "runs",
                "report nothing",
                "undo nothing --dry-run",
                "resume"
            })
    void readingCommands_createNoFolder(String command) {
        cli().run(command.split(" "));

        assertThat(folder.resolve("data")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"report nothing", "undo nothing --dry-run", "resume"})
    void searchForARun_withoutAnyFolder_findsNone(String command) {
        Result result = cli().with("XDG_DATA_HOME", "").run(command.split(" "));

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("No run ");
    }
}
