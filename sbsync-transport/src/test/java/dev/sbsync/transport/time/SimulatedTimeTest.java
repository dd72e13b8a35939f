package dev.sbsync.transport.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Simulated threads and their time: order, reproducibility by seed, locks, interrupts, failures. */
class SimulatedTimeTest {

    private final SimulatedTime world = new SimulatedTime(1);

    @Test
    void run_sleepingTasks_advancesToEachWakingInOrder() {
        List<String> history = new ArrayList<>();
        world.run(() -> {
            world.tasks().start("late", () -> {
                sleep(world, 20);
                history.add("late at " + world.elapsed());
            });
            world.tasks().start("early", () -> {
                sleep(world, 10);
                history.add("early at " + world.elapsed());
            });
        });

        assertThat(history).containsExactly("early at PT10S", "late at PT20S");
    }

    @Test
    void run_sameSeed_sameHistory() {
        for (long seed = 0; seed < 50; seed++) {
            assertThat(historyOf(seed)).isEqualTo(historyOf(seed));
        }
    }

    @Test
    void run_manySeeds_differentHistories() {
        assertThat(IntStream.range(0, 10).mapToObj(SimulatedTimeTest::historyOf).distinct())
                .hasSizeGreaterThan(3);
    }

    private static List<String> historyOf(long seed) {
        SimulatedTime world = new SimulatedTime(seed);
        Monitor monitor = world.time().newMonitor();
        List<String> history = new ArrayList<>();
        world.run(() -> {
            Tasks.Task sleeper = world.tasks().start("sleeper", () -> {
                try {
                    world.time().sleep(Duration.ofSeconds(9));
                } catch (InterruptedException e) {
                    history.add("interrupted");
                }
            });
            for (String name : List.of("a", "b", "c")) {
                world.tasks().start(name, () -> {
                    for (int i = 0; i < 3; i++) {
                        try (Monitor.Held held = monitor.enter()) {
                            history.add(name);
                        }
                        sleep(world, 1);
                    }
                });
            }
            sleep(world, 1);
            sleeper.interrupt();
        });
        return history;
    }

    @Test
    void enter_heldByATaskThatSleeps_waitsUntilItIsFree() {
        Monitor monitor = world.time().newMonitor();
        List<String> history = new ArrayList<>();
        world.run(() -> {
            try (Monitor.Held held = monitor.enter()) {
                world.tasks().start("other", () -> {
                    try (Monitor.Held entered = monitor.enter()) {
                        history.add("entered at " + world.elapsed());
                    }
                });
                sleep(world, 5);
                history.add("left at " + world.elapsed());
            }
        });

        assertThat(history).containsExactly("left at PT5S", "entered at PT5S");
    }

    @Test
    void await_signalFromAnotherTask_returnsThen() {
        Monitor monitor = world.time().newMonitor();
        world.run(() -> {
            world.tasks().start("signaller", () -> {
                sleep(world, 3);
                try (Monitor.Held held = monitor.enter()) {
                    held.signalAll();
                }
            });
            try (Monitor.Held held = monitor.enter()) {
                assertThat(held.await(Duration.ofSeconds(2))).isFalse();
                held.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });

        assertThat(world.elapsed()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void run_allWaitForEver_throwsWithDump() {
        Monitor monitor = world.time().newMonitor();

        assertThatThrownBy(() -> world.run(() -> world.tasks().start("stuck", () -> {
                    sleep(world, 2);
                    try (Monitor.Held held = monitor.enter()) {
                        held.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                })))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("All tasks wait for ever after PT2S, seed 1")
                .hasMessageContaining("main waits for the end of all tasks")
                .hasMessageContaining("stuck waits for a signal");
    }

    @Test
    void interrupt_sleepingTask_endsItsSleep() {
        List<Duration> ended = new ArrayList<>();
        world.run(() -> {
            Tasks.Task sleeper = world.tasks().start("sleeper", () -> {
                try {
                    world.time().sleep(Duration.ofDays(1));
                } catch (InterruptedException e) {
                    ended.add(world.elapsed());
                }
            });
            sleep(world, 1);
            sleeper.interrupt();
        });

        assertThat(ended).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void join_failedTask_throwsItsFailure() {
        world.run(() -> {
            Tasks.Task failing = world.tasks().start("failing", () -> {
                sleep(world, 1);
                throw new IllegalStateException("on purpose");
            });
            assertThatThrownBy(failing::join).hasMessage("on purpose");
        });
    }

    @Test
    void run_failedTaskThatIsNotJoined_throwsItsFailure() {
        assertThatThrownBy(() -> world.run(() -> world.tasks().start("failing", () -> {
                    throw new IllegalStateException("on purpose");
                })))
                .hasMessage("on purpose");
    }

    @Test
    void run_mainFails_endsTheOthersAndThrows() {
        assertThatThrownBy(() -> world.run(() -> {
                    world.tasks().start("sleeper", () -> sleep(world, 100));
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        assertThat(world.elapsed()).isZero();
    }

    @Test
    void alarm_set_runsOnTimeUnlessCancelled() {
        List<String> ran = new ArrayList<>();
        world.run(() -> {
            world.time().alarm(Duration.ofSeconds(1), () -> ran.add("first"));
            world.time()
                    .alarm(Duration.ofSeconds(1), () -> ran.add("cancelled"))
                    .cancel();
            world.time().alarm(Duration.ofSeconds(9), () -> ran.add("dropped"));
            sleep(world, 2);
        });

        assertThat(ran).containsExactly("first");
        assertThat(world.elapsed()).isEqualTo(Duration.ofSeconds(2));
    }

    private static void sleep(SimulatedTime world, long seconds) {
        try {
            world.time().sleep(Duration.ofSeconds(seconds));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
