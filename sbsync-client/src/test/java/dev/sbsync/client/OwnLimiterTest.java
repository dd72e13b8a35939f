package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.ratelimit.AcquireLimits;
import dev.sbsync.transport.ratelimit.Permit;
import dev.sbsync.transport.ratelimit.Priority;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.time.ManualTime;
import dev.sbsync.transport.time.TimeSource;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A custom rate limiter: a plain bucket, as short as docs/embedding.md promises. */
class OwnLimiterTest {

    private static final class BucketLimiter implements RateLimiter, TimeMeter {
        private final TimeSource time;
        private final Bucket bucket;
        private volatile RateLimit limit = new RateLimit(5, 5);
        private volatile long pausedUntil;

        BucketLimiter(TimeSource time) {
            this.time = time;
            this.pausedUntil = time.nanos();
            this.bucket = Bucket.builder()
                    .addLimit(perSecond(limit))
                    .withCustomTimePrecision(this)
                    .build();
        }

        @Override
        public @Nullable Permit acquire(Priority priority, AcquireLimits limits) throws InterruptedException {
            if (pausedFor().compareTo(limits.maxPause()) > 0) {
                return null;
            }
            Duration wait = pausedFor().plusNanos(bucket.consumeIgnoringRateLimits(1));
            time.sleep(wait);
            return Permit.afterWaiting(wait);
        }

        @Override
        public void pause(Duration duration) {
            pausedUntil = time.nanos() + duration.toNanos();
        }

        @Override
        public Duration pausedFor() {
            return Duration.ofNanos(Math.max(0, pausedUntil - time.nanos()));
        }

        @Override
        public void limit(String scope, RateLimit planned) {
            limit = planned;
            bucket.replaceConfiguration(
                    BucketConfiguration.builder().addLimit(perSecond(planned)).build(),
                    TokensInheritanceStrategy.AS_IS);
        }

        @Override
        public long currentTimeNanos() {
            return time.nanos();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }

        @Override
        public RateLimit limit() {
            return limit;
        }

        private static Bandwidth perSecond(RateLimit limit) {
            return Bandwidth.builder()
                    .capacity(limit.burst())
                    .refillGreedy((long) limit.rps(), Duration.ofSeconds(1))
                    .build();
        }
    }

    @Test
    void aLimiterOfOnesOwn_pacesTheClient_andLearnsThePlansLimit() {
        ManualTime time = new ManualTime();
        Dataset starter =
                Dataset.of(SpaceBuilder.space(7, "Starter").planLevel(0).story("home"));
        try (FakeManagementApi api =
                FakeManagementApi.builder().dataset(starter).start()) {
            BucketLimiter limiter = new BucketLimiter(time);
            try (ManagementClient client = ManagementClient.builder()
                    .baseUrl(api.baseUrl())
                    .token(Token.of("any"))
                    .time(time)
                    .rateLimiters((key, explicit) -> limiter)
                    .build()) {
                client.paceFor(client.spaces().get(7));
                assertThat(limiter.limit().rps()).as("the plan's").isEqualTo(3);
                assertThat(client.rateLimit()).isEqualTo(limiter.limit());

                Duration before = time.elapsed();
                for (int i = 0; i < 60; i++) {
                    client.spaces().get(7);
                }
                assertThat(time.elapsed().minus(before)).isBetween(Duration.ofSeconds(18), Duration.ofSeconds(20));
                Duration pausedAt = time.elapsed();
                limiter.pause(Duration.ofSeconds(1));
                client.spaces().get(7);
                assertThat(time.elapsed().minus(pausedAt)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            }
        }
    }
}
