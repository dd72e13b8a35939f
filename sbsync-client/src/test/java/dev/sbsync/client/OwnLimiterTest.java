package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.ratelimit.Patience;
import dev.sbsync.transport.ratelimit.Permit;
import dev.sbsync.transport.ratelimit.Priority;
import dev.sbsync.transport.ratelimit.RateLimit;
import dev.sbsync.transport.ratelimit.RateLimiter;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A budget of the application's own: a plain bucket, in as many lines as docs/embedding.md promises. */
class OwnLimiterTest {

    private static final class BucketLimiter implements RateLimiter {
        private final Bucket bucket =
                Bucket.builder().addLimit(perSecond(new RateLimit(5, 5))).build();
        private volatile RateLimit limit = new RateLimit(5, 5);
        private volatile long frozenUntil = System.nanoTime();

        @Override
        public @Nullable Permit acquire(Priority priority, Patience patience) throws InterruptedException {
            long start = System.nanoTime();
            if (frozenFor().compareTo(patience.longestFreeze()) > 0) {
                return null;
            }
            Thread.sleep(frozenFor().toMillis());
            boolean got = bucket.asBlocking().tryConsume(1, patience.longest());
            return got ? Permit.afterWaiting(Duration.ofNanos(System.nanoTime() - start)) : null;
        }

        @Override
        public void freeze(Duration duration) {
            frozenUntil = System.nanoTime() + duration.toNanos();
        }

        @Override
        public Duration frozenFor() {
            return Duration.ofNanos(Math.max(0, frozenUntil - System.nanoTime()));
        }

        @Override
        public void limit(String scope, RateLimit planned) {
            limit = planned;
            bucket.replaceConfiguration(
                    BucketConfiguration.builder().addLimit(perSecond(planned)).build(),
                    TokensInheritanceStrategy.AS_IS);
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
        Dataset starter =
                Dataset.of(SpaceBuilder.space(7, "Starter").planLevel(0).story("home"));
        try (FakeManagementApi api =
                FakeManagementApi.builder().dataset(starter).start()) {
            BucketLimiter limiter = new BucketLimiter();
            try (ManagementClient client = ManagementClient.builder()
                    .baseUrl(api.baseUrl())
                    .token(Token.of("any"))
                    .rateLimiters((key, explicit) -> limiter)
                    .build()) {
                client.paceFor(client.spaces().get(7));

                assertThat(limiter.limit().rps()).as("the plan's").isEqualTo(3);
                assertThat(client.rateLimit()).isEqualTo(limiter.limit());
                assertThat(client.stories(7).list(StoryQuery.all()).count()).isEqualTo(1);
                assertThat(client.stats().throttled()).isZero();
            }
        }
    }
}
