package dev.sbsync.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sbsync.transport.time.ManualTime;
import dev.sbsync.transport.time.Monitor;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RollingWindowTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualTime time = new ManualTime();
    private final RollingWindow window = new RollingWindow(time, SECOND, 60);

    @Test
    void rate_steady_isTheRate() {
        for (int i = 0; i < 200; i++) {
            time.advance(Duration.ofMillis(250));
            window.add(1);
        }

        assertThat(window.rate(Duration.ofSeconds(10))).isEqualTo(4, within(0.5));
        assertThat(window.rate(Duration.ofMinutes(5))).isEqualTo(4, within(0.1));
    }

    @Test
    void rate_beforeTheSpanIsFull_isOfTheTimeThatThereWas() {
        window.add(6);
        assertThat(window.rate(Duration.ofSeconds(10)))
                .as("a moment counts as a slot")
                .isEqualTo(6);

        time.advance(Duration.ofMillis(1500));

        assertThat(window.rate(Duration.ofSeconds(10))).isEqualTo(4);
    }

    @Test
    void rate_idle_fallsToZero() {
        window.add(100);
        time.advance(Duration.ofSeconds(5));
        assertThat(window.rate(Duration.ofSeconds(10))).isEqualTo(20);

        time.advance(Duration.ofSeconds(5));

        assertThat(window.rate(Duration.ofSeconds(10))).isZero();
        assertThat(window.rate(Duration.ofSeconds(60))).isEqualTo(10);
    }

    @Test
    void rate_afterADayAsleep_isZeroAndTheWindowCountsOn() {
        window.add(100);
        time.advance(Duration.ofDays(1));
        assertThat(window.rate(Duration.ofSeconds(60))).isZero();

        window.add(3);

        assertThat(window.rate(SECOND)).isEqualTo(3);
        assertThat(window.history()).hasSize(59).containsOnly(0);
    }

    @Test
    void rate_wallClockSetBack_changesNothing() {
        WallClockJumps jumping = new WallClockJumps();
        RollingWindow counted = new RollingWindow(jumping, SECOND, 60);
        counted.add(5);
        jumping.wall = Instant.EPOCH;
        jumping.nanos += SECOND.toNanos();

        assertThat(counted.rate(SECOND.multipliedBy(2))).isEqualTo(5);
    }

    @Test
    void rate_monotonicClockThatStepsBack_isNotFollowed() {
        WallClockJumps jumping = new WallClockJumps();
        RollingWindow counted = new RollingWindow(jumping, SECOND, 60);
        jumping.nanos = SECOND.toNanos() * 100;
        counted.add(5);
        jumping.nanos = SECOND.toNanos() * 40;
        counted.add(5);

        assertThat(counted.rate(SECOND)).isEqualTo(10);
    }

    @Test
    void history_isOfWholeSlots_oldestFirst() {
        assertThat(window.history()).isEmpty();
        window.add(1);
        time.advance(SECOND);
        window.add(2);
        time.advance(SECOND.multipliedBy(2));
        window.add(9);

        assertThat(window.history()).containsExactly(1, 2, 0);
    }

    @Test
    void addSince_aCounterReadNowAndThen_isSpreadOverTheTimeBetween() {
        time.advance(Duration.ofMillis(2500));
        window.addSince(10);
        assertThat(window.history()).containsExactly(4, 4);
        assertThat(window.rate(Duration.ofSeconds(10))).isEqualTo(4);

        time.advance(Duration.ofMillis(500));
        window.addSince(2);

        assertThat(window.history()).containsExactly(4, 4, 4);
        assertThat(window.rate(Duration.ofSeconds(10))).isEqualTo(4);
    }

    @Test
    void addSince_longerAgoThanTheWindowReaches_keepsWhatItReaches() {
        time.advance(Duration.ofMinutes(2));
        window.addSince(1200);

        assertThat(window.history()).hasSize(59).containsOnly(10);
    }

    @Test
    void nonsense_isRefusedWithTheValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> window.add(-1)).withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> window.rate(Duration.ZERO))
                .withMessageContaining("PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RollingWindow(time, Duration.ZERO, 60))
                .withMessageContaining("PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RollingWindow(time, SECOND, 1))
                .withMessageContaining("1");
    }

    private static org.assertj.core.data.Offset<Double> within(double offset) {
        return org.assertj.core.data.Offset.offset(offset);
    }

    private static final class WallClockJumps implements TimeSource {
        private long nanos;
        private Instant wall = ManualTime.START;

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public Instant wallTime() {
            return wall;
        }

        @Override
        public void sleep(Duration duration) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Monitor newMonitor() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Alarm alarm(Duration delay, Runnable action) {
            throw new UnsupportedOperationException();
        }
    }
}
