package dev.sbsync.core.internal.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.report.StoredReport;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.ResumePoint;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.run.WriteStep;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.SpacePair;
import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StoredItem;
import dev.sbsync.core.state.StoredRun;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The behaviour of the state in every store; {@link #again} returns the state as a later process finds it. */
public abstract class SyncStateContract {

    protected abstract PairState store();

    protected abstract PairState again();

    @Test
    void aRun_isStoredCompletely() {
        List<PlannedItem> items = Runs.items(8);
        List<Outcome> outcomes = Runs.outcomes();
        RunLog log = store().begin(
                        Runs.header("run-1"),
                        items,
                        List.of(Runs.result(items.get(7), new Outcome.Unchanged(9))),
                        Runs::begun);
        for (int i = 0; i < outcomes.size(); i++) {
            PlannedItem item = items.get(i);
            log.announce(item, Runs.CREATE);
            log.confirm(item, Runs.CREATE, 2000 + i);
            log.ended(List.of(Runs.result(item, outcomes.get(i))), List.of());
        }
        log.finished(Runs.attempt(RunEnding.PARTIAL));

        PairState found = again();
        assertThat(found.pair()).contains(Runs.PAIR);
        StoredRun run = found.run("run-1").orElseThrow();
        assertThat(run.header()).isEqualTo(Runs.header("run-1"));
        assertThat(run.attempts()).containsExactly(Runs.attempt(RunEnding.PARTIAL));
        assertThat(run.total()).isEqualTo(8);
        assertThat(run.counts().ended()).isEqualTo(8);
        assertThat(run.resumable()).isFalse();
        List<StoredItem> stored = found.items("run-1");
        assertThat(stored)
                .extracting(item -> item.item().source())
                .isEqualTo(items.stream().map(PlannedItem::source).toList());
        List<Outcome> ends = new ArrayList<>(outcomes);
        ends.add(new Outcome.Unchanged(9));
        assertThat(stored)
                .extracting(item -> item.ended().orElseThrow().outcome())
                .isEqualTo(ends);
        ItemResult first = stored.get(0).ended().orElseThrow();
        assertThat(first.warnings())
                .isEqualTo(Runs.result(items.get(0), ends.get(0)).warnings());
        assertThat(first.counts())
                .isEqualTo(Runs.result(items.get(0), ends.get(0)).counts());
        assertThat(first.duration())
                .isEqualTo(Runs.result(items.get(0), ends.get(0)).duration());
    }

    @Test
    void stepsOfAnItem_areStoredUntilConfirmed() {
        List<PlannedItem> items = Runs.items(5);
        RunLog log = store().begin(Runs.header("run-1"), items, List.of(), Runs::begun);
        log.announce(items.get(4), Runs.ALIGN);
        log.confirm(items.get(4), Runs.ALIGN, 2004);
        log.announce(items.get(1), Runs.CREATE);
        log.announce(items.get(2), Runs.CREATE);
        log.confirm(items.get(2), Runs.CREATE, 2002);
        log.announce(items.get(3), Runs.CREATE);
        log.confirm(items.get(3), Runs.CREATE, 2003);
        log.announce(items.get(3), Runs.ALIGN);

        PairState found = again();
        assertThat(found.items("run-1"))
                .extracting(StoredItem::begun)
                .containsExactly(
                        ResumePoint.START,
                        new ResumePoint(null, Set.of(WriteStep.Kind.CREATE)),
                        new ResumePoint(2002L, Set.of()),
                        new ResumePoint(2003L, Set.of(WriteStep.Kind.ALIGN_UUID)),
                        new ResumePoint(null, Set.of(), true));
        assertThat(found.run("run-1").orElseThrow().ending()).isEmpty();
        assertThat(found.run("run-1").orElseThrow().resumable()).isTrue();
    }

    @Test
    void aStepInFlight_isTheRunsOwnChange_ifItHasTakenEffectByTheResume() {
        List<PlannedItem> items = Runs.items(2);
        RunLog log = store().begin(Runs.header("run-1"), items, List.of(), Runs::begun);
        log.announce(items.get(0), Runs.ALIGN);
        log.announce(items.get(1), Runs.CREATE);

        RunLog next = again().resume("run-1", items, List.of(), Runs::begun);
        assertThat(next.resumePoint(items.get(0)))
                .isEqualTo(new ResumePoint(null, Set.of(WriteStep.Kind.ALIGN_UUID), true));
        assertThat(next.resumePoint(items.get(1))).isEqualTo(new ResumePoint(null, Set.of(WriteStep.Kind.CREATE)));
    }

    @Test
    void aResumedRun_knowsTheProgressAndStoresTheNewPlan() {
        List<PlannedItem> items = Runs.items(4);
        RunLog log = store().begin(Runs.header("run-1"), items, List.of(), Runs::begun);
        log.announce(items.get(2), Runs.CREATE);
        log.ended(List.of(Runs.result(items.get(0), new Outcome.Created(2000))), List.of());
        log.finished(Runs.attempt(RunEnding.CANCELLED));

        PairState found = again();
        List<PlannedItem> planned = List.of(items.get(2), items.get(0), items.get(3));
        RunLog next = found.resume(
                "run-1", planned, List.of(found.items("run-1").get(0).ended().orElseThrow()), Runs::begun);
        assertThat(next.resumePoint(items.get(2)).unanswered()).containsExactly(WriteStep.Kind.CREATE);
        assertThat(next.resumePoint(items.get(3))).isEqualTo(ResumePoint.START);
        assertThat(found.run("run-1").orElseThrow().ending()).isEmpty();
        next.ended(List.of(Runs.result(items.get(2), new Outcome.Created(2002))), List.of());

        assertThat(found.items("run-1"))
                .extracting(item -> item.item().source().path())
                .containsExactly("story-2", "story-0", "story-3");
        assertThat(found.run("run-1").orElseThrow().counts().ended()).isEqualTo(2);
    }

    @Test
    void cancelledItems_haveNotEnded_soThatTheyAreResumed() {
        List<PlannedItem> items = Runs.items(1);
        RunLog log = store().begin(Runs.header("run-1"), items, List.of(), Runs::begun);
        log.ended(List.of(Runs.result(items.get(0), new Outcome.Cancelled(null))), List.of());

        assertThat(again().items("run-1").get(0).ended()).isEmpty();
    }

    @Test
    void theLatestBaselineOfAnItem_isStored() {
        List<PlannedItem> items = Runs.items(2);
        Baseline first = Runs.baseline(items.get(0).source(), 2000);
        Baseline second = Runs.baseline(items.get(1).source(), 2001);
        Baseline renewed = Runs.baseline(items.get(1).source(), 2999);
        RunLog log = store().begin(Runs.header("run-1"), items, List.of(), Runs::begun);
        log.ended(List.of(Runs.result(items.get(0), new Outcome.Created(2000))), List.of(first));
        store().remember(List.of(second));
        store().remember(List.of(renewed));

        PairState found = again();
        assertThat(found.baseline(first.key())).contains(first);
        assertThat(found.baseline(second.key())).contains(renewed);
        assertThat(found.baseline(new ItemKey("stories", 1))).isEmpty();
    }

    @Test
    void anAnnouncedWrite_leavesOnlyWhoseCopyItIs_untilTheItemIsInSync() {
        List<PlannedItem> items = Runs.items(2);
        Baseline before = Runs.baseline(items.get(0).source(), 2000);
        Baseline untouched = Runs.baseline(items.get(1).source(), 2001);
        Baseline after = Runs.baseline(items.get(0).source(), 2999);
        store().remember(List.of(before, untouched));
        RunLog log = store().begin(Runs.header("run-1"), items, List.of(), Runs::begun);

        log.announce(items.get(0), Runs.WRITE);
        assertThat(store().baseline(before.key())).contains(before.halfWritten());
        log.confirm(items.get(0), Runs.WRITE, 2000);
        log.announce(items.get(0), Runs.SAVE_DRAFT);
        log.retract(items.get(0), Runs.SAVE_DRAFT);
        assertThat(store().baseline(before.key()))
                .as("its first write took effect")
                .contains(before.halfWritten());
        assertThat(store().baseline(untouched.key())).contains(untouched);

        log.ended(List.of(Runs.result(items.get(0), new Outcome.Created(2000))), List.of(after));
        assertThat(again().baseline(before.key())).contains(after);
    }

    @Test
    void anItemWhoseWritesWereAllRetracted_keepsItsBaseline() {
        List<PlannedItem> items = Runs.items(1);
        Baseline before = Runs.baseline(items.get(0).source(), 2000);
        store().remember(List.of(before));
        RunLog log = store().begin(Runs.header("run-1"), items, List.of(), Runs::begun);

        log.announce(items.get(0), Runs.ALIGN);
        log.announce(items.get(0), Runs.WRITE);
        log.retract(items.get(0), Runs.WRITE);
        assertThat(store().baseline(before.key()))
                .as("the other may have taken effect")
                .contains(before.halfWritten());
        log.retract(items.get(0), Runs.ALIGN);

        PairState found = again();
        assertThat(found.baseline(before.key())).contains(before);
        assertThat(found.items("run-1").get(0).begun()).isEqualTo(ResumePoint.START);
    }

    @Test
    void inFlightStepsOfAnInterruptedRun_areInheritedByTheNext() {
        List<PlannedItem> items = Runs.items(4);
        RunLog log = store().begin(Runs.header("run-1"), items, List.of(), Runs::begun);
        log.announce(items.get(0), Runs.CREATE);
        log.announce(items.get(1), Runs.CREATE);
        log.confirm(items.get(1), Runs.CREATE, 2001);
        log.announce(items.get(1), Runs.ALIGN);
        log.announce(items.get(2), Runs.WRITE);
        log.ended(List.of(Runs.result(items.get(2), Runs.outcomes().get(0))), List.of());

        PairState found = again();
        RunLog next = found.begin(Runs.header("run-2"), items, List.of(), Runs::begun);

        assertThat(next.resumePoint(items.get(0))).isEqualTo(new ResumePoint(null, Set.of(WriteStep.Kind.CREATE)));
        assertThat(next.resumePoint(items.get(1))).isEqualTo(new ResumePoint(null, Set.of(WriteStep.Kind.ALIGN_UUID)));
        assertThat(next.resumePoint(items.get(2))).isEqualTo(ResumePoint.START);
        assertThat(next.resumePoint(items.get(3))).isEqualTo(ResumePoint.START);
    }

    @Test
    void anotherPair_isRejected() {
        store().claim(Runs.PAIR);
        store().claim(Runs.PAIR);
        SpacePair other = new SpacePair(URI.create("https://mapi.storyblok.com"), 101, Runs.PAIR.targetHost(), 999);

        assertThatThrownBy(() -> store().claim(other))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("is of space 101 at https://mapi.storyblok.com to space 102")
                .extracting(thrown -> ((StateException) thrown).kind())
                .isEqualTo(StateException.Kind.FOREIGN);
    }

    @Test
    void aMissingRun_cannotBeResumed() {
        assertThat(store().run("nothing")).isEmpty();
        assertThat(store().items("nothing")).isEmpty();
        assertThatThrownBy(() -> store().resume("nothing", List.of(), List.of(), Runs::begun))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("no run 'nothing'");
    }

    @Test
    void aKilledAttempt_isKeptWithItsLastStoredProgress() {
        List<PlannedItem> items = Runs.items(2);
        AtomicInteger seconds = new AtomicInteger(1);
        RunLog log = store().begin(Runs.header("run-1"), items, List.of(), () -> Runs.running(seconds.get()));
        assertThat(store().run("run-1").orElseThrow().attempts()).containsExactly(Runs.running(1));
        seconds.set(2);
        log.announce(items.get(0), Runs.CREATE);
        seconds.set(3);
        log.ended(List.of(Runs.result(items.get(0), new Outcome.Created(2000))), List.of());
        seconds.set(4);

        assertThat(again().run("run-1").orElseThrow().attempts()).containsExactly(Runs.running(3));
    }

    /** A submission that was being stored when the run ended. */
    @Test
    void itemsStoredAfterTheEndOfTheAttempt_leaveItsEnd() {
        List<PlannedItem> items = Runs.items(2);
        RunLog log = store().begin(Runs.header("run-1"), items.subList(0, 1), List.of(), () -> Runs.running(1));
        log.finished(Runs.attempt(RunEnding.CANCELLED));
        log.submitted(items.subList(1, 2), List.of());

        assertThat(again().run("run-1").orElseThrow().attempts()).containsExactly(Runs.attempt(RunEnding.CANCELLED));
        assertThat(again().items("run-1")).hasSize(2);
    }

    @Test
    void attemptsAreKept_howeverTheyEnded() {
        List<PlannedItem> items = Runs.items(1);
        store().begin(Runs.header("run-1"), items, List.of(), () -> Runs.running(1));
        RunLog second = again().resume("run-1", items, List.of(), () -> Runs.running(2));
        second.finished(Runs.attempt(RunEnding.CANCELLED));
        again().resume("run-1", items, List.of(), () -> Runs.running(3));
        RunLog last = again().resume("run-1", items, List.of(), () -> Runs.running(4));
        last.finished(Runs.attempt(RunEnding.DONE));

        PairState found = again();
        StoredRun run = found.run("run-1").orElseThrow();
        assertThat(run.attempts())
                .containsExactly(
                        Runs.running(1),
                        Runs.attempt(RunEnding.CANCELLED),
                        Runs.running(3),
                        Runs.attempt(RunEnding.DONE));
        assertThat(run.ending()).contains(RunEnding.DONE);
        SyncReport report = StoredReport.of(run, found.items("run-1"));
        // 1 + 88 + 3 + 88 s
        assertThat(report.duration()).isEqualTo(Duration.ofMinutes(3));
        assertThat(report.sourceRequests().total()).isEqualTo(1 + 7 + 3 + 7);
        assertThat(report.targetRequests().writes()).isEqualTo(5 + 5);
    }
}
