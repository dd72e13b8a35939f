package dev.sbsync.core.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.time.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Any work with any dependencies and outcomes, submitted before and while the pool runs. */
class WritePoolProperties {

    private record Work(int key, int version, List<Integer> after) {}

    /** Checks every event, and fails, parks, changes, accepts work and lets it wait at random. */
    private static final class Checked implements PoolWriter<Work, String>, PoolListener<Work, String> {
        private final SimulatedTime world;
        private final Random random;
        private final Map<Integer, Work> newest = new HashMap<>();
        private final Map<Integer, String> outcomes = new HashMap<>();
        private final Set<Integer> usable = new HashSet<>();
        private final Set<Work> last = new HashSet<>();
        private int queued;
        private int ended;

        Checked(long seed, SimulatedTime world) {
            this.world = world;
            this.random = new Random(seed);
        }

        @Override
        public Attempt<String> write(Work work) throws InterruptedException {
            assertThat(usable).as("%s starts", work).containsAll(work.after());
            world.time().sleep(Duration.ofMillis(random.nextInt(1000)));
            return switch (random.nextInt(8)) {
                case 0, 1 -> new Attempt.Done<>("failed");
                case 2 -> new Attempt.Later<>(Duration.ofMillis(random.nextInt(3000)));
                case 3 -> new Attempt.Again<>();
                case 4 -> accepted(work);
                case 5 -> waiting(work);
                default -> new Attempt.Done<>("ok");
            };
        }

        private Attempt<String> accepted(Work work) {
            usable.add(work.key());
            return new Attempt.Accepted<>("ok");
        }

        private Attempt<String> waiting(Work work) {
            boolean written = random.nextBoolean();
            if (written) {
                usable.add(work.key());
            }
            return new Attempt.Waits<>(new HashSet<>(List.of(random.nextInt(12), random.nextInt(12))), written);
        }

        @Override
        public Attempt<List<Attempt<String>>> confirm(List<Work> batch, boolean atEnd) throws InterruptedException {
            world.time().sleep(Duration.ofMillis(random.nextInt(1000)));
            if (random.nextInt(4) == 0) {
                return new Attempt.Later<>(Duration.ofSeconds(2));
            }
            List<Attempt<String>> attempts = new ArrayList<>();
            batch.forEach(work -> attempts.add(
                    random.nextInt(4) == 0 ? new Attempt.Later<>(Duration.ZERO) : new Attempt.Done<>("ok")));
            return new Attempt.Done<>(attempts);
        }

        @Override
        public String cancelled(Work work) {
            throw new AssertionError("nothing is cancelled here: " + work);
        }

        @Override
        public boolean confirmed(String outcome) {
            return outcome.equals("ok");
        }

        @Override
        public String blocked(Work work, Work cause, String outcome) {
            assertThat(work.after()).contains(cause.key());
            assertThat(confirmed(outcome)).isFalse();
            return "blocked";
        }

        @Override
        public void queued(Work work, @Nullable Work before) {
            queued += before == null ? 1 : 0;
            newest.put(work.key(), work);
        }

        @Override
        public void settled(Work work, String outcome, boolean isLast) {
            if (isLast) {
                assertThat(last.add(work)).as("%s ends once", work).isTrue();
                assertThat(newest.get(work.key()))
                        .as("the last submission wins")
                        .isEqualTo(work);
                ended++;
                outcomes.put(work.key(), outcome);
                if (confirmed(outcome)) {
                    usable.add(work.key());
                }
            }
        }

        @Override
        public void stalled(List<Work> waiting) {
            throw new AssertionError("stalled: " + waiting);
        }
    }

    @Property(tries = 500)
    void anyWork_endsOnceNothingStartsBeforeItsDependenciesAndTheCountsAddUp(@ForAll long seed) {
        SimulatedTime world = new SimulatedTime(seed);
        Random random = new Random(seed);
        Checked checked = new Checked(seed, world);
        WritePool<Integer, Work, String> pool = WritePool.<Integer, Work, String>builder(world.time(), checked)
                .listener(checked)
                .after(Work::after)
                .batch(1 + random.nextInt(4))
                .endsWhenDone()
                .build();
        world.run(() -> {
            try {
                submit(pool, random, 0);
                pool.start(world.tasks(), "worker", 1 + random.nextInt(5), () -> {});
                for (int version = 1; version < 4; version++) {
                    world.time().sleep(Duration.ofMillis(random.nextInt(5000)));
                    submit(pool, random, version);
                    addsUp(pool, checked);
                }
                pool.join();
                addsUp(pool, checked);
            } catch (InterruptedException interrupt) {
                throw new AssertionError(interrupt);
            }
        });
        assertThat(checked.ended).isEqualTo(checked.queued);
    }

    /** Each piece depends on some with a lower key, all of which are submitted together. */
    private static void submit(WritePool<Integer, Work, String> pool, Random random, int version) {
        Map<Integer, Work> works = new LinkedHashMap<>();
        int count = random.nextInt(12);
        for (int key = 0; key < count; key++) {
            List<Integer> after = new ArrayList<>();
            for (int before = 0; before < key; before++) {
                if (random.nextInt(4) == 0) {
                    after.add(before);
                }
            }
            works.put(key, new Work(key, version, after));
        }
        pool.submitAll(works, () -> {});
    }

    private static void addsUp(WritePool<Integer, Work, String> pool, Checked checked) {
        int total = pool.look(state -> state.waiting()
                + state.ready()
                + state.parked()
                + state.running().size()
                + checked.ended);
        assertThat(total).isEqualTo(checked.queued);
    }
}
