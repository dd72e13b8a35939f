package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.run.SyncListener;
import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.SpaceBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How many workers a run uses, and what rate it reaches, on simulated time at six requests a second. */
class ConcurrencyCurvesTest {

    private static final int RPS = 6;
    private static final int WORKERS = 8;

    /** One simulated run, and how its workers changed. */
    private static final class Curve implements SyncListener {
        record Point(long at, int workers) {}

        final SimulatedSides sides;
        final List<Point> points = new ArrayList<>();
        int parked;
        private long startedAt;
        private long endedAt;
        private final AtomicReference<@Nullable SyncReport> ended = new AtomicReference<>();

        Curve(SimulatedSides sides, int workers) {
            this.sides = sides;
            sides.run(builder -> {
                SpaceSync sync = builder.workers(workers).listener(this).build();
                SyncPlan plan = sync.plan();
                startedAt = sides.world.elapsed().toNanos();
                points.add(new Point(startedAt, (workers + 1) / 2));
                ended.set(sync.run(plan));
                endedAt = sides.world.elapsed().toNanos();
            });
        }

        @Override
        public void itemEnded(ItemResult result, int ended, int total) {}

        @Override
        public void workersChanged(int before, int now) {
            points.add(new Point(sides.world.elapsed().toNanos(), now));
        }

        SyncReport report() {
            return Objects.requireNonNull(ended.get());
        }

        @Override
        public void itemParked(PlannedItem item, Duration delay) {
            parked++;
        }

        int workersAt(Duration sinceStart) {
            long at = startedAt + sinceStart.toNanos();
            return points.stream()
                    .filter(point -> point.at() <= at)
                    .reduce((earlier, later) -> later)
                    .orElseThrow()
                    .workers();
        }

        double rate(Duration sinceStart, Duration length) {
            return sides.rate(Duration.ofNanos(startedAt).plus(sinceStart), length);
        }

        Duration length() {
            return Duration.ofNanos(endedAt - startedAt);
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            points.forEach(point ->
                    text.append(String.format("%.1f s: %d; ", (point.at() - startedAt) / 1e9, point.workers())));
            return text.append(" over ").append(length()).toString();
        }
    }

    private static void stories(SpaceBuilder space, int count) {
        for (int i = 0; i < count; i++) {
            space.story("s" + i, story -> story.published());
        }
    }

    private static SimulatedSides sides(long seed, int stories) {
        return new SimulatedSides(seed, RPS, space -> stories(space, stories));
    }

    @Test
    void latencyOfASecond_eightWorkersWithinTenSecondsAndTheRateIsReached() {
        for (long seed : LongStream.range(0, 3).toArray()) {
            Curve curve = new Curve(sides(seed, 150).latency(Duration.ofSeconds(1)), 8);
            assertThat(curve.workersAt(Duration.ofSeconds(10))).as("%s", curve).isEqualTo(8);
            assertThat(curve.rate(Duration.ofSeconds(10), Duration.ofSeconds(40)))
                    .as("%s", curve)
                    .isGreaterThanOrEqualTo(0.95 * RPS);
            assertThat(curve.report().ending()).isEqualTo(RunEnding.DONE);
        }
    }

    @Test
    void lowLatency_fewWorkersAreEnoughForTheRate() {
        for (long seed : LongStream.range(0, 3).toArray()) {
            Curve curve = new Curve(sides(seed, 150).latency(Duration.ofMillis(150)), 8);
            assertThat(curve.workersAt(Duration.ofSeconds(15))).as("%s", curve).isBetween(2, 3);
            assertThat(curve.rate(Duration.ofSeconds(5), Duration.ofSeconds(50)))
                    .as("%s", curve)
                    .isGreaterThanOrEqualTo(0.98 * RPS);
        }
    }

    @Test
    void outage_isSatOutAndTheRateIsBackWithinTwentySeconds() {
        for (Duration latency : List.of(Duration.ofMillis(150), Duration.ofSeconds(1))) {
            for (int seconds : new int[] {5, 30, 120}) {
                for (int seed = 0; seed < 3; seed++) {
                    outage(seed + seconds, latency, seconds);
                }
            }
        }
    }

    private static void outage(long seed, Duration latency, int seconds) {
        long from = Duration.ofSeconds(30).toNanos();
        long until = from + Duration.ofSeconds(seconds).toNanos();
        SimulatedSides sides = sides(seed, 220).latency(latency);
        sides.obstacle(request -> {
            long now = sides.world.elapsed().toNanos();
            return now >= from && now < until ? SimulatedSides.status(503) : null;
        });
        Curve curve = new Curve(sides, WORKERS);
        assertThat(curve.report().ending()).as("%s", curve.report().problems()).isEqualTo(RunEnding.DONE);
        assertThat(curve.report().summary().created()).isEqualTo(220);
        triesAtAShutGateAreFew(seconds, curve);
        assertThat(sides.rate(Duration.ofNanos(until).plusSeconds(20), Duration.ofSeconds(15)))
                .as("%s s at %s: %s", seconds, latency, curve)
                .isGreaterThanOrEqualTo(0.9 * RPS);
    }

    /**
     * When the gate shuts, each worker has one call that fails, and the next item of each may still meet the shut gate
     * before the pool pauses. Later, each trial parks its own item if it fails. It takes up to two seconds, and an item
     * that is refused meanwhile pauses the pool for a second: two more items at most.
     */
    private static void triesAtAShutGateAreFew(int seconds, Curve curve) {
        int trials = trials(seconds);
        long refused = curve.report().targetRequests().refused()
                + curve.report().sourceRequests().refused();
        assertThat(refused)
                .as("calls that a shut gate refused in %s s: %s", seconds, curve)
                .isLessThanOrEqualTo(WORKERS + 2 * trials);
        assertThat(curve.parked)
                .as("items that were parked in %s s: %s", seconds, curve)
                .isLessThanOrEqualTo(2 * WORKERS + 3 * trials);
    }

    /** The gate is shut for 2 s, then 4 s, then 8 s each; the last trial is the one after the outage. */
    private static int trials(int seconds) {
        int trials = 1;
        int shut = 2;
        for (int at = shut; at < seconds; at += shut) {
            trials++;
            shut = Math.min(8, 2 * shut);
        }
        return trials;
    }

    @Test
    void throttling_movesTheBudgetAndNotTheWorkers() {
        SimulatedSides sides = sides(1, 150).latency(Duration.ofSeconds(1));
        long from = Duration.ofSeconds(40).toNanos();
        sides.obstacle(request -> {
            long now = sides.world.elapsed().toNanos();
            return now >= from && now < from + Duration.ofSeconds(5).toNanos() ? SimulatedSides.status(429) : null;
        });
        Curve curve = new Curve(sides, 8);
        assertThat(curve.report().targetRequests().throttled()
                        + curve.report().sourceRequests().throttled())
                .isPositive();
        assertThat(curve.report().ending()).isEqualTo(RunEnding.DONE);
        assertThat(curve.points.stream().filter(point -> point.at() >= from).mapToInt(Curve.Point::workers))
                .as("%s", curve)
                .allMatch(workers -> workers == 8);
    }

    @Test
    void fixedWorkers_areNeverMoreNorFewer() {
        SimulatedSides sides = sides(1, 40).latency(Duration.ofSeconds(1));
        List<Integer> changes = new ArrayList<>();
        sides.run(builder -> {
            SpaceSync sync = builder.workers(3)
                    .minWorkers(3)
                    .listener(new SyncListener() {
                        @Override
                        public void itemEnded(ItemResult result, int ended, int total) {}

                        @Override
                        public void workersChanged(int before, int now) {
                            changes.add(now);
                        }
                    })
                    .build();
            sync.run(sync.plan());
        });
        assertThat(changes).isEmpty();
        assertThat(sides.mostInAir).isEqualTo(3);
    }

    @Test
    void fiftyStoriesUnderOneMissingPathOfFive_oneChainOfCreatesAndEightWorkers() {
        for (long seed : LongStream.range(0, 8).toArray()) {
            SimulatedSides sides = new SimulatedSides(seed, 0, space -> {
                space.folder("a")
                        .folder("a/b")
                        .folder("a/b/c")
                        .folder("a/b/c/d")
                        .folder("a/b/c/d/e");
                for (int i = 0; i < 50; i++) {
                    space.story("a/b/c/d/e/s" + i);
                }
            });
            sides.latency(Duration.ofSeconds(3)).run(builder -> {
                SpaceSync sync = builder.workers(8).minWorkers(8).build();
                assertThat(sync.run(sync.plan()).ending()).isEqualTo(RunEnding.DONE);
            });
            List<String> folders = sides.fake.commits().stream()
                    .filter(commit -> commit.kind() == Commit.Kind.CREATED)
                    .map(Commit::path)
                    .limit(5)
                    .toList();
            assertThat(folders).containsExactly("a", "a/b", "a/b/c", "a/b/c/d", "a/b/c/d/e");
            assertThat(sides.fake.writes().stream()
                            .filter(request -> request.method().equals("POST"))
                            .count())
                    .isEqualTo(55);
            assertThat(sides.mostInAir).isEqualTo(8);
            assertThat(sides.fake.space(SimulatedSides.TARGET)).mirrors(sides.fake.space(SimulatedSides.SOURCE));
        }
    }
}
