package dev.sbsync.transport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How much of a limit per wall-clock second each limiter uses, in simulated time. */
class PacingSimulationBench {

    private static final Duration LENGTH = Duration.ofMinutes(10);

    @Test
    void simulate() {
        System.out.println(PacingCell.HEADER);
        for (Contenders contender : Contenders.values()) {
            for (int perSecond : new int[] {3, 6}) {
                for (int jitter : new int[] {2, 10, 30}) {
                    PacingCell cell = PacingCell.simulate(contender, perSecond, jitter, LENGTH, 1);
                    System.out.println(cell.row());
                    if (contender == Contenders.OURS) {
                        check(cell, jitter == 30 ? 0.6 : 0.1);
                    }
                }
            }
        }
    }

    private static void check(PacingCell cell, double mostThrottled) {
        assertThat(cell.acceptedPercent()).isGreaterThanOrEqualTo(98);
        assertThat(cell.throttledPercent()).isLessThanOrEqualTo(mostThrottled);
        assertThat(cell.firstSecond()).isLessThanOrEqualTo(cell.perSecond());
    }
}
