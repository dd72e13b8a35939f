package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunEnding;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Runs that are stopped at every request, on simulated time with four workers, and resumed from their state. */
class StoppedRunTest {

    @Test
    void cancelled_atEveryRequest_isResumed() {
        assertThat(sweep(SyncRun::cancel)).isGreaterThan(30);
    }

    @Test
    void cutOff_atEveryRequest_isResumed() {
        assertThat(sweep(SyncRun::cancelNow)).isGreaterThan(30);
    }

    /** Returns how many runs were stopped before their end. */
    private static int sweep(Consumer<SyncRun> stop) {
        int stopped = 0;
        for (int n = 1; stoppedAt(n, stop); n++) {
            stopped++;
        }
        return stopped;
    }

    /** Returns whether the run had that many requests. */
    private static boolean stoppedAt(int n, Consumer<SyncRun> stop) {
        SimulatedSides sides = new SimulatedSides(n, 0, RunControlTest::items).latency(Duration.ofMillis(200));
        AtomicReference<@Nullable SyncRun> started = new AtomicReference<>();
        AtomicInteger requests = new AtomicInteger();
        sides.beforeEach(() -> {
            SyncRun run = started.get();
            if (run != null && requests.incrementAndGet() == n) {
                stop.accept(run);
            }
        });
        sides.run(builder -> {
            SpaceSync sync = builder.workers(4).minWorkers(4).build();
            SyncRun run = sync.start(sync.plan());
            started.set(run);
            SyncReport report = Sides.awaited(run);
            started.set(null);
            if (report.ending() == RunEnding.CANCELLED) {
                report = Sides.awaited(sync.resume(run.id()));
                assertThat(report.runId()).isEqualTo(run.id());
            }
            assertThat(report.ending()).as("stopped at %d", n).isEqualTo(RunEnding.DONE);
            assertThat(report.items())
                    .as("stopped at %d", n)
                    .hasSize(12)
                    .extracting(ItemResult::outcome)
                    .allMatch(outcome -> outcome instanceof Outcome.Created);
        });
        assertThat(sides.fake.space(SimulatedSides.TARGET)).mirrors(sides.fake.space(SimulatedSides.SOURCE));
        assertThat(sides.fake.commits())
                .as("stopped at %d", n)
                .extracting(commit -> commit.kind() + " " + commit.path())
                .doesNotHaveDuplicates();
        assertThat(sides.fake.violations()).isEmpty();
        return requests.get() >= n;
    }
}
