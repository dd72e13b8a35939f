package dev.sbsync.core.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.core.pool.ConcurrencyLimit.Load;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {

    private final ConcurrencyLimit limit = new ConcurrencyLimit(1, 16);
    private long now;

    private void good(int times, Duration pacing, Duration inAir) {
        for (int i = 0; i < times; i++) {
            now += 100_000_000;
            limit.update(now, new Load(1, 0, 0, pacing, inAir), true);
        }
    }

    private void good(int times) {
        good(times, Duration.ZERO, Duration.ofMillis(500));
    }

    private void bad(int times) {
        for (int i = 0; i < times; i++) {
            now += 10_000_000;
            limit.update(now, new Load(0, 1, 0, Duration.ZERO, Duration.ofSeconds(1)), true);
        }
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void start_isHalfOfTheCeilingAndNotBelowTheFloor() {
        assertThat(limit.limit()).isEqualTo(8);
        assertThat(new ConcurrencyLimit(1, 1).limit()).isEqualTo(1);
        assertThat(new ConcurrencyLimit(7, 8).limit()).isEqualTo(7);
        assertThatThrownBy(() -> new ConcurrencyLimit(3, 2)).hasMessageContaining("(2), got 3");
    }

    @Test
    void goodAnswers_asManyAsItIsHigh_raiseItByOneUpToTheCeiling() {
        good(7);
        assertThat(limit.limit()).isEqualTo(8);
        good(1);
        assertThat(limit.limit()).isEqualTo(9);
        good(9 + 10 + 11 + 12 + 13 + 14 + 15);
        assertThat(limit.limit()).isEqualTo(16);
        good(100);
        assertThat(limit.limit()).isEqualTo(16);
    }

    @Test
    void goodAnswers_whereNothingWaitsForAWorker_leaveIt() {
        for (int i = 0; i < 100; i++) {
            limit.update(now, new Load(1, 0, 0, Duration.ZERO, Duration.ofSeconds(1)), false);
        }
        assertThat(limit.limit()).isEqualTo(8);
    }

    @Test
    void workersThatWaitForPermits_areNotGivenMoreAndMostlyWaitingOnesBecomeFewerDownToTwo() {
        good(100, Duration.ofMillis(500), Duration.ofMillis(500));
        assertThat(limit.limit()).isEqualTo(8);
        good(1000, Duration.ofMillis(800), Duration.ofMillis(200));
        assertThat(limit.limit()).isEqualTo(2);
    }

    @Test
    void threeBadOfTen_halveItOnceInTwoSecondsDownToTheFloor() {
        bad(2);
        assertThat(limit.limit()).isEqualTo(8);
        bad(1);
        assertThat(limit.limit()).isEqualTo(4);
        bad(20);
        assertThat(limit.limit()).as("once in two seconds").isEqualTo(4);
        pass(Duration.ofSeconds(2));
        bad(1);
        assertThat(limit.limit()).isEqualTo(2);
        pass(Duration.ofSeconds(2));
        bad(3);
        pass(Duration.ofSeconds(2));
        bad(3);
        assertThat(limit.limit()).isEqualTo(1);
    }

    @Test
    void twoBadOfTen_areFew() {
        for (int i = 0; i < 50; i++) {
            good(8, Duration.ofMillis(500), Duration.ofMillis(500));
            bad(2);
        }
        assertThat(limit.limit()).isEqualTo(8);
    }

    @Test
    void afterACut_itHoldsForTwoSecondsAndThenGrows() {
        bad(3);
        good(19);
        assertThat(limit.limit()).isEqualTo(4);
        pass(Duration.ofSeconds(1));
        good(4);
        assertThat(limit.limit()).isEqualTo(5);
    }

    @Test
    void throttled_leavesItWhateverTheWait() {
        for (int i = 0; i < 100; i++) {
            now += 1_000_000_000;
            limit.update(now, new Load(3, 0, 1, Duration.ofSeconds(8), Duration.ofMillis(100)), true);
        }
        assertThat(limit.limit()).isEqualTo(8);
    }
}
