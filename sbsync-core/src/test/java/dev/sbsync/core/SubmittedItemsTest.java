package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.core.content.ContentTransform;
import dev.sbsync.core.outcome.JournalException;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.ResumePoint;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.run.RunPhase;
import dev.sbsync.core.run.SyncListener;
import dev.sbsync.core.run.WriteJournal;
import dev.sbsync.core.run.WriteStep;
import dev.sbsync.core.run.WriteVeto;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.SpaceBuilder;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Items that are edited while a run is running are submitted to it. One worker, so that "a" is written before "b".
 * Items whose path ends with "new" are not part of the first plan.
 */
class SubmittedItemsTest {

    /** Something that happens while a run is running. */
    private interface Event {
        void during(SpaceSync sync, SyncRun run);
    }

    /** Calls an event once, at a moment of the run. */
    private static final class At implements SyncListener, WriteJournal {
        private final String moment;
        private final Event event;
        private final CompletableFuture<SpaceSync> sync = new CompletableFuture<>();
        private final CompletableFuture<SyncRun> run = new CompletableFuture<>();
        private int total;
        private boolean happened;

        At(String moment, Event event) {
            this.moment = moment;
            this.event = event;
        }

        private void now(String what, PlannedItem item) {
            if (!happened && moment.equals(what + " " + item.source().path())) {
                happened = true;
                event.during(sync.join(), run.join());
            }
        }

        @Override
        public void itemStarted(PlannedItem item) {
            now("starting", item);
        }

        @Override
        public void itemEnded(ItemResult result, int ended, int all) {
            total = all;
            now("ended", result.item());
        }

        @Override
        public ResumePoint resumePoint(PlannedItem item) {
            return ResumePoint.START;
        }

        @Override
        public void announce(PlannedItem item, WriteStep step) {}

        @Override
        public void confirm(PlannedItem item, WriteStep step, long targetId) {
            now("written", item);
        }
    }

    private static SyncReport run(Sides sides, StateStore state, At at) {
        SpaceSync sync =
                sides.sync().state(state).listener(at).journal(at).workers(1).build();
        at.sync.complete(sync);
        SyncRun run = sync.start(sync.plan().only(item -> !item.source().path().endsWith("new")));
        at.run.complete(run);
        SyncReport report = Sides.awaited(run);
        assertThat(at.happened).as("%s has happened", at.moment).isTrue();
        return report;
    }

    private static SyncReport run(Sides sides, String moment, Event event) {
        return run(sides, StateStore.inMemory(), new At(moment, event));
    }

    private static void edit(Sides sides, String path) {
        sides.source().edit(path, story -> story.field("v", 2));
    }

    private static Sides ab() {
        return sides(space -> space.story("a", story -> story.field("v", 1))
                .story("b", story -> story.published().field("v", 1)));
    }

    private static Sides sides(Consumer<SpaceBuilder> items) {
        return Sides.of(items);
    }

    @Test
    void itemThatWaits_isReplacedByItsSubmission() {
        try (Sides sides = ab()) {
            SyncReport report = run(sides, "starting a", (sync, run) -> {
                edit(sides, "b");
                assertThat(run.submit(
                                sync.plan().only(item -> item.source().path().equals("b"))))
                        .isEqualTo(1);
                assertThat(run.snapshot().total()).isEqualTo(2);
            });
            assertThat(report.items()).hasSize(2);
            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void itemThatIsBeingWritten_isWrittenAgainAndIsOneItemOfTheReport() {
        try (Sides sides = ab()) {
            SyncReport report = run(sides, "written a", (sync, run) -> {
                edit(sides, "a");
                run.submit(sync.plan().only(item -> item.source().path().equals("a")));
            });
            assertThat(report.items()).hasSize(2);
            assertThat(Sides.result(report, "a").outcome().confirmed()).isTrue();
            assertThat(Sides.result(report, "a").warnings()).isEmpty();
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void itemThatHasEnded_isAFurtherItemOfTheReport() {
        try (Sides sides = ab()) {
            At at = new At("ended a", (sync, run) -> {
                edit(sides, "a");
                assertThat(run.submit(
                                sync.plan().only(item -> item.source().path().equals("a"))))
                        .isEqualTo(1);
            });
            SyncReport report = run(sides, StateStore.inMemory(), at);
            assertThat(report.items())
                    .extracting(item -> item.item().source().path())
                    .containsExactly("a", "b", "a");
            assertThat(report.items().get(0).outcome()).isInstanceOf(Outcome.Created.class);
            assertThat(report.items().get(2).outcome()).isInstanceOf(Outcome.Updated.class);
            assertThat(report.items().get(2).warnings()).isEmpty();
            assertThat(at.total).isEqualTo(3);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void itemThatFailedAndWasSubmittedAgain_isNotRetried() {
        ContentTransform refusesVersion1 = ContentTransform.of("refuses-version-1", content -> {
            if (content.path("v").asInt() == 1) {
                throw new IllegalStateException("version 1");
            }
            return content;
        });
        try (Sides sides =
                sides(space -> space.story("a", story -> story.field("v", 1)).story("b"))) {
            At at = new At("ended a", (sync, run) -> {
                edit(sides, "a");
                run.submit(sync.plan().only(item -> item.source().path().equals("a")));
            });
            SpaceSync sync = sides.sync()
                    .transform(refusesVersion1)
                    .listener(at)
                    .workers(1)
                    .build();
            at.sync.complete(sync);
            SyncRun run = sync.start(sync.plan());
            at.run.complete(run);

            assertThat(Sides.awaited(run).items())
                    .extracting(item -> item.outcome().confirmed())
                    .containsExactly(false, true, true);
            assertThat(sync.planRetry(run.id()).items()).isEmpty();
        }
    }

    @Test
    void folderThatFailedAndIsFoundBySubmission_doesNotBlock() {
        WriteVeto frozen = WriteVeto.of(
                "freeze", item -> item.source().path().equals("f") ? Optional.of("frozen") : Optional.empty());
        try (Sides sides = sides(space -> space.folder("f").story("x").story("f/new"))) {
            At at = new At("ended f", (sync, run) -> {
                Sides.run(sides.sync()
                        .selection(Selection.builder().slug("f").build())
                        .build());
                SyncPlan more = sides.sync()
                        .onExisting(OnExisting.SKIP)
                        .build()
                        .plan()
                        .only(item -> item.source().path().startsWith("f"));
                run.submit(more);
            });
            SpaceSync sync = sides.sync()
                    .veto(frozen)
                    .onExisting(OnExisting.SKIP)
                    .listener(at)
                    .workers(1)
                    .build();
            at.sync.complete(sync);
            SyncRun run =
                    sync.start(sync.plan().only(item -> !item.source().path().endsWith("new")));
            at.run.complete(run);

            assertThat(Sides.result(Sides.awaited(run), "f/new").outcome()).isInstanceOf(Outcome.Created.class);
        }
    }

    @Test
    void itemWhoseFolderIsWrittenByTheRun_waitsForIt() {
        try (Sides sides = sides(space -> space.folder("f").story("f/x").story("f/new"))) {
            SyncReport report = run(sides, "starting f", (sync, run) -> {
                run.submit(sync.plan().only(item -> item.source().path().equals("f/new")));
            });
            assertThat(report.items()).hasSize(3);
            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void itemsWithoutWork_areNotSubmitted() {
        try (Sides sides = ab()) {
            SyncReport report = run(sides, "ended a", (sync, run) -> {
                SyncPlan now = sync.plan();
                assertThat(run.submit(now.only(item -> item.source().path().equals("a"))))
                        .isZero();
            });
            assertThat(report.items()).hasSize(2);
        }
    }

    @Test
    void pausedRun_takesItemsAndStartsThemOnceItIsResumed() {
        try (Sides sides = ab()) {
            SyncReport report = run(sides, "starting a", (sync, run) -> {
                run.pause();
                edit(sides, "b");
                run.submit(sync.plan());
                assertThat(run.snapshot().phase()).isEqualTo(RunPhase.PAUSED);
                run.resume();
            });
            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    /** A copy of the state as of the end of the submission is what a killed process leaves. */
    @Test
    void killAfterASubmission_theResumedRunHasAllItems() {
        try (Sides sides = sides(
                space -> space.story("a").story("b", story -> story.published()).story("new"))) {
            TreeMap<String, String> rows = new TreeMap<>();
            TreeMap<String, String> left = new TreeMap<>();
            SyncReport first = run(sides, new MapStore(rows), new At("written a", (sync, run) -> {
                edit(sides, "a");
                edit(sides, "b");
                assertThat(run.submit(sync.plan())).isEqualTo(3);
                left.putAll(rows);
                run.cancelNow();
            }));
            SpaceSync sync = sides.sync().state(new MapStore(left)).build();

            SyncReport resumed = Sides.awaited(sync.resume(first.runId()));

            assertThat(resumed.ending()).isEqualTo(RunEnding.DONE);
            assertThat(resumed.items())
                    .extracting(item -> item.item().source().path())
                    .containsExactlyInAnyOrder("a", "b", "new");
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void killAfterASubmissionOfAnEndedItem_theResumedRunWritesIt() {
        try (Sides sides = ab()) {
            TreeMap<String, String> rows = new TreeMap<>();
            TreeMap<String, String> left = new TreeMap<>();
            SyncReport first = run(sides, new MapStore(rows), new At("starting b", (sync, run) -> {
                edit(sides, "a");
                run.submit(sync.plan().only(item -> item.source().path().equals("a")));
                left.putAll(rows);
                run.cancelNow();
            }));
            SyncReport resumed =
                    Sides.awaited(sides.sync().state(new MapStore(left)).build().resume(first.runId()));

            assertThat(resumed.ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void submissionThatCannotBeStored_endsTheRun() {
        try (Sides sides = ab()) {
            FailingStore store = new FailingStore(StateStore.inMemory(), 1000);
            SyncReport report = run(sides, store, new At("starting a", (sync, run) -> {
                edit(sides, "b");
                SyncPlan more = sync.plan();
                store.fail();
                assertThatThrownBy(() -> run.submit(more)).isInstanceOf(JournalException.class);
            }));
            assertThat(report.ending()).isEqualTo(RunEnding.ABORTED);
            assertThat(report.abortedBy().orElseThrow()).isInstanceOf(JournalException.class);
        }
    }

    @Test
    void runThatHasEndedOrIsCancelled_takesNothing() {
        try (Sides sides = ab()) {
            SpaceSync sync = sides.sync().build();
            SyncRun ended = sync.start(sync.plan());
            Sides.awaited(ended);
            edit(sides, "a");
            assertThatThrownBy(() -> ended.submit(sync.plan()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(ended.id())
                    .hasMessageContaining("start a new run");
        }
        try (Sides sides = ab()) {
            run(sides, "starting a", (sync, run) -> {
                run.cancel();
                assertThatThrownBy(() -> run.submit(sync.plan())).isInstanceOf(IllegalStateException.class);
            });
        }
    }

    @Test
    void plansThatDoNotFitTheRun_areRefused() {
        try (Sides sides = sides(space -> space.folder("f").story("f/x").story("other"));
                Sides elsewhere = ab()) {
            SpaceSync sync = sides.sync()
                    .selection(Selection.builder().prefix("f").build())
                    .build();
            SyncPlan plan = sync.plan();
            SyncPlan wider = sides.sync().build().plan();
            SyncPlan ofOtherSpaces = elsewhere.sync().build().plan();
            SyncPlan drafts = sides.sync()
                    .publish(PublishMode.DRAFT)
                    .selection(Selection.builder().prefix("f").build())
                    .build()
                    .plan();
            SyncRun run = sync.start(plan);
            run.pause();
            refused(run, wider, "'other'");
            refused(run, plan.of(List.of(plan.items().get(1))), "'f'");
            refused(run, ofOtherSpaces, "this sync copies");
            refused(run, drafts, "publish mode");
            run.resume();
            assertThat(Sides.awaited(run).items()).hasSize(2);
        }
    }

    /** What another run would take is not confused with what none would. */
    @Test
    void offer_saysWhetherThePlanNeedsARunOfItsOwn() {
        try (Sides sides = sides(space -> space.folder("f").story("f/x"));
                Sides elsewhere = ab()) {
            SpaceSync sync = sides.sync().build();
            SyncPlan plan = sync.plan();
            SyncPlan drafts = sides.sync().publish(PublishMode.DRAFT).build().plan();
            SyncPlan ofOtherSpaces = elsewhere.sync().build().plan();
            SyncRun run = sync.start(plan);
            run.pause();
            assertThat(run.offer(plan)).isTrue();
            assertThat(run.offer(drafts)).isFalse();
            assertThatThrownBy(() -> run.offer(ofOtherSpaces)).hasMessageContaining("this sync copies");
            assertThatThrownBy(() -> run.offer(plan.of(List.of(plan.items().get(1)))))
                    .isInstanceOf(IllegalArgumentException.class);
            run.resume();
            Sides.awaited(run);
            assertThat(run.offer(plan)).isFalse();
        }
    }

    private static void refused(SyncRun run, SyncPlan plan, String why) {
        assertThatThrownBy(() -> run.submit(plan))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
