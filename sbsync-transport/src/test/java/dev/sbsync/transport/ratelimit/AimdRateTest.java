package dev.sbsync.transport.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AimdRateTest {

    private static final AimdRate WHOLE = AimdRate.whole(1000);

    @Test
    void throttled_sentAfterTheLastDecrease_decreasesByThreePercent() {
        AimdRate once = WHOLE.throttled(1000, 2000);
        assertThat(once).isEqualTo(new AimdRate(0.97, 2000));

        assertThat(once.throttled(2000, 3000).share()).isCloseTo(0.9409, within(1e-9));
    }

    @Test
    void throttled_sentBeforeTheLastDecrease_doesNotCount() {
        AimdRate once = WHOLE.throttled(1500, 2000);

        assertThat(once.throttled(1999, 2001)).isEqualTo(once);
    }

    @Test
    void throttled_readingsThatOverflow_comparedByDifference() {
        AimdRate late = AimdRate.whole(Long.MAX_VALUE - 5);

        assertThat(late.throttled(Long.MIN_VALUE + 5, Long.MIN_VALUE + 6).share())
                .isEqualTo(0.97);
        assertThat(late.throttled(Long.MAX_VALUE - 6, Long.MIN_VALUE + 6)).isEqualTo(late);
    }

    @Test
    void throttled_manyTimes_notBelowTheFloor() {
        AimdRate rate = WHOLE;
        for (int i = 0; i < 100; i++) {
            rate = rate.throttled(2000 + i, 2000 + i);
        }

        assertThat(rate.share()).isEqualTo(0.4);
    }

    @Test
    void accepted_afterADecrease_risesByAThousandthUpToTheLimit() {
        AimdRate rate = WHOLE.throttled(1000, 2000).accepted();
        assertThat(rate.share()).isCloseTo(0.971, within(1e-9));
        assertThat(rate.cutAt()).isEqualTo(2000);

        for (int i = 0; i < 28; i++) {
            rate = rate.accepted();
        }
        assertThat(rate.share()).isCloseTo(0.999, within(1e-9));
        assertThat(rate.accepted().accepted().share()).isEqualTo(1);
    }

    @Test
    void accepted_atTheLimit_isUnchanged() {
        assertThat(WHOLE.accepted()).isSameAs(WHOLE);
    }
}
