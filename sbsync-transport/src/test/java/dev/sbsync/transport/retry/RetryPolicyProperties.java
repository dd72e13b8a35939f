package dev.sbsync.transport.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.retry.AttemptFailure.Reason;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RetryPolicyProperties {

    private static final RetryConfig CONFIG =
            RetryConfig.builder().maxRetries(100).build();

    private static Duration delay(Reason reason, int attempt, Random random) {
        AttemptFailure failure = new AttemptFailure(reason, attempt, true, null);
        return ((RetryDecision.RetryAfter) new RetryPolicy(CONFIG).decide(failure, random)).delay();
    }

    @Property
    void decide_anyAttempt_jitterBetweenHalfAndAllOfTheCappedBackoff(
            @ForAll @IntRange(min = 1, max = 100) int attempt, @ForAll boolean throttled, @ForAll long seed) {
        Duration base = throttled ? CONFIG.throttledBase() : CONFIG.base();
        double most = Math.min((double) CONFIG.cap().toNanos(), (double) base.toNanos() * Math.pow(2, attempt - 1));

        Duration delay = delay(throttled ? Reason.THROTTLED : Reason.TRANSIENT, attempt, new Random(seed));

        assertThat((double) delay.toNanos()).isBetween(Math.floor(most / 2), most);
    }

    @Property(tries = 50)
    void decide_beyondTheCap_staysSpread(@ForAll @IntRange(min = 6, max = 100) int attempt, @ForAll long seed) {
        Random random = new Random(seed);
        Set<Duration> delays = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            delays.add(delay(Reason.TRANSIENT, attempt, random));
        }

        assertThat(delays).hasSizeGreaterThan(15);
    }
}
