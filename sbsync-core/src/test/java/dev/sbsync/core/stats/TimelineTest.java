package dev.sbsync.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sbsync.core.stats.Timeline.Sample;
import dev.sbsync.transport.CircuitState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private final Timeline timeline = new Timeline(Duration.ofSeconds(1), 8);

    @Test
    void record_fromTheStart_keepsTheFirstAndTheLatest() {
        assertThat(timeline.samples()).isEmpty();

        timeline.record(at(0, 0));
        timeline.record(at(200, 1));
        timeline.record(at(400, 2));

        assertThat(timeline.samples()).containsExactly(at(0, 0), at(400, 2));
    }

    @Test
    void record_full_halvesTheResolution() {
        for (int second = 0; second <= 8; second++) {
            timeline.record(at(second * 1000L, second));
        }

        assertThat(timeline.samples())
                .extracting(sample -> sample.at().toSeconds())
                .containsExactly(0L, 2L, 4L, 6L, 8L);
    }

    @Test
    void record_circuitOpenBetweenTwoRetainedSamples_isKept() {
        timeline.record(at(0, 0));
        timeline.record(new Sample(Duration.ofMillis(100), 0, 0, 0, 0, 8, CircuitState.OPEN, true));
        timeline.record(new Sample(Duration.ofMillis(200), 0, 0, 0, 0, 8, CircuitState.HALF_OPEN, false));
        timeline.record(at(900, 3));

        assertThat(timeline.samples().get(1))
                .isEqualTo(new Sample(Duration.ofMillis(900), 3, 0, 0, 1, 8, CircuitState.OPEN, true));
    }

    @Test
    void record_late_isIgnored() {
        timeline.record(at(5000, 2));
        timeline.record(at(4000, 1));

        assertThat(timeline.samples()).containsExactly(at(5000, 2));
    }

    @Test
    void nonsense_isRefusedWithTheValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Timeline(Duration.ZERO, 8))
                .withMessageContaining("PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Timeline(Duration.ofSeconds(1), 5))
                .withMessageContaining("5");
    }

    private static Sample at(long millis, long ended) {
        return new Sample(Duration.ofMillis(millis), ended, 0, 0, 1, 8, CircuitState.CLOSED, false);
    }
}
