package dev.sbsync.core.faultmodel;

import dev.sbsync.core.faultmodel.Fault.Effect;
import dev.sbsync.core.faultmodel.Fault.Target;
import dev.sbsync.core.item.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The faults that can happen to requests about items of each kind, so that every fault meets every kind. */
final class ItemFaults {

    static final String SETTINGS = "spaces";

    /** The resources of the API by kind, {@code spaces} for settings. */
    static final Map<Kind, List<String>> RESOURCES = Map.of(
            Kind.SETTINGS, List.of(SETTINGS),
            Kind.DATASOURCES, List.of("datasources", "datasource_entries"),
            Kind.COMPONENTS, List.of("component_groups", "internal_tags", "components", "presets"));

    /** The kinds that are drawn here: all but assets, whose faults are {@link AssetFaults}. */
    private static final Set<Kind> MODELLED =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Kind.ASSETS)));

    private static final Set<String> PAGED = Set.of("internal_tags", "datasources", "datasource_entries");
    private static final Set<Effect> PAGES = Effect.PAGES;
    private static final Set<Effect> OF_CREATES = EnumSet.of(Effect.READ_LAG, Effect.LIST_LAG, Effect.FOREIGN);
    private static final int FAULTS = 5;

    /** One fault of one kind of item. */
    record Cell(String resource, Effect effect) {

        private Target anyTarget(Random random) {
            List<Target> targets = new ArrayList<>();
            if (!effect.refuses() && !OF_CREATES.contains(effect)) {
                targets.addAll(List.of(Target.SOURCE_LIST, Target.TARGET_LIST));
            }
            if (!PAGES.contains(effect)) {
                targets.add(resource.equals(SETTINGS) ? Target.UPDATE : Target.CREATE);
            }
            if (!PAGES.contains(effect) && !OF_CREATES.contains(effect) && !resource.equals("internal_tags")) {
                targets.add(Target.UPDATE);
            }
            return targets.get(random.nextInt(targets.size()));
        }

        Kind kind() {
            return RESOURCES.entrySet().stream()
                    .filter(kind -> kind.getValue().contains(resource))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static final List<Cell> CELLS = allCells();

    private ItemFaults() {}

    private static List<Cell> allCells() {
        List<Cell> cells = new ArrayList<>();
        for (Effect effect : EnumSet.complementOf(EnumSet.copyOf(Effect.OF_FILES))) {
            for (Kind kind : RESOURCES.keySet().stream().sorted().toList()) {
                for (String resource : RESOURCES.get(kind)) {
                    if (applies(resource, effect)) {
                        cells.add(new Cell(resource, effect));
                    }
                }
            }
        }
        return List.copyOf(cells);
    }

    /** A list that is not paged is taken as it is; settings are not created. */
    private static boolean applies(String resource, Effect effect) {
        return (!PAGES.contains(effect) || PAGED.contains(resource))
                && (!OF_CREATES.contains(effect) || !resource.equals(SETTINGS));
    }

    /** Returns every fault of every kind of item. */
    static List<Cell> cells() {
        return CELLS;
    }

    /** Returns the faults of a seed; consecutive seeds have all of them in turn. */
    static List<Fault> of(long seed) {
        Random random = new Random(seed * 23 + 1);
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < FAULTS; i++) {
            Cell cell = CELLS.get(Math.floorMod(seed * FAULTS + i, CELLS.size()));
            Target meets = cell.anyTarget(random);
            faults.add(new Fault(
                    cell.resource(),
                    meets,
                    meets == Target.CREATE ? 1 : 1 + random.nextInt(2),
                    1 + random.nextInt(3),
                    cell.effect(),
                    Duration.ofMillis(1000 + random.nextInt(9000))));
        }
        return faults;
    }

    /**
     * Returns the kinds of a seed: all of the model in half of the runs, else some, among them those that its faults
     * are about.
     */
    static Set<Kind> kinds(long seed, List<Fault> faults) {
        Random random = new Random(seed * 29 + 2);
        if (random.nextBoolean()) {
            return MODELLED;
        }
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        faults.forEach(fault -> kinds.add(new Cell(fault.resource(), fault.effect()).kind()));
        for (Kind kind : MODELLED) {
            if (random.nextInt(3) == 0) {
                kinds.add(kind);
            }
        }
        return kinds;
    }
}
