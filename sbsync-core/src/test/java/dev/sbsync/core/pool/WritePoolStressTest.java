package dev.sbsync.core.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.time.SimulatedTime;
import dev.sbsync.transport.time.Tasks;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Sixteen threads submit to ten keys while writes fail, are put off and throw. */
class WritePoolStressTest {

    private static final int THREADS = 16;
    private static final int KEYS = 10;

    private record Write(int key, long sequence) {}

    private record Outcome(long sequence, boolean failed) {}

    private record Submitted(Write write, Submission<Outcome> submission) {}

    private static final class Bang extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final long sequence;

        Bang(long sequence) {
            this.sequence = sequence;
        }
    }

    /** Watches what is written, and fails, puts off and throws at random. */
    private static final class Watcher implements PoolWriter<Write, Outcome> {
        final Map<Integer, AtomicInteger> running = new ConcurrentHashMap<>();
        final Map<Integer, List<Long>> written = new ConcurrentHashMap<>();
        final AtomicInteger overlaps = new AtomicInteger();
        private final Random random;
        private final TimeSource time;

        Watcher(Random random, TimeSource time) {
            this.random = random;
            this.time = time;
        }

        @Override
        public Attempt<Outcome> write(Write work) throws InterruptedException {
            AtomicInteger here = running.computeIfAbsent(work.key(), key -> new AtomicInteger());
            if (here.incrementAndGet() > 1) {
                overlaps.incrementAndGet();
            }
            try {
                time.sleep(Duration.ofNanos(random.nextInt(2_000_000)));
                int chance = random.nextInt(10);
                if (chance < 2) {
                    return new Attempt.Later<>(Duration.ofMillis(random.nextInt(5)));
                }
                List<Long> sequences = written.computeIfAbsent(work.key(), key -> new ArrayList<>());
                synchronized (sequences) {
                    sequences.add(work.sequence());
                }
                if (chance == 2) {
                    throw new Bang(work.sequence());
                }
                return new Attempt.Done<>(new Outcome(work.sequence(), chance < 5));
            } finally {
                here.decrementAndGet();
            }
        }

        @Override
        public Outcome cancelled(Write work) {
            throw new AssertionError("nothing is cancelled here");
        }
    }

    @Test
    void manySubmitters_simulated_lastSequenceWinsNeverTwoAtOnceAndEverySubmissionIsSettledOnce() {
        for (long seed : LongStream.range(0, 15).toArray()) {
            SimulatedTime world = new SimulatedTime(seed);
            world.run(() -> {
                try {
                    stress(world.time(), world.tasks(), new Random(seed), 40);
                } catch (InterruptedException interrupt) {
                    throw new AssertionError(interrupt);
                }
            });
        }
    }

    @Test
    void manySubmitters_realThreads_lastSequenceWinsNeverTwoAtOnceAndEverySubmissionIsSettledOnce()
            throws InterruptedException {
        stress(TimeSource.system(), Tasks.threads(), new Random(7), 150);
    }

    private static void stress(TimeSource time, Tasks tasks, Random random, int each) throws InterruptedException {
        Watcher watcher = new Watcher(random, time);
        WritePool<Integer, Write, Outcome> pool = WritePool.<Integer, Write, Outcome>builder(time, watcher)
                .bounds(6, 1000)
                .build();
        pool.start(tasks, "writer", 8, () -> {});
        AtomicLong sequences = new AtomicLong();
        List<List<Submitted>> submitted = new ArrayList<>();
        List<Tasks.Task> submitters = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            List<Submitted> mine = new ArrayList<>();
            submitted.add(mine);
            Random own = new Random(random.nextLong());
            submitters.add(tasks.start("submitter-" + i, () -> submit(pool, own, sequences, each, mine)));
        }
        for (Tasks.Task submitter : submitters) {
            submitter.join();
        }
        pool.close();
        pool.join();

        assertThat(watcher.overlaps).hasValue(0);
        List<Submitted> all = submitted.stream().flatMap(List::stream).toList();
        assertThat(all).hasSize(THREADS * each);
        for (int key = 0; key < KEYS; key++) {
            int one = key;
            List<Long> written = watcher.written.getOrDefault(key, List.of());
            Set<Long> asked = new HashSet<>();
            all.stream()
                    .filter(each1 -> each1.write().key() == one)
                    .forEach(each1 -> asked.add(each1.write().sequence()));
            assertThat(written).as("never back to an older state").isSorted().doesNotHaveDuplicates();
            assertThat(written.get(written.size() - 1))
                    .as("the last sequence of key %d wins", key)
                    .isEqualTo(asked.stream().mapToLong(Long::longValue).max().orElseThrow());
            assertThat(asked).containsAll(written);
        }
        for (Submitted one : all) {
            assertThat(settledBy(one.submission()))
                    .as("what %s came to is what was written in its place", one.write())
                    .isGreaterThanOrEqualTo(one.write().sequence());
        }
    }

    private static long settledBy(Submission<Outcome> submission) {
        try {
            return submission.outcome().orElseThrow().sequence();
        } catch (Bang thrown) {
            return thrown.sequence;
        }
    }

    private static void submit(
            WritePool<Integer, Write, Outcome> pool,
            Random random,
            AtomicLong sequences,
            int count,
            List<Submitted> submitted) {
        for (int i = 0; i < count; i++) {
            Write write = new Write(random.nextInt(KEYS), sequences.incrementAndGet());
            try {
                submitted.add(new Submitted(
                        write,
                        pool.submit(write.key(), write.sequence(), write, 10, Duration.ofMinutes(1))
                                .orElseThrow()));
            } catch (InterruptedException interrupt) {
                throw new AssertionError(interrupt);
            }
        }
    }
}
