package dev.sbsync.transport.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sbsync.transport.internal.retry.AttemptFailure.Reason;
import dev.sbsync.transport.retry.RetryConfig;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

    private static RetryDecision.RetryAfter again(RetryDecision decision) {
        return (RetryDecision.RetryAfter) decision;
    }

    private static RetryPolicy.Call call(RetryConfig config) {
        return new RetryPolicy(config, new Random(1)).newCall();
    }

    private static AttemptFailure failure(Reason reason, boolean repeatable) {
        return new AttemptFailure(reason, repeatable, null);
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_SENT, false, true",
        "NOT_SENT, true, true",
        "THROTTLED, false, true",
        "THROTTLED, true, true",
        "TRANSIENT, false, false",
        "TRANSIENT, true, true",
        "PERMANENT, false, false",
        "PERMANENT, true, false"
    })
    void decide_firstAttempt_retriesOnlyWhatIsSafe(Reason reason, boolean repeatable, boolean again) {
        RetryDecision decision = call(RetryConfig.defaults()).decide(failure(reason, repeatable));

        assertThat(decision instanceof RetryDecision.RetryAfter).isEqualTo(again);
        assertThat(decision instanceof RetryDecision.GiveUp).isEqualTo(!again);
    }

    @ParameterizedTest
    @CsvSource({"NOT_SENT, 7500, 15000", "TRANSIENT, 7500, 15000", "THROTTLED, 2500, 5000"})
    void decide_attemptsUsedUp_retryLater(Reason reason, long least, long most) {
        RetryPolicy.Call call = call(RetryConfig.defaults());
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(call.decide(failure(reason, true))).isInstanceOf(RetryDecision.RetryAfter.class);
        }

        RetryDecision.RetryLater last = (RetryDecision.RetryLater) call.decide(failure(reason, true));

        assertThat(last.delay()).isBetween(Duration.ofMillis(least), Duration.ofMillis(most));
    }

    @Test
    void decide_anotherCall_countsItsOwnAttempts() {
        RetryPolicy policy = new RetryPolicy(RetryConfig.builder().maxRetries(1).build(), new Random(1));
        policy.newCall().decide(failure(Reason.TRANSIENT, true));

        assertThat(policy.newCall().decide(failure(Reason.TRANSIENT, true)))
                .isInstanceOf(RetryDecision.RetryAfter.class);
    }

    @Test
    void decide_noRetries_givesUpAfterTheFirstUnlessThrottled() {
        RetryConfig none = RetryConfig.builder().maxRetries(0).build();

        assertThat(call(none).decide(failure(Reason.TRANSIENT, true))).isEqualTo(new RetryDecision.GiveUp());
        assertThat(call(none).decide(failure(Reason.THROTTLED, true))).isInstanceOf(RetryDecision.RetryLater.class);
    }

    @Test
    void decide_retryAfterLongerThanBackoff_isNotCappedAndHasJitter() {
        AttemptFailure failure = new AttemptFailure(Reason.THROTTLED, false, Duration.ofMinutes(10));

        assertThat(again(call(RetryConfig.defaults()).decide(failure)).delay())
                .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(10).plusMillis(250));
    }

    @Test
    void decide_retryAfterOnTheLastAttempt_applies() {
        AttemptFailure failure = new AttemptFailure(Reason.TRANSIENT, true, Duration.ofMinutes(10));
        RetryPolicy.Call call = call(RetryConfig.builder().maxRetries(1).build());
        call.decide(failure);

        assertThat(((RetryDecision.RetryLater) call.decide(failure)).delay())
                .isGreaterThanOrEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void decide_retryAfterShorterThanBackoff_backoffApplies() {
        AttemptFailure failure = new AttemptFailure(Reason.THROTTLED, false, Duration.ofMillis(1));

        assertThat(again(call(RetryConfig.defaults()).decide(failure)).delay())
                .isGreaterThanOrEqualTo(Duration.ofMillis(500));
    }

    @Test
    void build_settingsOutOfRange_namesAll() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryConfig.builder()
                        .maxRetries(-1)
                        .base(Duration.ZERO)
                        .cap(Duration.ofMillis(1))
                        .build())
                .withMessage("maxRetries must be from 0 to 100, got -1; base must be above 0 and at most a day, got"
                        + " PT0S; cap (PT0.001S) must not be below base (PT0S) or throttledBase (PT1S).");
    }

    @Test
    void toBuilder_changedValue_othersKept() {
        RetryConfig config = RetryConfig.builder().maxRetries(7).base(Duration.ofMillis(2)).build().toBuilder()
                .cap(Duration.ofSeconds(9))
                .readBudget(Duration.ofSeconds(8))
                .build();

        assertThat(config)
                .hasToString("RetryConfig[maxRetries=7, base=PT0.002S, cap=PT9S, throttledBase=PT1S,"
                        + " readBudget=PT8S, writeBudget=PT1M, retryAfterMax=PT1M]");
    }
}
