package dev.sbsync.core.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.time.SimulatedTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Work that references other work, in any graph, as items of a run do. */
class SoftWaitsProperties {

    /** Work that depends on other work, and references some that it waits for if it can. */
    private record Work(int key, Set<Integer> after, Set<Integer> references) {}

    /** Writes each piece once if all that it references is written or has ended, else a second time. */
    private static final class Writer implements PoolWriter<Work, String>, PoolListener<Work, String> {
        private final SimulatedTime world;
        private final Random random;
        private final boolean failing;
        private final Map<Integer, String> ended = new HashMap<>();
        private final Set<Integer> written = new HashSet<>();
        private final Set<Integer> mustNotWait = new HashSet<>();
        private final Set<Integer> secondWrites = new LinkedHashSet<>();
        private final Set<Integer> submitted = new HashSet<>();
        private int cancelled;

        Writer(long seed, boolean failing, SimulatedTime world) {
            this.world = world;
            this.failing = failing;
            this.random = new Random(seed);
        }

        @Override
        public Attempt<String> write(Work work) throws InterruptedException {
            assertThat(written).as("%s starts", work).containsAll(work.after());
            world.time().sleep(Duration.ofMillis(random.nextInt(1000)));
            Set<Integer> open = new LinkedHashSet<>(work.references());
            open.retainAll(submitted);
            open.removeAll(written);
            open.removeAll(ended.keySet());
            boolean second = secondWrites.contains(work.key());
            if (second) {
                assertThat(open).as("%s is written a second time", work).isEmpty();
            } else if (!open.isEmpty() && !mustNotWait.contains(work.key())) {
                return new Attempt.Waits<>(open, false);
            }
            if (failing && random.nextInt(6) == 0) {
                return new Attempt.Later<>(Duration.ofMillis(random.nextInt(3000)));
            }
            if (failing && random.nextInt(6) == 0) {
                return new Attempt.Done<>("failed");
            }
            written.add(work.key());
            if (!open.isEmpty()) {
                secondWrites.add(work.key());
                return new Attempt.Waits<>(open, true);
            }
            return random.nextInt(4) == 0 ? new Attempt.Accepted<>("ok") : new Attempt.Done<>("ok");
        }

        @Override
        public Attempt<List<Attempt<String>>> confirm(List<Work> batch, boolean last) {
            List<Attempt<String>> attempts = new ArrayList<>();
            batch.forEach(work -> attempts.add(new Attempt.Done<>("ok")));
            return new Attempt.Done<>(attempts);
        }

        @Override
        public void cannotWait(Work work) {
            mustNotWait.add(work.key());
        }

        @Override
        public String cancelled(Work work) {
            cancelled++;
            return "cancelled";
        }

        @Override
        public boolean confirmed(String outcome) {
            return outcome.equals("ok");
        }

        @Override
        public String blocked(Work work, Work cause, String outcome) {
            return "blocked";
        }

        @Override
        public void settled(Work work, String outcome, boolean last) {
            assertThat(ended.put(work.key(), outcome)).as("%s ends once", work).isNull();
        }

        @Override
        public void stalled(List<Work> waiting) {
            throw new AssertionError("stalled: " + waiting);
        }
    }

    private static Map<Integer, Work> graph(Random random) {
        int count = 1 + random.nextInt(14);
        int references = 1 + random.nextInt(8);
        Map<Integer, Work> works = new LinkedHashMap<>();
        for (int key = 0; key < count; key++) {
            Set<Integer> after = new LinkedHashSet<>();
            Set<Integer> named = new LinkedHashSet<>();
            for (int other = 0; other < count; other++) {
                if (other < key && random.nextInt(6) == 0) {
                    after.add(other);
                }
                if (random.nextInt(12) < references && random.nextInt(3) == 0) {
                    named.add(other);
                }
            }
            works.put(key, new Work(key, after, named));
        }
        return works;
    }

    /** Returns the keys that wait for themselves. */
    private static Set<Integer> cyclic(Map<Integer, Work> works) {
        Set<Integer> cyclic = new HashSet<>();
        for (Integer start : works.keySet()) {
            Set<Integer> seen = new HashSet<>();
            Deque<Integer> next = new ArrayDeque<>(List.of(start));
            while (!next.isEmpty()) {
                Work work = Objects.requireNonNull(works.get(next.remove()));
                Set<Integer> all = new HashSet<>(work.after());
                all.addAll(work.references());
                all.stream().filter(seen::add).forEach(next::add);
            }
            if (seen.contains(start)) {
                cyclic.add(start);
            }
        }
        return cyclic;
    }

    private static Writer run(Map<Integer, Work> works, long seed, boolean failing, boolean stopped) {
        SimulatedTime world = new SimulatedTime(seed);
        Random random = new Random(seed);
        Writer writer = new Writer(seed, failing, world);
        writer.submitted.addAll(works.keySet());
        WritePool<Integer, Work, String> pool = WritePool.<Integer, Work, String>builder(world.time(), writer)
                .listener(writer)
                .after(Work::after)
                .batch(1 + random.nextInt(4))
                .endsWhenDone()
                .build();
        world.run(() -> {
            try {
                pool.submitAll(works, () -> {});
                pool.start(world.tasks(), "worker", 1 + random.nextInt(5), () -> {});
                world.time().sleep(Duration.ofMillis(random.nextInt(3000)));
                pool.pause();
                world.time().sleep(Duration.ofMillis(random.nextInt(3000)));
                pool.resume();
                if (stopped) {
                    world.time().sleep(Duration.ofMillis(random.nextInt(3000)));
                    pool.stop();
                }
                pool.join();
            } catch (InterruptedException interrupt) {
                throw new AssertionError(interrupt);
            }
        });
        assertThat(writer.ended).as("each piece ends").containsOnlyKeys(works.keySet());
        return writer;
    }

    @Property(tries = 1000)
    void anyGraph_isWrittenOnce_andTwiceOnlyWhereItWaitsForItself(@ForAll long seed) {
        Map<Integer, Work> works = graph(new Random(seed));
        Writer writer = run(works, seed, false, false);

        assertThat(writer.ended.values()).containsOnly("ok");
        assertThat(cyclic(works)).containsAll(writer.secondWrites);
        assertThat(writer.cancelled).isZero();
    }

    @Property(tries = 500)
    void workThatFailsOrIsParked_holdsUpNothingThatOnlyReferencesIt(@ForAll long seed) {
        Map<Integer, Work> works = graph(new Random(seed));
        Writer writer = run(works, seed, true, false);

        assertThat(writer.ended.values()).isSubsetOf("ok", "failed", "blocked");
        assertThat(cyclic(works)).containsAll(writer.secondWrites);
        writer.ended.forEach((key, outcome) -> {
            if (outcome.equals("blocked")) {
                assertThat(Objects.requireNonNull(works.get(key)).after())
                        .anyMatch(on -> !"ok".equals(writer.ended.get(on)));
            }
        });
    }

    @Property(tries = 500)
    void pool_thatIsStopped_ends(@ForAll long seed) {
        run(graph(new Random(seed)), seed, true, true);
    }

    @Test
    void workThatAllOthersReference_andThatReferencesThem_isTheOnlyOneWrittenTwice() {
        Map<Integer, Work> works = new LinkedHashMap<>();
        Set<Integer> pages = new LinkedHashSet<>();
        for (int page = 1; page <= 20; page++) {
            pages.add(page);
            works.put(page, new Work(page, Set.of(), Set.of(0)));
        }
        works.put(0, new Work(0, Set.of(), pages));

        assertThat(run(works, 1, false, false).secondWrites).containsExactly(0);
    }

    @Test
    void workThatIsNeededByWhatItReferences_isWrittenFirst() {
        Map<Integer, Work> works = new LinkedHashMap<>();
        works.put(0, new Work(0, Set.of(), Set.of(1)));
        works.put(1, new Work(1, Set.of(0), Set.of()));

        assertThat(run(works, 1, false, false).secondWrites).containsExactly(0);
    }
}
