package dev.sbsync.transport.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.time.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PermitTest {

    private final ManualTime time = new ManualTime();
    private final RateLimiters limiters = RateLimiters.create(time);
    private final RateLimiter limiter = limiters.forKey("any", RateLimit.perSecond(1));

    @Test
    void giveBack_unused_nextCallerGetsIt() throws InterruptedException {
        limiter.acquire().giveBack();

        assertThat(limiter.acquire().waited()).isZero();
        assertThat(limiter.acquire().waited()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void giveBack_callerWaits_getsThePermit() throws InterruptedException {
        Permit permit = limiter.acquire();
        time.alarm(Duration.ofMillis(300), permit::giveBack);

        assertThat(limiter.acquire().waited()).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void giveBack_twice_countsOnce() throws InterruptedException {
        RateLimiter two = limiters.forKey("two", RateLimit.perSecond(2));
        two.acquire();
        Permit permit = two.acquire();
        permit.giveBack();
        permit.giveBack();

        assertThat(two.acquire().waited()).isZero();
        assertThat(two.acquire().waited()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void throttled_thenAcceptedManyTimes_rateFallsAndRecovers() throws InterruptedException {
        Permit permit = limiter.acquire();
        permit.throttled();
        permit.throttled();
        assertThat(limiter.acquire().waited()).isBetween(Duration.ofMillis(1030), Duration.ofMillis(1031));

        for (int i = 0; i < 31; i++) {
            limiter.acquire().accepted();
        }
        assertThat(limiter.acquire().waited()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void throttled_severalInFlight_decreasesOnce() throws InterruptedException {
        RateLimiter two = limiters.forKey("two", RateLimit.perSecond(2));
        Permit first = two.acquire();
        Permit second = two.acquire();
        time.advance(Duration.ofSeconds(1));
        first.throttled();
        second.throttled();

        two.acquire();
        assertThat(two.acquire().waited()).isBetween(Duration.ofMillis(515), Duration.ofMillis(516));
    }

    @Test
    void limit_changed_resetsTheAdaptedRate() throws InterruptedException {
        RateLimiter open = limiters.forKey("open", null);
        open.limit("space", RateLimit.perSecond(2));
        open.acquire().throttled();
        open.limit("space", RateLimit.perSecond(1));

        open.acquire();
        assertThat(open.acquire().waited()).isEqualTo(Duration.ofSeconds(1));
    }
}
