package dev.sbsync.transport.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.internal.retry.AttemptFailure.Reason;
import dev.sbsync.transport.retry.RetryConfig;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class RetryPolicyProperties {

    private static final RetryConfig CONFIG =
            RetryConfig.builder().maxRetries(100).build();

    private static Duration delay(Reason reason, int attempt, @Nullable Duration asked, Random random) {
        RetryPolicy.Call call = new RetryPolicy(CONFIG, random).newCall();
        RetryDecision decision = new RetryDecision.GiveUp();
        for (int i = 1; i <= attempt; i++) {
            decision = call.decide(new AttemptFailure(reason, true, asked));
        }
        return ((RetryDecision.RetryAfter) decision).delay();
    }

    @Property
    void decide_anyAttempt_jitterBetweenHalfAndAllOfTheCappedBackoff(
            @ForAll @IntRange(min = 1, max = 100) int attempt, @ForAll boolean throttled, @ForAll long seed) {
        Duration base = throttled ? CONFIG.throttledBase() : CONFIG.base();
        double most = Math.min((double) CONFIG.cap().toMillis(), (double) base.toMillis() * Math.pow(2, attempt - 1));

        Duration delay = delay(throttled ? Reason.THROTTLED : Reason.TRANSIENT, attempt, null, new Random(seed));

        assertThat((double) delay.toMillis()).isBetween(Math.floor(most / 2), most);
    }

    @Property(tries = 50)
    void decide_beyondTheCap_keepsJitter(@ForAll @IntRange(min = 6, max = 100) int attempt, @ForAll long seed) {
        Random random = new Random(seed);
        Set<Duration> delays = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            delays.add(delay(Reason.TRANSIENT, attempt, null, random));
        }

        assertThat(delays).hasSizeGreaterThan(15);
    }

    @Property
    void decide_retryAfter_neverLessAndAtMostATenthOrAQuarterSecondMore(
            @ForAll @IntRange(min = 5_001, max = 1_000_000) int askedMillis, @ForAll long seed) {
        Duration asked = Duration.ofMillis(askedMillis);

        Duration delay = delay(Reason.THROTTLED, 1, asked, new Random(seed));

        assertThat(delay).isBetween(asked, asked.plusMillis(Math.min(250, askedMillis / 10)));
    }
}
