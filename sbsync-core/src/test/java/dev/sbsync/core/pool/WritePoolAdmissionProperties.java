package dev.sbsync.core.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.time.SimulatedTime;
import dev.sbsync.transport.time.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Any work of any sizes, submitted at any times by several, some of it put off: how it is admitted. */
class WritePoolAdmissionProperties {

    private static final int CAPACITY = 100;

    private record Piece(int key, int size, boolean high) {}

    /** What a run shows: who was refused and not begun since, and how often each was passed by others then. */
    private static final class Watched implements PoolWriter<Piece, String> {
        private final SimulatedTime world;
        private final Random random;
        private final Map<Integer, Integer> passes = new LinkedHashMap<>();
        private final Map<Integer, Integer> begun = new HashMap<>();
        private Runnable released = () -> {};
        private int taken;
        private int running;
        private int mostPasses;

        Watched(SimulatedTime world, Random random) {
            this.world = world;
            this.random = random;
        }

        boolean admit(Piece work) {
            if (running > 0 && taken + work.size() > CAPACITY) {
                passes.putIfAbsent(work.key(), 0);
                return false;
            }
            taken += work.size();
            running++;
            assertThat(taken <= CAPACITY || running == 1)
                    .as("%d taken by %d", taken, running)
                    .isTrue();
            for (Map.Entry<Integer, Integer> waiting : passes.entrySet()) {
                if (waiting.getKey() == work.key()) {
                    break; // those after it were refused later
                }
                waiting.setValue(waiting.getValue() + 1);
                mostPasses = Math.max(mostPasses, waiting.getValue());
            }
            passes.remove(work.key());
            return true;
        }

        @Override
        public Attempt<String> write(Piece work) throws InterruptedException {
            begun.merge(work.key(), 1, Integer::sum);
            try {
                world.time().sleep(Duration.ofMillis(random.nextInt(50)));
                return random.nextInt(6) == 0
                        ? new Attempt.Later<>(Duration.ofMillis(random.nextInt(30)))
                        : new Attempt.Done<>("done");
            } finally {
                taken -= work.size();
                running--;
                released.run();
            }
        }

        @Override
        public String cancelled(Piece work) {
            throw new AssertionError("nothing is cancelled here");
        }
    }

    /** A task that waits for ever fails the simulation. */
    @Property(tries = 300)
    void anyWork_isAllWrittenWithinTheBudgetAndPassedABoundedNumberOfTimes(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int workers) {
        SimulatedTime world = new SimulatedTime(seed);
        Random random = new Random(seed);
        Watched watched = new Watched(world, random);
        world.run(() -> {
            WritePool<Integer, Piece, String> pool = WritePool.<Integer, Piece, String>builder(world.time(), watched)
                    .admission(watched::admit)
                    .order((one, other) -> Boolean.compare(other.high(), one.high()))
                    .bounds(20, 1000)
                    .build();
            watched.released = pool::limitChanged;
            pool.start(world.tasks(), "writer", workers, () -> {});
            List<Submission<String>> submissions = new ArrayList<>();
            List<Tasks.Task> submitters = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                int first = 1000 * i;
                submitters.add(world.tasks().start("submitter-" + i, () -> {
                    for (int key = first; key < first + 20; key++) {
                        submissions.add(submit(pool, world, random, key));
                    }
                }));
            }
            join(submitters);
            for (Submission<String> submission : submissions) {
                assertThat(await(submission)).isEqualTo("done");
            }
            pool.close();
            assertThat(submissions).hasSize(60);
        });
        assertThat(watched.begun).hasSize(60);
        assertThat(watched.taken).isZero();
        assertThat(watched.mostPasses).isLessThanOrEqualTo(ReadyQueue.MOST_PASSES);
    }

    private static Submission<String> submit(
            WritePool<Integer, Piece, String> pool, SimulatedTime world, Random random, int key) {
        int size = switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> 60 + random.nextInt(80);
            default -> 1 + random.nextInt(25);
        };
        try {
            world.time().sleep(Duration.ofMillis(random.nextInt(12)));
            return pool.submit(key, 1, new Piece(key, size, random.nextInt(5) == 0), 1, Duration.ofHours(1))
                    .orElseThrow();
        } catch (InterruptedException interrupt) {
            throw new AssertionError(interrupt);
        }
    }

    private static void join(List<Tasks.Task> tasks) {
        try {
            for (Tasks.Task task : tasks) {
                task.join();
            }
        } catch (InterruptedException interrupt) {
            throw new AssertionError(interrupt);
        }
    }

    private static String await(Submission<String> submission) {
        try {
            return submission.await();
        } catch (InterruptedException interrupt) {
            throw new AssertionError(interrupt);
        }
    }
}
