package dev.sbsync.core.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.pool.ConcurrencyLimit.Load;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ConcurrencyLimitProperties {

    @Property(tries = 500)
    void limit_whateverHappens_staysWithinItsBoundsAndIsCutOnceInTwoSecondsAtMost(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 64) int one,
            @ForAll @IntRange(min = 1, max = 64) int other) {
        int floor = Math.min(one, other);
        int ceiling = Math.max(one, other);
        ConcurrencyLimit limit = new ConcurrencyLimit(floor, ceiling);
        Random random = new Random(seed);
        long now = random.nextLong();
        Long cutAt = null;
        int before = limit.limit();
        for (int i = 0; i < 300; i++) {
            now += random.nextInt(1_000_000_000);
            Load load = new Load(
                    random.nextInt(5),
                    random.nextInt(4) == 0 ? random.nextInt(4) : 0,
                    random.nextInt(10) == 0 ? 1 : 0,
                    Duration.ofMillis(random.nextInt(2000)),
                    Duration.ofMillis(random.nextInt(2000)));
            limit.update(now, load, random.nextInt(5) > 0);
            int after = limit.limit();
            assertThat(after).isBetween(floor, ceiling);
            assertThat(after - before).isLessThanOrEqualTo(1);
            if (after < before - 1) {
                assertThat(after).isEqualTo(Math.max(floor, before / 2));
                assertThat(cutAt == null || now - cutAt >= Duration.ofSeconds(2).toNanos())
                        .isTrue();
                cutAt = now;
            } else if (after != before && cutAt != null) {
                assertThat(now - cutAt)
                        .as("it holds after a cut")
                        .isGreaterThanOrEqualTo(Duration.ofSeconds(2).toNanos());
            }
            before = after;
        }
    }
}
