package dev.sbsync.core.bench;

import dev.sbsync.core.bench.StateRuns.Took;
import dev.sbsync.testkit.Switch;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the state costs: a fresh copy, a run with nothing changed, and one with a hundredth of the items changed, the
 * fake in the same process. {@code sbsync.bench.items} names other sizes.
 */
@EnabledIfSystemProperty(named = "sbsync.bench", matches = "true")
class StateBench {

    private static final String SIZES = System.getProperty("sbsync.bench.items", "1000,10000");

    @TempDir
    private Path folder;

    @Test
    void threeRuns_ofEachSize() throws Exception {
        System.out.println("| items | run | requests | writes | s | state file MB |");
        for (String size : SIZES.split(",", -1)) {
            int items = Integer.parseInt(size);
            try (StateRuns runs =
                    new StateRuns(items, folder.resolve(size + ".db"), Switch.UUID_UPDATE_MOVES_UPDATED_AT)) {
                Took[] took = StateScaleTest.check(runs, items);
                String[] names = {"fresh copy", "nothing changed", "1 % changed"};
                for (int i = 0; i < took.length; i++) {
                    System.out.printf(
                            Locale.ROOT,
                            "| %,d | %s | %,d | %,d | %.1f | %.1f |%n",
                            items,
                            names[i],
                            took[i].requests(),
                            took[i].writes(),
                            took[i].seconds(),
                            took[i].stateBytes() / 1e6);
                }
            }
        }
    }
}
