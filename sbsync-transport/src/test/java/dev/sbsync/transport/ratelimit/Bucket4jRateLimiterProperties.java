package dev.sbsync.transport.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.time.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class Bucket4jRateLimiterProperties {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Property(tries = 200)
    void acquire_anyIdleTimes_neverMoreThanBurstInAnyHalfOpenSecond(
            @ForAll @DoubleRange(min = 0.2, max = 20) double rps,
            @ForAll @IntRange(max = 6) int aboveRps,
            @ForAll long seed)
            throws InterruptedException {
        RateLimit limit = new RateLimit(rps, (int) Math.ceil(rps) + aboveRps);
        ManualTime time = new ManualTime();
        RateLimiter limiter = new RateLimiters(time).forKey("any", limit);
        Random random = new Random(seed);
        List<Long> sent = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            limiter.acquire();
            sent.add(time.nanos());
            if (random.nextInt(4) == 0) {
                time.advance(Duration.ofNanos(random.nextLong(2 * SECOND)));
            }
        }

        assertNeverMoreThanBurst(limit, sent);
    }

    @Property(tries = 100)
    void acquire_waitsThatEndLate_neverMoreThanBurstInAnyHalfOpenSecond(
            @ForAll @DoubleRange(min = 0.2, max = 20) double rps, @ForAll long seed) throws InterruptedException {
        RateLimit limit = new RateLimit(rps, (int) Math.ceil(rps));
        LateTime time = new LateTime(new Random(seed));
        RateLimiter limiter = new RateLimiters(time).forKey("any", limit);
        List<Long> sent = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            limiter.acquire();
            sent.add(time.nanos());
        }

        assertNeverMoreThanBurst(limit, sent);
    }

    private static void assertNeverMoreThanBurst(RateLimit limit, List<Long> sent) {
        for (int i = limit.burst(); i < sent.size(); i++) {
            assertThat(sent.get(i) - sent.get(i - limit.burst())).isGreaterThanOrEqualTo(SECOND);
        }
    }

    @Property(tries = 50)
    void acquire_withoutPause_closeToTheRate(@ForAll @DoubleRange(min = 0.2, max = 20) double rps)
            throws InterruptedException {
        ManualTime time = new ManualTime();
        RateLimiter limiter = new RateLimiters(time).forKey("any", new RateLimit(rps, (int) Math.ceil(rps)));
        int count = (int) Math.ceil(60 * rps);
        for (int i = 0; i < count + 1; i++) {
            limiter.acquire();
        }

        double seconds = (double) time.nanos() / SECOND;
        assertThat(count / seconds).isBetween(rps * 0.97, rps * 1.001);
    }
}
