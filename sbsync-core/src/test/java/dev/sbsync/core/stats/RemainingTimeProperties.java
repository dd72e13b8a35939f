package dev.sbsync.core.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.time.ManualTime;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RemainingTimeProperties {

    /** Steps of a run with a bounded speed: the true time is within the estimate, widened by those bounds. */
    @Property(tries = 200)
    void estimate_speedWithinBounds_isWithinThem(
            @ForAll @IntRange(min = 1, max = 5) int slowest,
            @ForAll @IntRange(min = 0, max = 5) int more,
            @ForAll @IntRange(max = 200) int seconds,
            @ForAll long seed) {
        int fastest = slowest + more;
        int total = 5000;
        ManualTime time = new ManualTime();
        RemainingTime remaining = new RemainingTime(time);
        Random random = new Random(seed);
        long done = 0;
        for (int second = 0; second < seconds; second++) {
            if (random.nextInt(10) == 0) {
                remaining.observe(done, total - done, false);
                time.advance(Duration.ofSeconds(random.nextInt(1000)));
                remaining.observe(done, total - done, true);
            }
            time.advance(Duration.ofSeconds(1));
            done += slowest + random.nextInt(more + 1);
            remaining.observe(done, total - done, true);
        }

        assertThat(remaining.estimate().isPresent()).isEqualTo(seconds >= 5);
        double rest = total - done;
        remaining.estimate().ifPresent(estimate -> {
            assertThat(estimate.least()).isLessThanOrEqualTo(estimate.most());
            assertThat(estimate.least().toMillis()).isGreaterThanOrEqualTo((long) (rest / fastest * 1000) - 1);
            assertThat(estimate.most().toMillis()).isLessThanOrEqualTo((long) (rest / slowest * 1000) + 1);
        });
    }
}
