package dev.sbsync.core.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.bench.StateRuns.Took;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the archive of a run costs: every published story is edited and copied again, with an archive and without, in
 * turns. The fake is in the same process; nothing is paced.
 */
@EnabledIfSystemProperty(named = "sbsync.bench", matches = "true")
class ArchiveBench {

    private static final int ITEMS = Integer.getInteger("sbsync.bench.items", 1_000);
    private static final int ROUNDS = 5;

    @TempDir
    private Path folder;

    @Test
    void updates_withAndWithoutAnArchive() throws Exception {
        try (StateRuns with = new StateRuns(ITEMS, folder.resolve("with.db"));
                StateRuns without = new StateRuns(ITEMS, folder.resolve("without.db"))) {
            with.run(true);
            without.run(false);
            double[] archived = new double[ROUNDS];
            double[] plain = new double[ROUNDS];
            System.out.println("| updated | requests with | without | archive, bytes per item | s with | without |");
            for (int round = 0; round < ROUNDS; round++) {
                String headline = "Round " + round;
                int stories = with.edit(ITEMS, headline);
                without.edit(ITEMS, headline);
                Took one = with.run(true);
                Took other = without.run(false);
                assertThat(one.report().summary().updated()).isEqualTo(stories);
                assertThat(one.requests()).isEqualTo(other.requests());
                archived[round] = one.seconds();
                plain[round] = other.seconds();
                System.out.printf(
                        Locale.ROOT,
                        "| %,d | %,d | %,d | %,d | %.2f | %.2f |%n",
                        stories,
                        one.requests(),
                        other.requests(),
                        one.archived() / stories,
                        one.seconds(),
                        other.seconds());
            }
            System.out.printf(
                    Locale.ROOT, "time with an archive / without, medians: %.2f%n", median(archived) / median(plain));
        }
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
