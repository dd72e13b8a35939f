package dev.sbsync.core.faultmodel;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.testkit.Switch;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What happens in a run.
 *
 * @param retries how often the transports repeat a call
 * @param recordsUntilCrash after how many records its journal fails
 * @param remembers whether the run after a crash has the journal
 * @param later whether the spaces were in sync before, and the source was edited since
 * @param switches what else the fake does than what is usual
 * @param items whether the spaces have items other than stories
 * @param assets whether these include assets
 * @param kinds what is synced
 * @param deletes what is deleted
 */
record FaultOptions(
        List<Fault> faults,
        int retries,
        int recordsUntilCrash,
        boolean remembers,
        boolean later,
        Set<Switch> switches,
        boolean items,
        boolean assets,
        Set<Kind> kinds,
        DeletePolicy deletes) {

    private static final int[] RETRIES = {0, 1, 3};

    static FaultOptions of(Random random) {
        List<Fault> faults = IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> Fault.any(random))
                .toList();
        int retries = RETRIES[random.nextInt(RETRIES.length)];
        int records = random.nextInt(4) == 0 ? random.nextInt(150) : Integer.MAX_VALUE;
        return new FaultOptions(
                faults,
                retries,
                records,
                random.nextBoolean(),
                random.nextBoolean(),
                Set.of(),
                false,
                false,
                Kind.DEFAULT,
                DeletePolicy.NONE);
    }

    /** Returns how many plans or runs may fail in a row: without retries, each fault may be the end of one. */
    int mostPlans() {
        return 1 + faults.stream().mapToInt(Fault::times).sum();
    }

    /** Returns given faults alone. */
    static FaultOptions of(List<Fault> faults, int retries) {
        return new FaultOptions(
                faults,
                retries,
                Integer.MAX_VALUE,
                true,
                false,
                Set.of(),
                false,
                false,
                Kind.DEFAULT,
                DeletePolicy.NONE);
    }

    /**
     * Returns the same with answers that lie, and with switches of the fake; they come from other sources of chance, so
     * the rest stays.
     */
    FaultOptions withLies(Random random, Random another) {
        List<Fault> more = new ArrayList<>(faults);
        IntStream.range(0, random.nextInt(4)).forEach(i -> more.add(Fault.anyLie(random)));
        IntStream.range(0, another.nextInt(2)).forEach(i -> more.add(Fault.anotherLie(another)));
        return new FaultOptions(
                more,
                retries,
                recordsUntilCrash,
                remembers,
                later,
                Behaviours.any(random),
                items,
                assets,
                kinds,
                deletes);
    }

    /** Returns the same for other kinds. */
    FaultOptions syncing(Set<Kind> others) {
        return new FaultOptions(
                faults, retries, recordsUntilCrash, remembers, later, switches, items, assets, others, deletes);
    }

    /** Returns the same with items of every kind, the faults of a seed that are about them, and its kinds. */
    FaultOptions withItems(long seed) {
        List<Fault> more = new ArrayList<>(ItemFaults.of(seed));
        Set<Kind> synced = ItemFaults.kinds(seed, more);
        more.addAll(faults);
        Set<Switch> behaviours = EnumSet.noneOf(Switch.class);
        behaviours.addAll(switches);
        behaviours.addAll(Behaviours.anyOfItems(new Random(seed * 37 + 4)));
        return new FaultOptions(
                more, retries, recordsUntilCrash, remembers, later, behaviours, true, false, synced, deletes);
    }

    /** Returns the same with assets, which are synced, and with the faults of a seed that are about them. */
    FaultOptions withAssets(long seed) {
        List<Fault> more = new ArrayList<>(AssetFaults.of(seed));
        more.addAll(faults);
        Set<Kind> synced = EnumSet.copyOf(kinds);
        synced.add(Kind.ASSETS);
        Set<Switch> behaviours = EnumSet.noneOf(Switch.class);
        behaviours.addAll(switches);
        behaviours.addAll(Behaviours.anyOfAssets(new Random(seed * 67 + 5)));
        return new FaultOptions(
                more, retries, recordsUntilCrash, remembers, later, behaviours, items, true, synced, deletes);
    }

    /** Returns the same with deletes, the limit of a seed, and its faults that are about deletes. */
    FaultOptions deleting(long seed) {
        List<Fault> more = new ArrayList<>(ModelDeletes.faults(seed));
        more.addAll(faults);
        return new FaultOptions(
                more,
                retries,
                recordsUntilCrash,
                remembers,
                later,
                switches,
                items,
                assets,
                kinds,
                ModelDeletes.limit(seed));
    }
}
