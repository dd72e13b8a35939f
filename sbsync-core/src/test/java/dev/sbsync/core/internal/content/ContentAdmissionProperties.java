package dev.sbsync.core.internal.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.pool.Attempt;
import dev.sbsync.core.pool.PoolWriter;
import dev.sbsync.core.pool.Submission;
import dev.sbsync.core.pool.WritePool;
import dev.sbsync.transport.BodyLimit.Room;
import dev.sbsync.transport.time.SimulatedTime;
import dev.sbsync.transport.time.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Contents of any sizes, which are known only as they are read, written by a pool that shares its budget with readers
 * such as {@code verify}.
 */
class ContentAdmissionProperties {

    private static final int KB = 1024;
    private static final long CAPACITY = 6_000L * KB;

    /** What the largest content that fits alone has as bytes: a read takes six times as much. */
    private static final int LARGEST = 1_000 * KB;

    private static final class Content {
        private final int size;
        private final boolean announced;
        private final ContentRoom room;
        private int reads;
        private int attempts;

        Content(Random random, ContentBudget budget) {
            this.size = switch (random.nextInt(8)) {
                case 0 -> LARGEST + 1 + random.nextInt(LARGEST);
                case 1, 2 -> LARGEST / 2 + random.nextInt(LARGEST / 2);
                default -> 1 + random.nextInt(8 * KB);
            };
            this.announced = random.nextBoolean();
            this.room = budget.room();
        }

        /** Reads as an answer is read: its size is announced, or known in steps of twice the size. */
        Room read(SimulatedTime world, Random random) throws InterruptedException {
            reads++;
            long known = announced ? size : Math.min(size, 2 * KB);
            while (true) {
                Room answer = room.room(known);
                if (answer != Room.FREE || known == size) {
                    return answer;
                }
                world.time().sleep(Duration.ofMillis(random.nextInt(10)));
                known = Math.min(size, 2 * known);
            }
        }
    }

    private static final class Writer implements PoolWriter<Content, Boolean> {
        private final SimulatedTime world;
        private final Random random;
        private final ContentBudget budget;

        Writer(SimulatedTime world, Random random, ContentBudget budget) {
            this.world = world;
            this.random = random;
            this.budget = budget;
        }

        @Override
        public Attempt<Boolean> write(Content work) throws InterruptedException {
            try {
                assertThat(budget.taken()).isLessThanOrEqualTo(CAPACITY);
                Room answer = work.read(world, random);
                assertThat(budget.taken()).isLessThanOrEqualTo(CAPACITY);
                if (answer == Room.LATER) {
                    return new Attempt.Later<>(Duration.ZERO);
                }
                world.time().sleep(Duration.ofMillis(random.nextInt(60)));
                if (answer == Room.FREE && work.attempts++ == 0 && random.nextInt(8) == 0) {
                    work.reads = 0; // throttled, say: another attempt reads it again
                    return new Attempt.Later<>(Duration.ofMillis(random.nextInt(50)));
                }
                return new Attempt.Done<>(answer == Room.FREE);
            } finally {
                work.room.release();
            }
        }

        @Override
        public Boolean cancelled(Content work) {
            throw new AssertionError("nothing is cancelled here");
        }
    }

    /** A task that waits for ever fails the simulation. */
    @Property(tries = 300)
    void anyContents_keepTheBudgetEndAndAreReadThreeTimesAtMost(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 8) int workers,
            @ForAll @IntRange(max = 2) int readers) {
        SimulatedTime world = new SimulatedTime(seed);
        Random random = new Random(seed);
        ContentBudget budget = new ContentBudget(world.time(), CAPACITY);
        List<Content> contents = new ArrayList<>();
        world.run(() -> {
            WritePool<Integer, Content, Boolean> pool = WritePool.<Integer, Content, Boolean>builder(
                            world.time(), new Writer(world, random, budget))
                    .admission(content -> content.room.admit())
                    .build();
            budget.onRelease(pool::limitChanged);
            pool.start(world.tasks(), "writer", workers, () -> {});
            List<Tasks.Task> tasks = new ArrayList<>();
            for (int i = 0; i < readers; i++) {
                tasks.add(world.tasks().start("reader-" + i, () -> read(world, random, budget)));
            }
            List<Submission<Boolean>> written = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Content content = new Content(random, budget);
                contents.add(content);
                written.add(submitted(pool, i, content));
            }
            for (int i = 0; i < contents.size(); i++) {
                assertThat(ended(written.get(i)))
                        .as("%d bytes fit", contents.get(i).size)
                        .isEqualTo(contents.get(i).size <= LARGEST);
            }
            pool.close();
            join(tasks);
            assertThat(budget.taken()).isZero();
        });
        assertThat(contents)
                .allSatisfy(content -> assertThat(content.reads)
                        .as("reads of %d bytes", content.size)
                        .isBetween(1, 3));
    }

    private static void read(SimulatedTime world, Random random, ContentBudget budget) {
        for (int i = 0; i < 10; i++) {
            int size = 1 + random.nextInt(LARGEST);
            int[] reads = {0};
            budget.within(room -> {
                reads[0]++;
                for (int known = Math.min(size, 2 * KB); true; known = Math.min(size, 2 * known)) {
                    ContentBudgetTest.read(room, known);
                    assertThat(budget.taken()).isLessThanOrEqualTo(CAPACITY);
                    sleep(world, random.nextInt(10));
                    if (known == size) {
                        return size;
                    }
                }
            });
            assertThat(reads[0]).as("reads of %d bytes", size).isLessThanOrEqualTo(3);
            sleep(world, random.nextInt(100));
        }
    }

    private static Submission<Boolean> submitted(WritePool<Integer, Content, Boolean> pool, int key, Content content) {
        try {
            return pool.submit(key, 1, content, 1, Duration.ZERO).orElseThrow();
        } catch (InterruptedException interrupt) {
            throw new AssertionError(interrupt);
        }
    }

    private static boolean ended(Submission<Boolean> submission) {
        try {
            return submission.await();
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

    private static void sleep(SimulatedTime world, int millis) {
        try {
            world.time().sleep(Duration.ofMillis(millis));
        } catch (InterruptedException interrupt) {
            throw new AssertionError(interrupt);
        }
    }
}
