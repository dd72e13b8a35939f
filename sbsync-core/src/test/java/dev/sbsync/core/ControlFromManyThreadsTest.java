package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.run.SyncListener;
import dev.sbsync.transport.time.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A run that several threads pause, resume and look at, each in its own time. */
class ControlFromManyThreadsTest {

    @Test
    void pauseAndResume_byFourThreads_neverLeaveTheRunStanding() {
        for (long seed : LongStream.range(0, 40).toArray()) {
            SimulatedSides sides = new SimulatedSides(seed, 0, space -> {
                for (int i = 0; i < 12; i++) {
                    space.story("s" + i);
                }
            });
            List<Integer> told = new ArrayList<>();
            sides.run(builder -> {
                SpaceSync sync = builder.workers(3).listener(new Told(told)).build();
                SyncRun run = sync.start(sync.plan());
                List<Tasks.Task> controllers = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    controllers.add(sides.world.tasks().start("controller " + i, () -> control(sides, run)));
                }
                SyncReport report = ended(run, controllers);
                assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            });
            assertThat(told)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, 12).boxed().toList());
            assertThat(sides.fake.space(SimulatedSides.TARGET)).mirrors(sides.fake.space(SimulatedSides.SOURCE));
        }
    }

    private record Told(List<Integer> numbers) implements SyncListener {
        @Override
        public void itemEnded(ItemResult result, int ended, int total) {
            numbers.add(ended);
        }
    }

    private static SyncReport ended(SyncRun run, List<Tasks.Task> controllers) {
        try {
            for (Tasks.Task controller : controllers) {
                controller.join();
            }
            run.resume();
            return run.await();
        } catch (InterruptedException interrupt) {
            throw new AssertionError(interrupt);
        }
    }

    private static void control(SimulatedSides sides, SyncRun run) {
        try {
            for (int i = 0; i < 8; i++) {
                run.pause();
                assertThat(run.snapshot().counts().ended()).isLessThanOrEqualTo(12);
                run.resume();
                sides.world.time().sleep(Duration.ofMillis(100));
            }
        } catch (InterruptedException interrupt) {
            throw new AssertionError(interrupt);
        }
    }
}
