package dev.sbsync.core.faultmodel;

import dev.sbsync.core.faultmodel.Fault.Effect;
import dev.sbsync.core.faultmodel.Fault.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** The faults that can happen to requests about assets and their files, so that every fault meets every step. */
final class AssetFaults {

    static final String FOLDERS = "asset_folders";
    static final String ASSETS = "assets";
    static final String UPLOADS = "uploads";
    static final String DOWNLOADS = "downloads";
    static final String SIGNATURES = "signatures";

    private static final Set<Effect> LOST = EnumSet.range(Effect.LOST_BEFORE, Effect.LATE_AFTER_TIMEOUT);
    private static final Set<Effect> ERRORS = EnumSet.range(Effect.UNAVAILABLE, Effect.INVALID);
    private static final Set<Effect> USELESS = EnumSet.range(Effect.UNKNOWN_ERROR, Effect.ERROR_OBJECT_AFTER);
    private static final Set<Effect> OF_CREATES = EnumSet.of(Effect.FOREIGN, Effect.READ_LAG, Effect.LIST_LAG);
    private static final Set<Effect> OF_READS =
            EnumSet.of(Effect.LOST_BEFORE, Effect.UNAVAILABLE, Effect.UNKNOWN_ERROR, Effect.HTML, Effect.REDIRECT);
    private static final Set<Effect> OF_UPLOADS = EnumSet.of(
            Effect.UNAVAILABLE,
            Effect.ERROR_AFTER,
            Effect.UNKNOWN_ERROR,
            Effect.REDIRECT,
            Effect.FILE_EXPIRED,
            Effect.FILE_REFUSED,
            Effect.FILE_SLOW_DOWN,
            Effect.FILE_CUT,
            Effect.FILE_STALLED);
    private static final Set<Effect> OF_DOWNLOADS =
            EnumSet.of(Effect.FILE_REFUSED, Effect.FILE_SLOW_DOWN, Effect.FILE_CUT, Effect.FILE_STALLED);

    /** Steps of which most runs have several. */
    private static final Set<Target> OFTEN = EnumSet.of(Target.SOURCE_LIST, Target.UPLOAD, Target.DOWNLOAD);

    private static final int FAULTS = 6;

    /** One fault of one step. */
    record Cell(String resource, Target meets, Effect effect) {}

    private static final List<Cell> CELLS = allCells();

    /** All, and once more those of folders, private files and uploads, of which a run has few. */
    private static final List<Cell> DRAWN = Stream.concat(
                    CELLS.stream(),
                    CELLS.stream()
                            .filter(cell -> Set.of(FOLDERS, SIGNATURES, UPLOADS).contains(cell.resource())))
            .toList();

    private AssetFaults() {}

    private static List<Cell> allCells() {
        List<Cell> cells = new ArrayList<>();
        for (String resource : List.of(ASSETS, FOLDERS)) {
            add(cells, resource, Target.CREATE, LOST, ERRORS, USELESS, OF_CREATES, Set.of(Effect.CUT_AFTER));
            add(cells, resource, Target.UPDATE, LOST, ERRORS, USELESS);
            add(cells, resource, Target.SOURCE_LIST, OF_READS, Set.of(Effect.CUT_AFTER));
            add(cells, resource, Target.TARGET_LIST, OF_READS, Set.of(Effect.CUT_AFTER));
        }
        add(cells, ASSETS, Target.SOURCE_LIST, Effect.PAGES);
        add(cells, ASSETS, Target.TARGET_LIST, Effect.PAGES);
        add(cells, ASSETS, Target.FINISH, LOST, ERRORS, USELESS);
        add(cells, UPLOADS, Target.UPLOAD, LOST, OF_UPLOADS);
        add(cells, DOWNLOADS, Target.DOWNLOAD, OF_READS, OF_DOWNLOADS);
        add(cells, SIGNATURES, Target.DOWNLOAD, OF_READS);
        return List.copyOf(cells);
    }

    @SafeVarargs
    private static void add(List<Cell> cells, String resource, Target meets, Set<Effect>... effects) {
        for (Set<Effect> some : effects) {
            some.forEach(effect -> cells.add(new Cell(resource, meets, effect)));
        }
    }

    /** Returns every fault of every step. */
    static List<Cell> cells() {
        return CELLS;
    }

    /** Returns the faults of a seed, of several steps; consecutive seeds have all of them in turn. */
    static List<Fault> of(long seed) {
        Random random = new Random(seed * 43 + 9);
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < FAULTS; i++) {
            Cell cell = DRAWN.get(Math.floorMod(seed + i * DRAWN.size() / FAULTS, DRAWN.size()));
            int first = 1 + random.nextInt(OFTEN.contains(cell.meets()) ? 2 : 1);
            faults.add(new Fault(
                    cell.resource(),
                    cell.meets(),
                    Effect.PAGES.contains(cell.effect()) ? first + random.nextInt(2) : first,
                    1 + random.nextInt(3),
                    cell.effect(),
                    Duration.ofMillis(1000 + random.nextInt(9000))));
        }
        return faults;
    }
}
