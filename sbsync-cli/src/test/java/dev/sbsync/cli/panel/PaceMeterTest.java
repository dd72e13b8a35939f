package dev.sbsync.cli.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.stats.RemainingTime.Estimate;
import dev.sbsync.transport.time.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceMeterTest {

    /** 99 of 227 items had ended before; others then end as unchanged or blocked, without a request. */
    @Test
    void remaining_ofAResumedRun_isTheRequestsThatAreLeftAtTheRateOfRequests() {
        ManualTime time = new ManualTime();
        PaceMeter meter = new PaceMeter(time, Views.run(99, 0, 384), true);
        Pace pace = meter.observe(Views.run(99, 0, 384));
        for (int second = 1; second <= 10; second++) {
            time.advance(Duration.ofSeconds(1));
            pace = meter.observe(Views.run(99 + 10 * second, 5L * second, 384 - 5L * second));
        }

        assertThat(pace.remaining())
                .contains(new Estimate(
                        Duration.ofMillis(66_800), Duration.ofMillis(66_800))); // 334 requests at 5 a second
    }
}
