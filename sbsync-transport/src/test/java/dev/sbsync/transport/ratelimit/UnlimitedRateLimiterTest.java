package dev.sbsync.transport.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sbsync.transport.time.ManualTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class UnlimitedRateLimiterTest {

    private final ManualTime time = new ManualTime();
    private final RateLimiter limiter = RateLimiter.unlimited(time);

    @Test
    void acquire_again_atOnce() throws InterruptedException {
        for (int i = 0; i < 1_000; i++) {
            assertThat(limiter.acquire().waited()).isZero();
        }
        assertThat(time.elapsed()).isZero();
    }

    @Test
    void acquire_paused_waitsForTheLongestPause() throws InterruptedException {
        limiter.pause(Duration.ofSeconds(7));
        limiter.pause(Duration.ofSeconds(3));
        assertThat(limiter.pausedFor()).isEqualTo(Duration.ofSeconds(7));
        time.alarm(Duration.ofSeconds(6), () -> limiter.pause(Duration.ofSeconds(2)));

        assertThat(limiter.acquire().waited()).isEqualTo(Duration.ofSeconds(8));
        assertThat(limiter.acquire().waited()).isZero();
        assertThat(limiter.waiting()).isZero();
    }

    @Test
    void acquire_pausedForLongerThanAllowed_endsAtOnce() throws InterruptedException {
        limiter.pause(Duration.ofSeconds(3));
        AcquireLimits two = new AcquireLimits(Duration.ofSeconds(2), AcquireLimits.FOREVER, () -> false);

        assertThat(limiter.acquire(Priority.NORMAL, two)).isNull();
        assertThat(time.elapsed()).isZero();
    }

    @Test
    void acquire_pauseBeyondMaxWait_endsAtMaxWait() throws InterruptedException {
        limiter.pause(Duration.ofSeconds(3));
        AcquireLimits two = new AcquireLimits(AcquireLimits.FOREVER, Duration.ofSeconds(2), () -> false);

        assertThat(limiter.acquire(Priority.NORMAL, two)).isNull();
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void recheck_cancelled_ends() throws InterruptedException {
        AtomicBoolean ended = new AtomicBoolean();
        limiter.pause(Duration.ofSeconds(3));
        time.alarm(Duration.ofSeconds(1), () -> {
            assertThat(limiter.waiting()).isEqualTo(1);
            ended.set(true);
            limiter.recheck();
        });

        assertThat(limiter.acquire(
                        Priority.NORMAL, new AcquireLimits(AcquireLimits.FOREVER, AcquireLimits.FOREVER, ended::get)))
                .isNull();
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void acquire_interruptedWhilePaused_throws() {
        limiter.pause(Duration.ofSeconds(3));
        time.alarm(Duration.ofSeconds(1), Thread.currentThread()::interrupt);

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(limiter::acquire);
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(1));
        assertThat(limiter.waiting()).isZero();
    }
}
