package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.Cli.Result;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code undo} shows what it restores, deletes and leaves, asks, and restores it. */
class UndoCommandTest extends CommandScene {

    private static final String STORY = "/v1/spaces/101002/stories/*";

    /** The story {@code home}, which a sync changes, and one that the source lacks. */
    @Override
    SpaceBuilder target(SpaceBuilder empty) {
        return super.target(empty)
                .story("home", story -> story.field("title", "Before").published());
    }

    @Override
    Cli cli() {
        return withSettings(Cli.withoutTerminal());
    }

    private Cli withSettings(Cli cli) {
        return on(cli).with("SB_MA_RETRY_MAX", "0")
                .with("XDG_DATA_HOME", folder.resolve("data").toString());
    }

    private String synced(String... more) {
        Result result = run("sync", more.length == 0 ? new String[] {"--yes"} : more);
        assertThat(result.code()).as(result.err()).isZero();
        return newest();
    }

    private String newest() {
        return runs().get(0);
    }

    private List<String> runs() {
        return cli().run("runs")
                .out()
                .lines()
                .skip(1)
                .map(line -> line.split(" ", 2)[0])
                .toList();
    }

    private Result undo(String run, String... more) {
        return cli().run(words(run, more));
    }

    /** Stops the undo of the last run while it restores {@code home}, before it deletes anything. */
    private Result stoppedUndo(Cli cli) {
        api.failNext("PUT", STORY, FaultAction.before(cli::stop));
        Result stopped = cli.run("undo", "latest", "--yes");
        assertThat(stopped.code()).as(stopped.err()).isEqualTo(ExitCode.CANCELLED);
        return stopped;
    }

    private static String[] words(String run, String... more) {
        String[] words = new String[more.length + 2];
        words[0] = "undo";
        words[1] = run;
        System.arraycopy(more, 0, words, 2, more.length);
        return words;
    }

    private String title(String path) {
        return api.space(101002)
                .story(path)
                .orElseThrow()
                .content()
                .path("title")
                .asString();
    }

    private boolean exists(String path) {
        return api.space(101002).story(path).isPresent();
    }

    @Test
    void undo_restoresAndDeletes_andCanBeUndone() {
        String run = synced();
        Result undone = undo("latest", "--yes");

        assertThat(undone.code()).as(undone.err()).isZero();
        assertThat(undone.err())
                .contains(
                        "Undo of run " + run + " in 'Target' (101002)",
                        "1 restore · 3 delete · 0 left",
                        "Restore (1)  changed by the run\n  ~  home  story\n",
                        "Delete (3)  created by the run\n",
                        "Deleted items can be restored from the trash in Storyblok.");
        assertThat(undone.out())
                .contains("s: undo of run " + run + " in 'Target' (101002)\n", "1 updated", "3 deleted")
                .doesNotContain("source 0");
        assertThat(cli().run("runs").out()).contains("  undo of " + run + "  'Target' (101002)");
        assertThat(cli().run("report", "latest", "--format", "json").out()).contains("\"undoes\" : \"" + run + "\"");
        assertThat(title("home")).isEqualTo("Before");
        assertThat(exists("blog/a")).isFalse();
        assertThat(exists("old")).isTrue();

        assertThat(undo("latest", "--yes").code()).isZero();
        assertThat(title("home")).isEqualTo("Home");
        assertThat(exists("blog/a")).isTrue();
    }

    @Test
    void run_mayBeAPrefix() {
        String run = synced();
        assertThat(undo(run.substring(0, run.length() - 1), "--dry-run").out()).startsWith("Undo of run " + run);
    }

    @Test
    void whatSomebodyChangedSince_isLeft_byName() {
        synced();
        api.space(101002).edit("home", story -> story.field("title", "An editor's"));
        Result planned = undo("latest", "--dry-run");

        assertThat(planned.code()).isZero();
        assertThat(planned.out())
                .contains("0 restore · 3 delete · 1 left", "Left (1)  not restored", "-  blog/a ")
                .containsPattern("\\. +home +story +changed in the target since the run; left as it is");
        assertThat(undo("latest", "--yes").out()).contains("3 deleted · 1 skipped");
        assertThat(title("home")).isEqualTo("An editor's");
    }

    @ParameterizedTest
    @CsvSource({"n, n, 130, Home", "y, n, 130, Home", "y, y, 0, Before"})
    void deletesAreConfirmedSeparately(String changes, String deletes, int code, String title) {
        String run = synced();
        Result undone = withSettings(Cli.answeringInOrder(changes, deletes)).run("undo", "latest");

        assertThat(undone.code()).isEqualTo(code);
        assertThat(undone.err()).contains("Undo: write up to 1 change to 'Target' (101002)? [y/N]");
        assertThat(title("home")).isEqualTo(title);
        assertThat(exists("blog/a")).isEqualTo(code != 0);
        assertThat(runs()).hasSize(code == 0 ? 2 : 1).contains(run);
    }

    @Test
    void nothingLeftToUndo_isARunWithoutWrites() {
        String run = synced();
        undo(run, "--yes");
        api.clearRequests();
        Result again = undo(run);

        assertThat(again.code()).isEqualTo(ExitCode.USAGE);
        assertThat(again.err()).contains("undo would write to space 101002", "add --yes to write");
        again = undo(run, "--yes");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err()).contains("0 restore · 0 delete · 1 already restored · 0 left", "Nothing to do.");
        assertThat(again.out()).contains("1 unchanged");
        assertThat(api.writes()).isEmpty();
        assertThat(title("home")).isEqualTo("Before");
    }

    @Test
    void runThatWroteNothing_hasNothingToUndo_andTheLatestIsTheOneBefore() {
        String run = synced();
        String idle = synced();
        Result nothing = undo(idle, "--dry-run");
        assertThat(nothing.code()).as(nothing.err()).isZero();
        assertThat(nothing.out()).contains("0 restore · 0 delete · 0 left", "Nothing to do.");

        assertThat(undo("latest", "--dry-run").out()).contains("Undo of run " + run, "1 restore · 3 delete · 0 left");
    }

    @Test
    void withoutARunThatChangedAnything_theLatestIsRefused() {
        synced("--yes", "--prefix", "nowhere", "--allow-empty");
        Result refused = undo("latest", "--dry-run");
        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("No run has changed anything; see 'sbsync runs'.");
    }

    @Test
    void anUndoneRun_isNotResumed() {
        api.failNext("PUT", STORY, FaultAction.status(401, "{\"error\":\"Unauthorized\"}"));
        assertThat(run("sync", "--yes", "--workers", "1").code()).isEqualTo(ExitCode.RUNTIME_ERROR);
        String run = newest();
        assertThat(undo(run, "--yes").code()).isZero();

        assertThat(cli().run("runs").out()).contains("aborted, undone");
        assertThat(cli().run("resume").err()).contains("No run to resume");
        Result resumed = cli().run("resume", run);
        assertThat(resumed.code()).isEqualTo(ExitCode.USAGE);
        assertThat(resumed.err()).contains("The run '" + run + "' was undone by the run '" + newest() + "'");
        assertThat(title("home")).isEqualTo("Before");
    }

    @Test
    void planOfOtherKinds_isGroupedByKind() {
        api.space(101001).addItem("components", "{\"name\":\"hero\",\"schema\":{}}");
        synced("--yes", "--kinds", "components,stories");

        assertThat(undo("latest", "--dry-run").out())
                .contains("Components (1)  1 delete\n  Delete (1)  created by the run\n    -  hero  component")
                .contains("Stories (4)  1 restore · 3 delete\n  Restore (1)  changed by the run\n    ~  home  story");
    }

    @Test
    void undoOfAnUndo_isNamed() {
        String run = synced();
        undo(run, "--yes");
        assertThat(undo("latest", "--dry-run").out())
                .startsWith("Undo of run " + newest() + ", the undo of run " + run + ", in 'Target' (101002)");
    }

    @Test
    void runWithoutAnArchive_isRefused() {
        synced("--yes", "--no-archive");
        Result without = undo("latest", "--yes");

        assertThat(without.code()).isEqualTo(ExitCode.USAGE);
        assertThat(without.err()).contains("cannot be undone: what it changed is not archived", "--no-archive");
    }

    @Test
    void settings_areShownAndTakenBack() {
        api.space(101001).editSettings(settings -> settings.put("mobile_size", "390"));
        synced("--yes", "--kinds", "settings");

        assertThat(undo("latest", "--dry-run").out()).contains("settings", "1 restore");
        assertThat(undo("latest", "--yes").code()).isEqualTo(ExitCode.DONE);
        assertThat(api.space(101002).settings().path("mobile_size").asString(""))
                .isEmpty();
    }

    @Test
    void dryRun_writesNeitherTheTargetNorTheState() {
        synced();
        api.clearRequests();
        assertThat(undo("latest", "--dry-run").out()).contains("Cost: at most ");
        assertThat(api.writes()).isEmpty();
        assertThat(runs()).hasSize(1);
    }

    @Test
    void interrupted_isResumed() {
        synced();
        Result stopped = stoppedUndo(cli());
        assertThat(stopped.out()).contains("To resume: sbsync resume " + newest());

        Result resumed = cli().run("resume");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(title("home")).isEqualTo("Before");
        assertThat(exists("blog/a")).isFalse();
    }

    /** A refused token ends the first attempt early, while {@code home} is half restored. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatFailed_canBeTriedAgain_butNotByASync(boolean resumed) {
        String run = synced();
        if (resumed) {
            api.failNext("PUT", STORY, FaultAction.status(401, "{\"error\":\"Unauthorized\"}"));
            assertThat(undo(run, "--yes").out()).contains("To resume: sbsync resume " + newest());
        }
        api.failNext("PUT", STORY, FaultAction.status(422, "{\"name\":[\"is not wanted\"]}"));
        Result undone = resumed ? cli().run("resume") : undo(run, "--yes");
        assertThat(undone.code()).as(undone.err()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(undone.out()).contains("To retry what was not restored: sbsync undo " + run);
        assertThat(title("home")).isEqualTo("Home");
        Result retried = run("sync", "--yes", "--retry-failed", newest());
        assertThat(retried.code()).isEqualTo(ExitCode.USAGE);
        assertThat(retried.err()).contains(newest() + " is the undo of run " + run, "'sbsync undo " + run + "'");

        Result again = undo(run, "--yes");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(title("home")).isEqualTo("Before");
        assertThat(exists("blog/a")).isFalse();
    }

    @Test
    void runThatEndedEarly_isUndoneAsFarAsItCame() {
        api.failNext("PUT", STORY, FaultAction.status(401, "{\"error\":\"Unauthorized\"}"));
        assertThat(run("sync", "--yes", "--workers", "1").code()).isEqualTo(ExitCode.RUNTIME_ERROR);
        Result planned = undo("latest", "--dry-run");

        assertThat(planned.err()).contains(" is unfinished; what it has changed so far is undone.");
        assertThat(planned.out()).contains("Restore (1)  changed by the run\n  ~  home  story\n");
    }

    @Test
    void unfinishedUndo_isNamed_beforeAnotherOne() {
        String run = synced();
        api.failNext("PUT", STORY, FaultAction.status(401, "{\"error\":\"Unauthorized\"}"));
        undo(run, "--yes");
        assertThat(undo(run, "--dry-run").err())
                .contains(
                        "The last run, " + newest() + ", is unfinished; 'sbsync resume " + newest() + "' finishes it");
    }

    /** The token may be for the target alone, and the source may be gone. */
    @Test
    void anUndo_andItsResumption_needTheTargetAlone() {
        String run = synced();
        api.clearRequests();
        UnaryOperator<Cli> targetOnly =
                cli -> withSettings(cli).with("SB_TOKEN", "").with("SB_TARGET_TOKEN", TOKEN);
        stoppedUndo(targetOnly.apply(Cli.withoutTerminal()));
        Result resumed = targetOnly.apply(Cli.withoutTerminal()).run("resume", "--verbose");

        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("target: space 101002").doesNotContain("source:", "budget:");
        assertThat(title("home")).isEqualTo("Before");
        assertThat(api.requests())
                .allSatisfy(request -> assertThat(request.path()).startsWith("/v1/spaces/101002"));
        assertThat(targetOnly.apply(Cli.withoutTerminal()).run("resume", run).err())
                .contains("No token is set for the source");
    }

    /** {@code resume} has these flags for runs with two sides; as settings, they apply to every command. */
    @ParameterizedTest
    @CsvSource({"--limit-scope, space, SB_MA_LIMIT_SCOPE", "--from-region, us,"})
    void resumptionOfAnUndo_refusesFlagsOfASource(String flag, String value, @Nullable String variable) {
        synced();
        stoppedUndo(cli());
        Result refused = cli().with("SB_MA_BASE_URL", "").run("resume", flag, value);

        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err())
                .contains(flag + " is '" + value + "', but run " + newest() + " is an undo", "remove " + flag);
        if (variable != null) {
            Result resumed = cli().with(variable, value).run("resume");
            assertThat(resumed.code()).as(resumed.err()).isZero();
        }
    }

    @Test
    void limitScopeThatIsWrong_isRefusedAsForEveryCommand() {
        Result wrong = cli().with("SB_MA_LIMIT_SCOPE", "host").run("undo", synced(), "--yes");

        assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("SB_MA_LIMIT_SCOPE is 'host'");
    }

    @Test
    void otherSpaces_orAMissingToken_areRefused() {
        String run = synced();
        Result other = cli().with("SB_TARGET_SPACE_ID", "101003").run("undo", run, "--yes");
        assertThat(other.code()).isEqualTo(ExitCode.USAGE);
        assertThat(other.err()).contains("'101003'", "run " + run + " uses space 101002");
        Result tokenless = cli().with("SB_TOKEN", "").run("undo", run, "--yes");
        assertThat(tokenless.code()).isEqualTo(ExitCode.USAGE);
        assertThat(tokenless.err()).contains("No token is set for the target", "SB_TOKEN");
        Result foreign =
                withSettings(Cli.withoutTerminal()).with("SB_TOKEN", "another").run("undo", run, "--yes");
        assertThat(foreign.code()).isEqualTo(ExitCode.RUNTIME_ERROR);
        assertThat(foreign.err()).contains("check that SB_TOKEN holds a token");
    }
}
