package dev.sbsync.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.Rows;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.preflight.OnExisting;
import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.core.preflight.Planner;
import dev.sbsync.core.scan.SpaceRef;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.write.TargetFolder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Duration LONG = Duration.ofMinutes(15);

    @Test
    void take_childOfAFolderNotConfirmed_isNotReady() {
        Schedule schedule = schedule(Rows.source().with("a/").with("a/x"));
        Schedule.Entry folder = schedule.take(0).orElseThrow();
        assertThat(folder.item.source().path()).isEqualTo("a");
        assertThat(schedule.take(0)).isEmpty();

        schedule.end(folder, new Outcome.Created(77), 0);

        Schedule.Entry child = schedule.take(0).orElseThrow();
        assertThat(schedule.folderOf(child)).isEqualTo(new TargetFolder(77, "a"));
    }

    @Test
    void take_readyFoldersAndStories_givesFoldersFirst() {
        Schedule schedule = schedule(Rows.source().with("a-story").with("z/"));
        assertThat(schedule.take(0).orElseThrow().item.source().path()).isEqualTo("z");
    }

    @Test
    void end_failedFolder_blocksAllDescendantsWithTheFolderAtTheRootOfIt() {
        Schedule schedule =
                schedule(Rows.source().with("a/").with("a/b/").with("a/b/x").with("top"));
        Schedule.Entry folder = schedule.take(0).orElseThrow();

        List<ItemResult> news =
                schedule.end(folder, new Outcome.Failed(new Problem(OutcomeCode.INVALID, "no"), null), 0);

        assertThat(news).extracting(result -> result.item().source().path()).containsExactly("a", "a/b", "a/b/x");
        assertThat(news.subList(1, 3))
                .extracting(ItemResult::outcome)
                .containsOnly(new Outcome.Blocked(new Problem(OutcomeCode.BLOCKED, "its folder 'a' failed (invalid)")));
        assertThat(schedule.take(0).orElseThrow().item.source().path()).isEqualTo("top");
        assertThat(schedule.take(0)).isEmpty();
    }

    @Test
    void park_untilLater_givesTheWorkerOtherItemsAndComesBack() {
        Schedule schedule = schedule(Rows.source().with("a").with("b"));
        Schedule.Entry a = schedule.take(0).orElseThrow();
        assertThat(schedule.park(a, 0, Duration.ofSeconds(5), LONG)).isTrue();
        assertThat(schedule.take(0).orElseThrow().item.source().path()).isEqualTo("b");
        assertThat(schedule.take(0)).isEmpty();
        assertThat(schedule.nextParked(0)).contains(Duration.ofSeconds(5));
        Schedule.Entry again = schedule.take(Duration.ofSeconds(5).toNanos()).orElseThrow();
        assertThat(again).isSameAs(a);
    }

    @Test
    void park_pastTheLongestTime_isRefused() {
        Schedule schedule = schedule(Rows.source().with("a"));
        Schedule.Entry a = schedule.take(0).orElseThrow();
        assertThat(schedule.park(a, Duration.ofMinutes(14).toNanos(), Duration.ofMinutes(2), LONG))
                .isFalse();
    }

    @Test
    void cancelRest_whatHasNotRun_endsCancelled() {
        Schedule schedule = schedule(Rows.source().with("a/").with("a/x").with("b"));
        schedule.end(schedule.take(0).orElseThrow(), new Outcome.Created(1), 0);
        assertThat(schedule.cancelRest(0)).hasSize(2);
        assertThat(schedule.finished()).isTrue();
        assertThat(schedule.results()).hasSize(3);
    }

    private static Schedule schedule(Rows source) {
        List<PlannedItem> items = Planner.plan(
                        new SpaceRef(1, "s"),
                        source.scan(),
                        new SpaceRef(2, "t"),
                        Rows.target().scan(),
                        Selection.all(),
                        OnExisting.UPDATE)
                .items();
        return new Schedule(items);
    }
}
