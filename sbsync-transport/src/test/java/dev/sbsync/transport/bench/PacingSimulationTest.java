package dev.sbsync.transport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A short pacing benchmark, in which finding a good phase has more weight. */
class PacingSimulationTest {

    private static final Duration LENGTH = Duration.ofMinutes(2);

    @ParameterizedTest
    @CsvSource({"3, 10, 0.1", "6, 10, 0.1", "6, 30, 1"})
    void execute_clockSecondServer_usesTheLimitAndIsHardlyThrottled(int perSecond, int jitter, double mostThrottled) {
        PacingCell cell = PacingCell.simulate(Contenders.OURS, perSecond, jitter, LENGTH, 2);

        assertThat(cell.acceptedPercent()).isGreaterThanOrEqualTo(98);
        assertThat(cell.throttledPercent()).isLessThanOrEqualTo(mostThrottled);
        assertThat(cell.firstSecond()).isLessThanOrEqualTo(perSecond);
    }

    /** Checks the measurement: it shows the initial burst of a full token bucket. */
    @Test
    void execute_bucketWithBurst_moreThanTheLimitInTheFirstSecond() {
        PacingCell cell = PacingCell.simulate(Contenders.BUCKET, 6, 10, Duration.ofSeconds(10), 2);

        assertThat(cell.firstSecond()).isEqualTo(11);
        assertThat(cell.throttledPercent()).isGreaterThan(1);
    }

    @Test
    void execute_sameSeed_sameRun() {
        assertThat(oneRun(7)).isEqualTo(oneRun(7));
    }

    private static PacingRun oneRun(long seed) {
        return PacingRun.simulate(
                Contenders.OURS, 6, Duration.ofMillis(500), Duration.ofMillis(30), Duration.ofMinutes(1), seed);
    }
}
