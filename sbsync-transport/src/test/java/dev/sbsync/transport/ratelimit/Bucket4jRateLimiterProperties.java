package dev.sbsync.transport.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.time.ManualTime;
import dev.sbsync.transport.time.TimeSource;
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
        RateLimiter limiter = RateLimiters.create(time).forKey("any", limit);
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
        RateLimiter limiter = RateLimiters.create(time).forKey("any", limit);
        List<Long> sent = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            limiter.acquire();
            sent.add(time.nanos());
        }

        assertNeverMoreThanBurst(limit, sent);
    }

    /** With any feedback meanwhile: 429s, successes, pauses, shares, other rates. */
    @Property(tries = 200)
    void acquire_anyFeedbackMeanwhile_neverMoreThanBurstInAnyHalfOpenSecond(
            @ForAll @IntRange(min = 1, max = 12) int burst, @ForAll boolean late, @ForAll long seed)
            throws InterruptedException {
        Random random = new Random(seed);
        TimeSource time = late ? new LateTime(new Random(seed)) : new ManualTime();
        RateLimiter limiter = RateLimiters.create(time).forKey("any", null);
        limiter.limit("space", new RateLimit(burst, burst));
        List<Long> sent = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            time.alarm(Duration.ofNanos(random.nextLong(SECOND)), () -> saySomething(limiter, burst, random));
            Permit permit = limiter.acquire(random.nextBoolean() ? Priority.NORMAL : Priority.READ_AHEAD);
            switch (random.nextInt(5)) {
                case 0 -> permit.giveBack();
                case 1 -> {
                    sent.add(time.nanos());
                    permit.throttled();
                }
                default -> {
                    sent.add(time.nanos());
                    permit.accepted();
                }
            }
        }

        assertNeverMoreThanBurst(new RateLimit(burst, burst), sent);
    }

    private static void saySomething(RateLimiter limiter, int burst, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> limiter.pause(Duration.ofNanos(random.nextLong(SECOND)));
            case 1 -> limiter.scale(0.25 + 0.75 * random.nextDouble());
            case 2 -> limiter.limit("space", new RateLimit(burst * (0.2 + 0.8 * random.nextDouble()), burst));
            default -> limiter.scale(1);
        }
    }

    @Property(tries = 50)
    void acquire_shareOfTheRate_closeToThatShare(
            @ForAll @DoubleRange(min = 1, max = 20) double rps, @ForAll @DoubleRange(min = 0.1, max = 1) double share)
            throws InterruptedException {
        ManualTime time = new ManualTime();
        RateLimiter limiter = RateLimiters.create(time).forKey("any", new RateLimit(rps, (int) Math.ceil(rps)));
        limiter.scale(share);
        int count = (int) Math.ceil(60 * rps * share);
        for (int i = 0; i < count + 1; i++) {
            limiter.acquire();
        }

        double seconds = (double) time.nanos() / SECOND;
        assertThat(count / seconds).isBetween(rps * share * 0.97, rps * share * 1.001);
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
        RateLimiter limiter = RateLimiters.create(time).forKey("any", new RateLimit(rps, (int) Math.ceil(rps)));
        int count = (int) Math.ceil(60 * rps);
        for (int i = 0; i < count + 1; i++) {
            limiter.acquire();
        }

        double seconds = (double) time.nanos() / SECOND;
        assertThat(count / seconds).isBetween(rps * 0.97, rps * 1.001);
    }
}
