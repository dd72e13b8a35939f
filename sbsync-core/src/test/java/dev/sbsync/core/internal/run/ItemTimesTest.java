package dev.sbsync.core.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ItemTimesTest {

    private final ItemTimes times = new ItemTimes();

    @Test
    void retry_pastTheLongestTime_isRefused() {
        times.begin(0);
        assertThat(times.allow(Duration.ofMinutes(1), Duration.ofMinutes(14).toNanos()))
                .isTrue();
        assertThat(times.allow(Duration.ofMinutes(2), Duration.ofMinutes(14).toNanos()))
                .isFalse();
    }

    @Test
    void retry_afterAPause_doesNotCountThePause() {
        times.begin(0);
        times.startLater(Duration.ofMinutes(14));
        assertThat(times.allow(Duration.ofMinutes(2), Duration.ofMinutes(15).toNanos()))
                .isTrue();
    }

    @Test
    void waitsForTheServerAndForRoom_areExcused() {
        times.begin(0);
        times.excuse(Duration.ofMinutes(40));
        times.excuse(Duration.ofMinutes(40));
        assertThat(times.elapsed(Duration.ofMinutes(70).toNanos()))
                .as("an hour at most")
                .isEqualTo(Duration.ofMinutes(10));
        times.waitForRoom(Duration.ofMinutes(70).toNanos());
        times.begin(Duration.ofMinutes(90).toNanos());
        assertThat(times.elapsed(Duration.ofMinutes(90).toNanos())).isEqualTo(Duration.ofMinutes(10));
    }
}
