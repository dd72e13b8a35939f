package dev.sbsync.transport.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sbsync.transport.retry.AttemptFailure.Reason;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

    private final RetryPolicy policy = new RetryPolicy(RetryConfig.defaults());

    private RetryDecision decide(Reason reason, int attempt, boolean repeatable) {
        return policy.decide(new AttemptFailure(reason, attempt, repeatable, null), new Random(1));
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_SENT, false, true",
        "NOT_SENT, true, true",
        "THROTTLED, false, true",
        "THROTTLED, true, true",
        "TRANSIENT, false, false",
        "TRANSIENT, true, true",
        "LASTING, false, false",
        "LASTING, true, false"
    })
    void decide_firstAttempt_repeatsOnlyWhatIsSafe(Reason reason, boolean repeatable, boolean again) {
        assertThat(decide(reason, 1, repeatable) instanceof RetryDecision.RetryAfter)
                .isEqualTo(again);
    }

    @Test
    void decide_attemptsUsedUp_givesUp() {
        assertThat(decide(Reason.NOT_SENT, 3, true)).isInstanceOf(RetryDecision.RetryAfter.class);
        assertThat(decide(Reason.NOT_SENT, 4, true)).isEqualTo(new RetryDecision.GiveUp());
    }

    @Test
    void decide_noRetries_givesUpAfterTheFirst() {
        RetryPolicy once = new RetryPolicy(RetryConfig.builder().maxRetries(0).build());

        assertThat(once.decide(new AttemptFailure(Reason.THROTTLED, 1, true, null), new Random(1)))
                .isEqualTo(new RetryDecision.GiveUp());
    }

    @Test
    void decide_serverAsksForLonger_itsTimeIsNotCut() {
        AttemptFailure failure = new AttemptFailure(Reason.THROTTLED, 1, false, Duration.ofMinutes(10));

        assertThat(policy.decide(failure, new Random(1)))
                .isEqualTo(new RetryDecision.RetryAfter(Duration.ofMinutes(10)));
    }

    @Test
    void build_outOfRange_namesEveryProblem() {
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
                .build();

        assertThat(config).hasToString("RetryConfig[maxRetries=7, base=PT0.002S, cap=PT9S, throttledBase=PT1S]");
    }
}
