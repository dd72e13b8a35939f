package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.plan.OnUnresolved;
import dev.sbsync.core.report.CycleText;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.watch.WatchCycle;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A watch that is stopped ends soon, starts nothing, and reports what ended. */
class WatchStopTest extends WatchScene {

    @Test
    void stoppedDuringARun_leavesItResumableAndTheNextWatchFinishes() {
        SimulatedSides sides = new SimulatedSides(1, 6, stories(20));
        StateStore store = StateStore.inMemory();
        watched(sides, store, (world, source, target) -> pass(world, Duration.ofSeconds(4)));
        assertThat(new SyncState(store).runs())
                .singleElement()
                .satisfies(run -> assertThat(run.ending()).hasValue(RunEnding.CANCELLED));
        assertThat(cycles).hasSize(1);
        watched(sides, store, (world, source, target) -> {
            pass(world, Duration.ofMinutes(2));
            assertThat(target).mirrors(source);
        });
    }

    /**
     * The run is slower than the interval: a cycle ends with items in progress, and these end while the watch stops.
     */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatEndsWhileTheWatchStops_isReportedLast(boolean now) {
        SimulatedSides sides = new SimulatedSides(1, 3, stories(60));
        StateStore store = StateStore.inMemory();
        sides.run(builder -> {
            SpaceWatch watch = builder.state(store).build().watch(Duration.ofSeconds(1), cycles::add);
            try {
                pass(sides, Duration.ofSeconds(20));
                if (now) {
                    watch.stopNow();
                } else {
                    watch.stop();
                }
                watch.await();
            } catch (InterruptedException impossible) {
                throw new AssertionError(impossible);
            }
        });
        SyncReport report = new SyncState(store)
                .report(new SyncState(store).runs().get(0).header().runId())
                .orElseThrow();
        assertThat(CycleText.line(cycles.get(0))).contains(" in progress");
        assertThat(cycles)
                .filteredOn(cycle -> cycle.open() > 0)
                .noneMatch(cycle -> CycleText.line(cycle).contains("no changes"));
        WatchCycle last = cycles.get(cycles.size() - 1);
        assertThat(last.scan()).isEqualTo(WatchCycle.Scan.NONE);
        assertThat(last.outcomes().byStatus())
                .isEqualTo(report.summary().counts().byStatus());
        assertThat(last.runId()).isEqualTo(report.runId());
        assertThat(CycleText.line(last)).matches("stopped, .*\\d+ cancelled, \\d+ requests?");
    }

    /** The first cycle lists both spaces, and reads the stories to check their references. */
    @Test
    void stopBeforeTheFirstRun_endsTheListingAndStartsNone() {
        int listing = 0;
        for (int second = 0; second < 40; second += 2) {
            Duration after = Duration.ofSeconds(second);
            SimulatedSides sides = new SimulatedSides(second, 6, stories(4)).latency(Duration.ofSeconds(2));
            StateStore store = StateStore.inMemory();
            boolean[] running = {false};
            watched(sides, store, sync -> sync.onUnresolved(OnUnresolved.FAIL), (world, source, target) -> {
                pass(world, after);
                running[0] = !new SyncState(store).runs().isEmpty();
            });
            if (!running[0]) {
                listing++;
                assertThat(new SyncState(store).runs()).isEmpty();
                assertThat(sides.fake.writes()).isEmpty();
                assertThat(sides.world.elapsed()).isLessThan(after.plusSeconds(1));
            }
        }
        assertThat(listing).as("stopped before the run").isBetween(5, 19);
    }

    @Test
    void stopDuringALaterCycle_endsItsListingAndStartsNoRun() {
        for (int second = 1; second < 15; second += 2) {
            Duration after = Duration.ofSeconds(second);
            SimulatedSides sides = new SimulatedSides(second, 6, stories(4));
            StateStore store = StateStore.inMemory();
            watched(sides, store, (world, source, target) -> {
                pass(world, Duration.ofMillis(80_500)); // a change in a whole second is synced one cycle later
                source.edit("s1", story -> story.field("v", 7));
                world.latency(Duration.ofSeconds(4)); // of a list of changes, two spaces and two lists
                cycles.clear();
                pass(world, Duration.ofMillis(9500).plus(after));
            });
            assertThat(new SyncState(store).runs()).hasSize(1);
            assertThat(cycles).isEmpty();
            assertThat(sides.world.elapsed()).isLessThan(after.plusSeconds(91));
        }
    }
}
