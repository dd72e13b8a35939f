package dev.sbsync.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sbsync.core.stats.RemainingTime.Estimate;
import dev.sbsync.transport.time.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RemainingTimeTest {

    private final ManualTime time = new ManualTime();
    private final RemainingTime remaining = new RemainingTime(time);
    private long done;

    @Test
    void estimate_steady_isExact() {
        run(100, 2);

        assertThat(remaining.estimate()).contains(new Estimate(Duration.ofSeconds(400), Duration.ofSeconds(400)));
    }

    @Test
    void estimate_beforeThereIsEvidence_isNone() {
        run(4, 50);
        assertThat(remaining.estimate()).as("four seconds say nothing").isEmpty();

        run(1, 50);

        assertThat(remaining.estimate()).isPresent();
    }

    @Test
    void estimate_fewSteps_isNone() {
        done = 40;
        run(20, 0);

        assertThat(remaining.estimate()).as("one step, whatever its size").isEmpty();
    }

    @Test
    void estimate_speedThatChanged_isASpan() {
        run(100, 2);
        run(30, 1);

        Estimate estimate = remaining.estimate().orElseThrow();
        assertThat(estimate.most()).as("by the last half minute").isEqualTo(Duration.ofSeconds(1000 - 230));
        assertThat(estimate.least()).as("by the whole run").isBetween(Duration.ofSeconds(434), Duration.ofSeconds(436));
    }

    @Test
    void estimate_pause_countsForNothing() {
        run(20, 2);
        remaining.observe(done, 1000 - done, false);
        assertThat(remaining.estimate()).isEmpty();

        time.advance(Duration.ofHours(1));
        remaining.observe(done, 1000 - done, true);
        run(20, 2);

        assertThat(remaining.estimate()).contains(new Estimate(Duration.ofSeconds(460), Duration.ofSeconds(460)));
    }

    @Test
    void estimate_nothingForHalfAMinute_isNone() {
        run(20, 2);
        run(29, 0);
        assertThat(remaining.estimate()).isPresent();

        run(3, 0);

        assertThat(remaining.estimate()).isEmpty();
    }

    @Test
    void estimate_done_isZero() {
        run(10, 100);

        assertThat(remaining.estimate()).contains(new Estimate(Duration.ZERO, Duration.ZERO));
    }

    @Test
    void observe_lessThanBefore_isNoProgress() {
        run(100, 2);
        remaining.observe(50, 800, true);

        assertThat(remaining.estimate()).contains(new Estimate(Duration.ofSeconds(400), Duration.ofSeconds(400)));
    }

    @Test
    void estimate_itemsThatEndWithoutARequest_areNoSpeed() {
        remaining.observe(0, 384, true);
        for (int second = 1; second <= 10; second++) {
            time.advance(Duration.ofSeconds(1));
            remaining.observe(6L * second, 384 - 6L * second, true);
        }

        assertThat(remaining.estimate()).contains(new Estimate(Duration.ofSeconds(54), Duration.ofSeconds(54)));
    }

    @Test
    void estimate_requestsThatAreNoLongerLeft_takeNoTime() {
        run(100, 2);
        remaining.observe(done, 100, true);

        assertThat(remaining.estimate()).contains(new Estimate(Duration.ofSeconds(50), Duration.ofSeconds(50)));
    }

    @Test
    void negativeRest_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> remaining.observe(0, -1, true))
                .withMessageContaining("-1");
    }

    private void run(int seconds, int perSecond) {
        for (int i = 0; i < seconds; i++) {
            time.advance(Duration.ofSeconds(1));
            done += perSecond;
            remaining.observe(done, 1000 - done, true);
        }
    }
}
