package dev.sbsync.core.faultmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Whatever happens to requests, nothing is lost, nothing doubled, and the report is true. A default build takes a
 * sample; {@code -Dsbsync.seeds=2000} takes more, {@code -Dsbsync.seed=N} one and prints its history.
 */
@EnabledIfSystemProperty(named = "sbsync.seeds", matches = "\\d+")
class FaultModelTest {

    private static final long FIRST = Long.getLong("sbsync.seed", 1);
    private static final int SEEDS = Integer.getInteger("sbsync.seeds", Long.getLong("sbsync.seed") == null ? 200 : 1);

    @Test
    void run_faultsOfManySeeds_nothingLostNothingDoubledAndTheReportIsTrue() {
        List<String> failures = new ArrayList<>();
        LongStream.range(FIRST, FIRST + SEEDS).forEach(seed -> {
            FaultRun run = FaultRun.of(seed);
            List<String> problems = run.problems();
            if (Long.getLong("sbsync.seed") != null) {
                System.out.println(run.history());
            }
            if (!problems.isEmpty()) {
                failures.add("seed " + seed + ": " + String.join("\n    ", problems));
            }
        });
        assertThat(failures).isEmpty();
    }

    @Test
    void run_oneSeed_hasOneHistory() {
        LongStream.range(FIRST, FIRST + Math.min(SEEDS, 20))
                .forEach(seed -> assertThat(FaultRun.of(seed).history())
                        .isEqualTo(FaultRun.of(seed).history()));
    }
}
