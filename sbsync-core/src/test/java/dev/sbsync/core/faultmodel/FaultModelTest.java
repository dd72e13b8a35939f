package dev.sbsync.core.faultmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.Switch;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens to requests, nothing is lost, nothing doubled, and the report is true. A default build takes a
 * sample; {@code -Dsbsync.seeds=2000} takes more, from {@code -Dsbsync.first=1} on, and prints figures,
 * {@code -Dsbsync.seed=N} replays one and prints its history.
 */
class FaultModelTest {

    private static final int DEFAULT_SEEDS = 150;
    private static final Long REPLAYED = Long.getLong("sbsync.seed");
    private static final long FIRST = REPLAYED == null ? Long.getLong("sbsync.first", 1) : REPLAYED;
    private static final int SEEDS = REPLAYED == null ? Integer.getInteger("sbsync.seeds", DEFAULT_SEEDS) : 1;
    private static final int RUN_TWICE = 15;
    private static final int DELETING = 4;
    private static final int UNDONE = 10;

    @Test
    void run_faultsOfManySeeds_nothingLostNothingDoubledAndTheReportIsTrue() {
        List<String> failures = new ArrayList<>();
        Formats figures = new Formats();
        LongStream.range(FIRST, FIRST + SEEDS).forEach(seed -> {
            try {
                FaultRun run = ofSeed(seed);
                figures.add(run);
                run.problems().forEach(problem -> failures.add("-Dsbsync.seed=" + seed + ": " + problem));
                if (REPLAYED != null) {
                    System.out.println(run.history());
                }
            } catch (RuntimeException ended) {
                if (REPLAYED != null) {
                    throw ended;
                }
                failures.add("-Dsbsync.seed=" + seed + ": ended with " + ended);
            }
        });
        if (System.getProperty("sbsync.seeds") != null) {
            System.out.println(figures);
        }
        assertThat(failures).isEmpty();
        if (SEEDS >= DEFAULT_SEEDS) {
            assertThat(figures.fired).as("kinds of faults").containsExactlyInAnyOrder(Fault.Effect.values());
            assertThat(ItemFaults.cells())
                    .as("faults of items that never happened")
                    .filteredOn(cell -> !figures.ofItems.containsKey(cell))
                    .isEmpty();
            assertThat(AssetFaults.cells())
                    .as("faults of assets that never happened")
                    .filteredOn(cell -> !figures.ofAssets.contains(cell))
                    .isEmpty();
            assertThat(figures.ofDeletes)
                    .as("faults of deletes")
                    .containsExactlyInAnyOrderElementsOf(ModelDeletes.allEffects());
            assertThat(Happening.all())
                    .as("what never happened to an item")
                    .filteredOn(happening -> !figures.happened.contains(happening))
                    .isEmpty();
            assertThat(figures.switches)
                    .as("switches that took effect")
                    .containsAll(Behaviours.all())
                    .containsAll(Behaviours.OF_ITEMS)
                    .containsAll(Behaviours.OF_ASSETS);
        }
    }

    @Test
    void run_copiesThatKeepTheirUuids_nothingLostNothingDoubledAndEveryReferenceIsTheCopys() {
        List<String> failures = new ArrayList<>();
        LongStream.range(FIRST, FIRST + Math.max(1, SEEDS / 3)).forEach(seed -> {
            FaultRun run = FaultRun.mapped(seed);
            run.problems().forEach(problem -> failures.add("-Dsbsync.seed=" + seed + ": " + problem));
            if (REPLAYED != null) {
                System.out.println(run.history());
            }
        });
        assertThat(failures).isEmpty();
    }

    @Test
    void undo_faultsOfManySeeds_theTargetIsAsItWas() {
        List<String> failures = new ArrayList<>();
        LongStream.range(FIRST, FIRST + Math.max(1, SEEDS / UNDONE)).forEach(seed -> {
            UndoneRun run = UndoneRun.of(seed);
            run.problems().forEach(problem -> failures.add("-Dsbsync.seed=" + seed + ": " + problem));
            if (REPLAYED != null) {
                System.out.println(run.history());
            }
        });
        assertThat(failures).isEmpty();
    }

    @Test
    void run_oneSeed_hasOneHistory() {
        LongStream.range(FIRST, FIRST + Math.min(SEEDS, RUN_TWICE))
                .forEach(seed -> assertThat(ofSeed(seed).history())
                        .isEqualTo(ofSeed(seed).history()));
    }

    /** Every fourth seed deletes what the source lacks. */
    private static FaultRun ofSeed(long seed) {
        return seed % DELETING == 0 ? FaultRun.deleting(seed) : FaultRun.ofAllKinds(seed);
    }

    /** What the runs add up to. */
    private static final class Formats {
        private int runs;
        private int crashed;
        private long items;
        private long requests;
        private long faults;
        private long failed;
        private long simulatedSeconds;
        private final Set<Fault.Effect> fired = EnumSet.noneOf(Fault.Effect.class);
        private final Map<ItemFaults.Cell, Integer> ofItems = new HashMap<>();
        private final Set<AssetFaults.Cell> ofAssets = new HashSet<>();
        private final Set<Fault.Effect> ofDeletes = EnumSet.noneOf(Fault.Effect.class);
        private final Set<Happening> happened = new HashSet<>();
        private final Set<Switch> switches = EnumSet.noneOf(Switch.class);

        void add(FaultRun run) {
            runs++;
            crashed += run.crashed() ? 1 : 0;
            items += run.report().summary().total();
            requests += run.fake.requests().size();
            faults += run.network.hits.size();
            run.network.hits.stream().filter(SimulatedApi.Hit::changesAnswer).forEach(hit -> {
                fired.add(hit.effect());
                if (hit.target() == Fault.Target.DELETE) {
                    ofDeletes.add(hit.effect());
                }
                ofAssets.add(new AssetFaults.Cell(hit.resource(), hit.target(), hit.effect()));
                ofItems.merge(new ItemFaults.Cell(hit.resource(), hit.effect()), 1, Integer::sum);
            });
            happened.addAll(Happening.in(run.report()));
            switches.addAll(run.fake.switchesInEffect());
            failed += run.report().summary().failed() + run.report().summary().blocked();
            simulatedSeconds += run.elapsed().toSeconds();
        }

        @Override
        public String toString() {
            return "fault model: " + runs + " runs (" + crashed + " crashed and were run again), " + items + " items, "
                    + requests + " requests, " + faults + " faults, " + failed
                    + " items failed or blocked for a reason, "
                    + simulatedSeconds / 3600 + " h of simulated time, " + switches.size() + " switches in effect";
        }
    }
}
