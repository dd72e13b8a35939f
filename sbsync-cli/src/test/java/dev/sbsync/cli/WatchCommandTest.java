package dev.sbsync.cli;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.Cli.Result;
import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import org.junit.jupiter.api.Test;

/** {@code watch} syncs everything, then what changes, one line per cycle, until it is stopped. */
class WatchCommandTest extends CommandScene {

    private static final String SOURCE_LIST = "/v1/spaces/101001/stories";

    @Override
    SpaceBuilder target(SpaceBuilder empty) {
        return empty;
    }

    private Result watch(int cycles, String... more) {
        Cli cli = cli().with("SB_MA_RETRY_MAX", "0")
                .with("XDG_DATA_HOME", folder.resolve("data").toString())
                .stoppedAfterLines(cycles);
        String[] words = new String[more.length + 7];
        System.arraycopy(
                new String[] {"watch", "--from", "101001", "--to", "101002", "--yes", "--interval=1m"}, 0, words, 0, 7);
        System.arraycopy(more, 0, words, 7, more.length);
        return cli.run(words);
    }

    @Test
    void watch_printsALinePerCycle_andEndsWith0() {
        Result stopped = watch(3);

        assertThat(stopped.code()).as(stopped.err()).isZero();
        String time = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ  ";
        assertThat(stopped.out().lines().limit(3).toList())
                .satisfiesExactly(
                        first -> assertThat(first).matches(time + "full scan, 4 changes, 4 created, \\d+ requests"),
                        second -> assertThat(second).matches(time + "no changes, \\d requests?"),
                        third -> assertThat(third).matches(time + "no changes, \\d requests?"));
        assertThat(stopped.err())
                .contains("Watching space 101001 for space 101002 every 1m; Ctrl-C stops ...", "Stopping: ");
        assertThat(api.space(101002)).mirrors(api.space(101001));
    }

    @Test
    void watchAgain_writesWhatChangedInBetween_andRunsShowsTheCyclesThatWrote() {
        watch(1);
        api.space(101001).edit("home", story -> story.field("title", "New").publish());
        api.clearRequests();
        Result again = watch(1);

        assertThat(again.out()).contains("1 change, 1 updated");
        assertThat(api.space(101002)).mirrors(api.space(101001));
        Result idle = watch(2);
        assertThat(idle.out()).contains("full scan, no changes");
        assertThat(cli().with("XDG_DATA_HOME", folder.resolve("data").toString())
                        .run("runs")
                        .out())
                .hasLineCount(3);
    }

    @Test
    void unfinishedRun_isNamed_andItsItemsAreSynced() {
        Cli sync = cli().with("XDG_DATA_HOME", folder.resolve("data").toString());
        api.failNext("POST", "/v1/spaces/101002/stories", FaultAction.before(sync::stop));
        assertThat(sync.run(arguments("sync", "--yes")).code()).isEqualTo(ExitCode.CANCELLED);
        Result watched = watch(1);

        assertThat(watched.err())
                .containsPattern("The last run, [0-9a-f-]+, is unfinished; this watch syncs what is left\\.")
                .doesNotContain("resume");
        assertThat(api.space(101002)).mirrors(api.space(101001));
    }

    @Test
    void quiet_printsOnlyCyclesThatChangedSomething() {
        Result quiet = watch(1, "--quiet");

        assertThat(quiet.out()).hasLineCount(1).contains("4 created");
        assertThat(quiet.err()).isEmpty();
    }

    @Test
    void whatIsDeletedInTheTarget_isNamedInTheLineAndWithItsReason_once() {
        watch(1);
        api.space(101002).editFolder("blog", folder -> folder.delete());
        Result left = watch(2);

        String named = "3 skipped, not synced: blog (deleted in the target), blog/a (deleted in the target), blog/b ";
        assertThat(left.out().lines().limit(2))
                .satisfiesExactly(
                        first -> assertThat(first).contains(named),
                        second -> assertThat(second).contains("no changes, 1 request"));
        assertThat(left.err()).containsOnlyOnce("warning: blog: ").containsOnlyOnce("warning: blog/a: ");
        Result quiet = watch(1, "--quiet");
        assertThat(quiet.out()).hasLineCount(1).contains(named);
        assertThat(quiet.err()).isEmpty();
    }

    /** The run tells its listeners about the skipped story, and so does the cycle. */
    @Test
    void storyThatIsSkippedBesideChanges_isPrintedOnce() {
        watch(1);
        api.space(101002).edit("blog/a", story -> story.delete());
        api.space(101001).edit("home", story -> story.field("title", "New").publish());
        Result left = watch(1);

        assertThat(left.out()).contains("1 updated, 1 skipped, not synced: blog/a (deleted in the target), ");
        assertThat(left.err()).containsOnlyOnce("warning: blog/a: ");
    }

    @Test
    void problemsOfALaterCycle_areShown_howeverManyThereWereBefore() {
        long blog = api.space(101001).stories().stream()
                .filter(FakeStory::folder)
                .findFirst()
                .orElseThrow()
                .id();
        for (int i = 0; i < 60; i++) {
            api.handle(FakeRequest.post(
                            SOURCE_LIST,
                            "{\"story\":{\"name\":\"n\",\"slug\":\"n" + i + "\",\"parent_id\":" + blog + "}}")
                    .withToken(TOKEN));
        }
        watch(1);
        api.space(101002).editFolder("blog", folder -> folder.delete());
        // the first cycle lists twice, as lists may lag after a run
        api.faults().add(FaultRule.on("GET", SOURCE_LIST).call(3).then(FaultAction.before(() -> {
            api.space(101002).edit("home", story -> story.delete());
            api.space(101001).edit("home", story -> story.field("title", "New"));
        })));
        Result left = watch(2);

        assertThat(left.err().lines().filter(line -> line.startsWith("warning: blog")))
                .hasSize(50);
        assertThat(left.err())
                .containsOnlyOnce("more problems of this cycle are not shown")
                .contains("warning: home: ");
    }

    @Test
    void outage_isInTheLine_andTheNextCycleGoesOn() {
        api.faults().add(FaultRule.on("GET", SOURCE_LIST).call(2).then(FaultAction.status(503)));
        Result stopped = watch(3);

        assertThat(stopped.code()).as(stopped.err()).isZero();
        assertThat(stopped.out().lines().limit(3).toList())
                .satisfiesExactly(
                        first -> assertThat(first).contains("4 created"),
                        second -> assertThat(second).contains("Z  1 request; failed, the next cycle tries again: "),
                        third -> assertThat(third).doesNotContain("failed"));
    }

    @Test
    void tokenRevokedLater_endsTheWatch() {
        api.faults().add(FaultRule.on("GET", SOURCE_LIST).call(2).then(FaultAction.before(() -> api.revoke(TOKEN))));
        Result refused = watch(4);

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("The API refused the token");
        assertThat(refused.out()).contains("4 created").doesNotContain("tries again");
    }

    @Test
    void refusedToken_endsTheWatch() {
        Result refused = Cli.withoutTerminal()
                .with("SB_TOKEN", "another")
                .with("SB_MA_BASE_URL", api.baseUrl().toString())
                .run("watch", "--from", "101001", "--to", "101002", "--yes");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("The API refused the token");
        assertThat(refused.out()).isEmpty();
    }

    @Test
    void unknownSpace_isNamed_withASimilarOne() {
        Result unknown = on(Cli.withoutTerminal()).run("watch", "--from", "101001", "--to", "101012", "--yes");

        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("101012", "Did you mean 101002, 'Target'?");
    }
}
