package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeStatus;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.run.RunPhase;
import dev.sbsync.core.run.RunSnapshot;
import dev.sbsync.core.run.SyncListener;
import dev.sbsync.testkit.SpaceBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Runs that are paused and cancelled at every request, on simulated time, with four workers. */
class RunControlTest {

    private static final Duration LATENCY = Duration.ofMillis(200);

    /** Twelve items: folders, a dirty story, published ones and drafts. */
    static void items(SpaceBuilder space) {
        space.folder("a").folder("a/b").story("a/b/x", story -> story.published());
        space.story("a/y", story -> story.field("v", 2).dirty(live -> live.put("v", 1)));
        for (int i = 0; i < 8; i++) {
            space.story("s" + i, story -> story.published());
        }
    }

    /** What is done to a run at a moment. */
    private interface Action {
        void to(SyncRun run) throws InterruptedException;
    }

    /** One run of the twelve items, in which something happens when its n-th request is about to be sent. */
    private static final class Scene implements SyncListener {
        final SimulatedSides sides;
        final List<String> events = new ArrayList<>();
        private final AtomicReference<@Nullable SyncRun> run = new AtomicReference<>();
        private final AtomicReference<@Nullable SyncReport> report = new AtomicReference<>();
        final AtomicInteger requests = new AtomicInteger();
        int startedAfter;
        long actedAt = -1;
        long endedAt;

        Scene(int n, Action action) {
            sides = new SimulatedSides(n, 0, RunControlTest::items).latency(LATENCY);
            sides.beforeEach(() -> {
                SyncRun started = run.get();
                if (started != null && requests.incrementAndGet() == n) {
                    actedAt = sides.world.elapsed().toNanos();
                    act(action, started);
                }
            });
        }

        Scene played() {
            sides.run(builder -> {
                SpaceSync sync = builder.workers(4).minWorkers(4).listener(this).build();
                SyncPlan plan = sync.plan();
                SyncRun started = sync.start(plan);
                run.set(started);
                try {
                    report.set(started.await());
                } catch (InterruptedException interrupt) {
                    throw new AssertionError(interrupt);
                }
                endedAt = sides.world.elapsed().toNanos();
                RunSnapshot last = started.snapshot();
                assertThat(last.phase()).isEqualTo(RunPhase.ENDED);
                assertThat(last.inFlight()).isEmpty();
                assertThat(last.workers().active()).isZero();
                assertThat(last.counts().ended()).isEqualTo(last.total());
                assertThat(sides.inAir).as("requests left in flight").isZero();
            });
            return this;
        }

        private static void act(Action action, SyncRun started) {
            try {
                action.to(started);
            } catch (InterruptedException interrupt) {
                throw new AssertionError(interrupt);
            }
        }

        SyncReport report() {
            return Objects.requireNonNull(report.get());
        }

        Duration endedAfter() {
            return Duration.ofNanos(endedAt - actedAt);
        }

        /** A worker may have taken an item at the very instant of the action, and report it after that. */
        @Override
        public void itemStarted(PlannedItem item) {
            startedAfter += actedAt >= 0 && sides.world.elapsed().toNanos() > actedAt ? 1 : 0;
        }

        @Override
        public void itemEnded(ItemResult result, int ended, int total) {
            events.add("ended");
        }

        @Override
        public void phaseChanged(RunPhase before, RunPhase now) {
            events.add(before + " → " + now);
        }
    }

    /** The fewest: a request that is sent before the run is known is not counted, which depends on the seed. */
    private static int requestsOfAWholeRun() {
        return IntStream.rangeClosed(-12, -1)
                .map(seed -> {
                    Scene scene = new Scene(seed, SyncRun::cancel).played();
                    assertThat(scene.report().ending()).isEqualTo(RunEnding.DONE);
                    return scene.requests.get();
                })
                .min()
                .orElseThrow();
    }

    private static void addsUp(SyncReport report) {
        SyncReport.Summary sum = report.summary();
        assertThat(sum.total()).isEqualTo(12);
        assertThat(sum.created()
                        + sum.updated()
                        + sum.unchanged()
                        + sum.skipped()
                        + sum.failed()
                        + sum.blocked()
                        + sum.cancelled())
                .isEqualTo(12);
        assertThat(report.items()).extracting(item -> item.item().source().id()).doesNotHaveDuplicates();
    }

    private static void nothingHalfWritten(Scene scene, boolean drained) {
        for (ItemResult item : scene.report().items()) {
            boolean done = item.outcome() instanceof Outcome.Created;
            String path = item.item().source().path();
            if (done && !item.item().source().folder()) {
                assertThat(scene.sides.fake.space(SimulatedSides.TARGET)).hasStory(path);
            }
            if (drained && item.outcome() instanceof Outcome.Cancelled cancelled) {
                assertThat(cancelled.id()).as("'%s' was never begun", path).isNull();
            }
        }
    }

    @Test
    void cancel_atEveryRequest_finishesWhatIsInFlightAndStartsNothing() {
        int all = requestsOfAWholeRun();
        assertThat(all).isBetween(36, 50);
        for (int n = 1; n <= all; n++) {
            Scene scene = new Scene(n, SyncRun::cancel).played();
            addsUp(scene.report());
            nothingHalfWritten(scene, true);
            assertThat(scene.startedAfter)
                    .as("items started after request %d", n)
                    .isZero();
            assertThat(scene.endedAfter()).isLessThan(SyncRun.DRAIN_DEADLINE);
            assertThat(scene.report().ending()).isIn(RunEnding.CANCELLED, RunEnding.DONE);
            assertThat(scene.events).contains("running → draining").endsWith("draining → ended");
        }
    }

    @Test
    void cancelNow_atEveryRequest_cutsOffWhatIsInFlightAtOnce() {
        int all = requestsOfAWholeRun();
        for (int n = 1; n <= all; n++) {
            Scene scene = new Scene(n, SyncRun::cancelNow).played();
            addsUp(scene.report());
            nothingHalfWritten(scene, false);
            assertThat(scene.endedAfter()).isZero();
            assertThat(scene.report().ending()).isEqualTo(RunEnding.CANCELLED);
            assertThat(scene.report().abortedBy()).isEmpty();
        }
    }

    @Test
    void cancelTwice_atEveryRequest_drainsAndThenCutsOff() {
        int all = requestsOfAWholeRun();
        for (int n = 1; n <= all; n += 3) {
            Scene scene = new Scene(n, run -> {
                        run.cancel();
                        run.cancel();
                        run.cancelNow();
                        run.cancelNow();
                    })
                    .played();
            addsUp(scene.report());
            assertThat(scene.endedAfter()).isZero();
            assertThat(scene.events.stream().filter(event -> event.contains("→")))
                    .containsExactly("running → draining", "draining → ended");
        }
    }

    @Test
    void cancel_whileTheServerHangs_endsAtItsDeadline() {
        for (int n : new int[] {1, 7, 20}) {
            Scene scene = new Scene(n, run -> run.cancel(Duration.ofSeconds(3)));
            scene.sides.obstacle(request -> {
                if (scene.actedAt >= 0) {
                    try {
                        scene.sides.world.time().sleep(Duration.ofMinutes(5));
                    } catch (InterruptedException interrupt) {
                        Thread.currentThread().interrupt();
                    }
                }
                return null;
            });
            scene.played();
            addsUp(scene.report());
            assertThat(scene.endedAfter()).isEqualTo(Duration.ofSeconds(3));
            assertThat(scene.report().ending()).isEqualTo(RunEnding.CANCELLED);
        }
    }

    @Test
    void pauseAndResume_atEveryRequest_losesNothingAndStartsNothingMeanwhile() {
        int all = requestsOfAWholeRun();
        for (int n = 1; n <= all; n++) {
            AtomicInteger startedWhilePaused = new AtomicInteger();
            AtomicReference<@Nullable Scene> played = new AtomicReference<>();
            Scene scene = new Scene(n, run -> {
                run.pause();
                run.pause();
                Scene me = Objects.requireNonNull(played.get());
                me.sides.world.time().alarm(Duration.ofMinutes(20), () -> {
                    startedWhilePaused.set(me.startedAfter);
                    RunSnapshot snapshot = run.snapshot();
                    assertThat(snapshot.phase()).isEqualTo(RunPhase.PAUSED);
                    assertThat(snapshot.inFlight()).isEmpty();
                    assertThat(snapshot.counts().ended()
                                    + snapshot.backlog().ready()
                                    + snapshot.backlog().waiting()
                                    + snapshot.backlog().parked())
                            .isEqualTo(12);
                    run.resume();
                    run.resume();
                });
            });
            played.set(scene);
            scene.played();
            addsUp(scene.report());
            assertThat(startedWhilePaused).hasValue(0);
            assertThat(scene.report().ending()).isEqualTo(RunEnding.DONE);
            assertThat(scene.sides.fake.space(SimulatedSides.TARGET))
                    .mirrors(scene.sides.fake.space(SimulatedSides.SOURCE));
        }
    }

    @Test
    void cancel_whilePaused_endsTheRun() {
        Scene scene = new Scene(5, run -> {
                    run.pause();
                    run.cancel();
                    run.resume();
                })
                .played();
        addsUp(scene.report());
        assertThat(scene.report().ending()).isEqualTo(RunEnding.CANCELLED);
        assertThat(scene.events.stream().filter(event -> event.contains("→")))
                .containsExactly("running → paused", "paused → draining", "draining → ended");
    }

    @Test
    void controls_ofARunThatHasEnded_doNothing() {
        SimulatedSides sides = new SimulatedSides(1, 0, RunControlTest::items);
        sides.run(builder -> {
            SpaceSync sync = builder.build();
            SyncRun run = sync.start(sync.plan());
            try {
                SyncReport report = run.await();
                run.pause();
                run.resume();
                run.cancel();
                run.cancelNow();
                assertThat(run.await()).isSameAs(report);
            } catch (InterruptedException interrupt) {
                throw new AssertionError(interrupt);
            }
            RunSnapshot snapshot = run.snapshot();
            assertThat(snapshot.phase()).isEqualTo(RunPhase.ENDED);
            assertThat(snapshot.counts().count(OutcomeStatus.CREATED)).isEqualTo(12);
            assertThat(snapshot.runId()).isEqualTo(run.id());
            Duration elapsed = snapshot.elapsed();
            try {
                sides.world.time().sleep(Duration.ofMinutes(1));
            } catch (InterruptedException interrupt) {
                throw new AssertionError(interrupt);
            }
            assertThat(run.snapshot().elapsed()).isEqualTo(elapsed);
            assertThatThrownBy(() -> run.cancel(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    void emptyPlan_endsAtOnce() {
        SimulatedSides sides = new SimulatedSides(1, 0, space -> {});
        sides.run(builder -> {
            SpaceSync sync = builder.build();
            SyncReport report = sync.run(sync.plan());
            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(report.summary().total()).isZero();
        });
    }

    @Test
    void snapshot_atEveryRequest_addsUp() {
        int all = requestsOfAWholeRun();
        for (int n = 1; n <= all; n += 5) {
            AtomicReference<@Nullable RunSnapshot> taken = new AtomicReference<>();
            new Scene(n, run -> taken.set(run.snapshot())).played();
            RunSnapshot snapshot = Objects.requireNonNull(taken.get());
            assertThat(snapshot.counts().ended()
                            + snapshot.backlog().ready()
                            + snapshot.backlog().waiting()
                            + snapshot.backlog().parked()
                            + snapshot.inFlight().size())
                    .isEqualTo(snapshot.total());
            assertThat(snapshot.inFlight()).isNotEmpty();
            assertThat(snapshot.workers().ceiling()).isEqualTo(4);
        }
    }
}
