package dev.sbsync.core.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.Rows;
import dev.sbsync.core.internal.kind.story.plan.Planner;
import dev.sbsync.core.internal.write.TargetFolder;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.OutcomeStatus;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.run.InFlight;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.transport.CallCounts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Duration LONG = Duration.ofMinutes(15);

    @Test
    void take_childOfAFolderNotConfirmed_isNotReady() {
        Schedule schedule = schedule(Rows.source().with("a/").with("a/x"));
        ScheduledItem folder = take(schedule).orElseThrow();
        assertThat(folder.item().source().path()).isEqualTo("a");
        assertThat(take(schedule)).isEmpty();

        schedule.end(folder, new Outcome.Created(77), 0);

        ScheduledItem child = schedule.poll().orElseThrow();
        assertThat(schedule.begin(child, 0)).isEqualTo(new TargetFolder(77, "a"));
    }

    @Test
    void take_readyFoldersAndStories_givesFoldersFirst() {
        Schedule schedule = schedule(Rows.source().with("a-story").with("z/"));
        assertThat(take(schedule).orElseThrow().item().source().path()).isEqualTo("z");
    }

    @Test
    void end_failedFolder_blocksAllDescendantsWithTheFolderAtTheRootOfIt() {
        Schedule schedule =
                schedule(Rows.source().with("a/").with("a/b/").with("a/b/x").with("top"));
        ScheduledItem folder = take(schedule).orElseThrow();

        List<ItemResult> news =
                schedule.end(folder, new Outcome.Failed(new Problem(OutcomeCode.INVALID, "no"), null), 0);

        assertThat(news).extracting(result -> result.item().source().path()).containsExactly("a", "a/b", "a/b/x");
        assertThat(news.subList(1, 3))
                .extracting(ItemResult::outcome)
                .containsOnly(new Outcome.Blocked(new Problem(OutcomeCode.BLOCKED, "its folder 'a' failed (invalid)")));
        assertThat(take(schedule).orElseThrow().item().source().path()).isEqualTo("top");
        assertThat(take(schedule)).isEmpty();
    }

    @Test
    void end_itemThatHasEnded_keepsItsFirstOutcome() {
        Schedule schedule = schedule(Rows.source().with("a"));
        ScheduledItem a = take(schedule).orElseThrow();
        schedule.end(a, new Outcome.Created(77), 0);

        assertThat(schedule.end(a, new Outcome.Failed(new Problem(OutcomeCode.INVALID, "no"), null), 0))
                .isEmpty();

        assertThat(schedule.tally().counts().ended()).isEqualTo(1);
        assertThat(schedule.results()).extracting(ItemResult::outcome).containsExactly(new Outcome.Created(77));
    }

    @Test
    void park_itemThatComesBack_isNeitherReadyNorInFlightUntilItBeginsAgain() {
        Schedule schedule = schedule(Rows.source().with("a").with("b"));
        ScheduledItem a = take(schedule).orElseThrow();
        assertThat(schedule.inFlight(0)).hasSize(1);
        assertThat(schedule.park(a, 0, Duration.ofSeconds(5), LONG)).isTrue();
        assertThat(schedule.parkedCount()).isEqualTo(1);
        assertThat(schedule.inFlight(0)).isEmpty();
        assertThat(schedule.readyCount()).isEqualTo(1);

        schedule.begin(a, Duration.ofSeconds(5).toNanos());

        assertThat(schedule.parkedCount()).isZero();
        assertThat(schedule.inFlight(Duration.ofSeconds(6).toNanos()))
                .containsExactly(new InFlight("a", "story", Operation.CREATE, Duration.ofSeconds(6)));
        assertThat(schedule.readyCount()).isEqualTo(1);
    }

    @Test
    void park_pastTheLongestTime_isRefused() {
        Schedule schedule = schedule(Rows.source().with("a"));
        ScheduledItem a = take(schedule).orElseThrow();
        assertThat(schedule.park(a, Duration.ofMinutes(14).toNanos(), Duration.ofMinutes(2), LONG))
                .isFalse();
    }

    @Test
    void park_afterAPause_doesNotCountThePause() {
        Schedule schedule = schedule(Rows.source().with("a"));
        ScheduledItem a = take(schedule).orElseThrow();
        schedule.paused(Duration.ofMinutes(14));
        assertThat(schedule.park(a, Duration.ofMinutes(15).toNanos(), Duration.ofMinutes(2), LONG))
                .isTrue();
    }

    @Test
    void counts_wholeWay_addUpToTheTotal() {
        Schedule schedule = schedule(Rows.source().with("a/").with("a/x").with("b"));
        ScheduledItem folder = schedule.poll().orElseThrow();
        assertThat(schedule.readyCount()).isEqualTo(2);
        assertThat(schedule.waitingCount()).isEqualTo(1);
        schedule.begin(folder, 0);
        assertThat(schedule.readyCount()).isEqualTo(1);
        schedule.end(folder, new Outcome.Created(1), 0);
        assertThat(schedule.readyCount()).isEqualTo(2);
        assertThat(schedule.waitingCount()).isZero();
        assertThat(schedule.tally().counts().count(OutcomeStatus.CREATED)).isEqualTo(1);
    }

    @Test
    void requestsLeft_resumedWithEndedItems_countsTheOthersAlone() {
        Rows rows = Rows.source();
        for (int i = 0; i < 227; i++) {
            rows.with("item-" + i);
        }
        List<PlannedItem> items = plan(rows);
        List<ItemResult> ended = items.subList(0, 99).stream()
                .map(item -> new ItemResult(
                        item, new Outcome.Created(1), List.of(), Duration.ZERO, new CallCounts(3, 0, 0, Duration.ZERO)))
                .toList();

        assertThat(new Schedule(items, ended, item -> 3).requestsLeft()).isEqualTo(128 * 3);
    }

    @Test
    void requestsLeft_blockedItems_areNoneAnyMore() {
        Schedule schedule =
                new Schedule(plan(Rows.source().with("a/").with("a/x").with("b")), List.of(), item -> 3);
        assertThat(schedule.requestsLeft()).isEqualTo(9);
        ScheduledItem folder = take(schedule).orElseThrow();
        schedule.end(folder, new Outcome.Failed(new Problem(OutcomeCode.INVALID, "no"), null), 0);
        assertThat(schedule.requestsLeft()).isEqualTo(3);
    }

    @Test
    void cancelRest_whatHasNotRun_endsCancelled() {
        Schedule schedule = schedule(Rows.source().with("a/").with("a/x").with("b"));
        schedule.end(take(schedule).orElseThrow(), new Outcome.Created(1), 0);
        assertThat(schedule.cancelRest(0)).hasSize(2);
        assertThat(schedule.finished()).isTrue();
        assertThat(schedule.results()).hasSize(3);
    }

    private static Optional<ScheduledItem> take(Schedule schedule) {
        Optional<ScheduledItem> next = schedule.poll();
        next.ifPresent(entry -> schedule.begin(entry, 0));
        return next;
    }

    @Test
    void open_namesWhatHasNotEndedYet() {
        Schedule schedule = schedule(Rows.source().with("a/").with("a/x").with("top"));
        schedule.end(take(schedule).orElseThrow(), new Outcome.Created(77), 0);

        assertThat(schedule.open()).containsExactly("top", "a/x");
    }

    private static Schedule schedule(Rows source) {
        return new Schedule(plan(source));
    }

    private static List<PlannedItem> plan(Rows source) {
        return Planner.plan(
                        Rows.space(1, "s"),
                        source.scan(),
                        Rows.space(2, "t"),
                        Rows.target().scan(),
                        Selection.all(),
                        OnExisting.UPDATE)
                .items();
    }
}
