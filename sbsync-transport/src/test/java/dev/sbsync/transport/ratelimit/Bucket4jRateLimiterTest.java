package dev.sbsync.transport.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.transport.time.ManualTime;
import dev.sbsync.transport.time.SimulatedTime;
import dev.sbsync.transport.time.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Bucket4jRateLimiterTest {

    private static final RateLimit TWO = RateLimit.perSecond(2);

    private final ManualTime time = new ManualTime();
    private final RateLimiters limiters = RateLimiters.create(time);

    @Test
    void acquire_sixPerSecond_spacedEvenlyFromTheFirst() throws InterruptedException {
        RateLimiter limiter = limiters.forKey("any", RateLimit.perSecond(6));

        assertThat(limiter.acquire().waited()).isZero();
        for (int i = 0; i < 6; i++) {
            limiter.acquire();
        }

        assertThat(time.elapsed()).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1001));
    }

    @Test
    void acquire_burstAboveRps_startsWithTheDifference() throws InterruptedException {
        RateLimiter limiter = limiters.forKey("any", new RateLimit(2, 5));

        for (int i = 0; i < 3; i++) {
            assertThat(limiter.acquire().waited()).isZero();
        }
        assertThat(limiter.acquire().waited()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void acquire_interruptedWhileWaiting_returnsThePermit() throws InterruptedException {
        RateLimiter limiter = limiters.forKey("any", TWO);
        limiter.acquire();
        time.alarm(Duration.ofMillis(100), Thread.currentThread()::interrupt);

        assertThatThrownBy(limiter::acquire).isInstanceOf(InterruptedException.class);

        assertThat(limiter.acquire().waited()).isEqualTo(Duration.ofMillis(400));
    }

    @Test
    void pause_beforeAcquire_noRequestIsSentUntilItEnds() throws InterruptedException {
        RateLimiter limiter = limiters.forKey("any", TWO);
        limiter.pause(Duration.ofSeconds(7));
        limiter.pause(Duration.ofSeconds(3));

        assertThat(limiter.acquire().waited()).isEqualTo(Duration.ofSeconds(7));
        assertThat(limiter.acquire().waited()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void pause_whileCallersWait_appliesToThem() throws InterruptedException {
        RateLimiter limiter = limiters.forKey("any", TWO);
        limiter.acquire();
        time.alarm(Duration.ofMillis(100), () -> limiter.pause(Duration.ofSeconds(5)));

        assertThat(limiter.acquire().waited()).isEqualTo(Duration.ofMillis(5100));
        assertThat(limiter.acquire().waited()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void limit_whileCallersWait_appliesToThem() throws InterruptedException {
        RateLimiter limiter = limiters.forKey("any", null);
        limiter.limit("space 1", new RateLimit(0.1, 1));
        limiter.acquire();
        time.alarm(Duration.ofSeconds(1), () -> limiter.limit("space 1", TWO));

        assertThat(limiter.acquire().waited()).isBetween(Duration.ofMillis(1400), Duration.ofMillis(1500));
    }

    @Test
    void scale_half_halvesTheRateUntilRestored() throws InterruptedException {
        RateLimiter limiter = limiters.forKey("any", TWO);
        limiter.scale(0.5);
        limiter.acquire();
        assertThat(limiter.acquire().waited()).isEqualTo(Duration.ofSeconds(1));

        time.alarm(Duration.ofMillis(200), () -> limiter.scale(1));

        assertThat(limiter.acquire().waited()).isEqualTo(Duration.ofMillis(600));
        assertThat(limiter.limit()).isEqualTo(TWO);
    }

    /** The unused part of a share does not accumulate for a burst. */
    @Test
    void scale_idleBefore_stillSpacedEvenly() throws InterruptedException {
        RateLimiter limiter = limiters.forKey("any", RateLimit.perSecond(6));
        limiter.scale(0.5);
        time.advance(Duration.ofMinutes(1));

        assertThat(limiter.acquire().waited()).isZero();
        assertThat(limiter.acquire().waited()).isBetween(Duration.ofMillis(333), Duration.ofMillis(334));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1.01, Double.NaN})
    void scale_outOfRange_refused(double share) {
        RateLimiter limiter = limiters.forKey("any", TWO);

        assertThatThrownBy(() -> limiter.scale(share)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1})
    void acquire_wallClockSetByAnHour_nothingChanges(long hours) throws InterruptedException {
        JumpingTime jumping = new JumpingTime();
        RateLimiter limiter = RateLimiters.create(jumping).forKey("any", TWO);
        limiter.acquire();
        jumping.jump(Duration.ofHours(hours));
        assertThat(limiter.acquire().waited()).isEqualTo(Duration.ofMillis(500));

        jumping.alarm(Duration.ofMillis(100), () -> jumping.jump(Duration.ofHours(hours)));

        for (int i = 0; i < 5; i++) {
            assertThat(limiter.acquire().waited()).isEqualTo(Duration.ofMillis(500));
        }
    }

    @Test
    void serverLimit_several_lowestReplacesTheScopes() {
        RateLimiter limiter = limiters.forKey("any", null);
        limiter.limit("space 1", TWO);

        limiter.serverLimit(RateLimit.perSecond(6));
        assertThat(limiter.limit()).isEqualTo(RateLimit.perSecond(6));
        limiter.serverLimit(RateLimit.perSecond(3));
        limiter.serverLimit(RateLimit.perSecond(4));
        assertThat(limiter.limit()).isEqualTo(RateLimit.perSecond(3));
    }

    @Test
    void serverLimit_belowAnExplicitOne_lowersRateAndBurst() {
        RateLimiter limiter = limiters.forKey("any", new RateLimit(4, 20));

        limiter.serverLimit(RateLimit.perSecond(6));

        assertThat(limiter.limit()).isEqualTo(new RateLimit(4, 6));
    }

    @Test
    void limit_severalScopes_lowestApplies() {
        RateLimiter limiter = limiters.forKey("any", null);
        assertThat(limiter.limit()).isEqualTo(new RateLimit(5, 6));

        limiter.limit("space 1", RateLimit.perSecond(6));
        limiter.limit("space 2", RateLimit.perSecond(3));
        assertThat(limiter.limit()).isEqualTo(RateLimit.perSecond(3));

        limiter.limit("space 2", RateLimit.perSecond(7));
        assertThat(limiter.limit()).isEqualTo(RateLimit.perSecond(6));
    }

    @Test
    void limit_explicit_isKept() {
        RateLimiter limiter = limiters.forKey("any", RateLimit.perSecond(4));

        limiter.limit("space 1", RateLimit.perSecond(3));

        assertThat(limiter.limit()).isEqualTo(RateLimit.perSecond(4));
    }

    @Test
    void forKey_sameKey_sharesOneLimiterWithTheLowestExplicitLimit() throws InterruptedException {
        RateLimiter source = limiters.forKey("host and token", RateLimit.perSecond(6));
        RateLimiter target = limiters.forKey("host and token", TWO);
        RateLimiter other = limiters.forKey("other", TWO);

        assertThat(source.limit()).isEqualTo(TWO);
        source.acquire();
        assertThat(other.acquire().waited()).isZero();
        assertThat(target.acquire().waited()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void acquire_manyTasks_firstComeFirstServed() {
        SimulatedTime world = new SimulatedTime(3);
        RateLimiter limiter = RateLimiters.create(world.time()).forKey("any", TWO);
        List<String> served = new ArrayList<>();
        world.run(() -> {
            for (int i = 0; i < 5; i++) {
                String name = "task " + i;
                world.tasks().start(name, () -> {
                    acquire(limiter);
                    served.add(name + " at " + world.elapsed().toMillis());
                });
                sleep(world, Duration.ofMillis(10));
            }
        });

        assertThat(served)
                .containsExactly("task 0 at 0", "task 1 at 500", "task 2 at 1000", "task 3 at 1500", "task 4 at 2000");
    }

    @Test
    void acquire_oneOfManyInterrupted_othersMoveUp() {
        SimulatedTime world = new SimulatedTime(3);
        RateLimiter limiter = RateLimiters.create(world.time()).forKey("any", TWO);
        List<Long> served = new ArrayList<>();
        world.run(() -> {
            acquire(limiter);
            Tasks.Task first = world.tasks().start("first", () -> {
                try {
                    limiter.acquire();
                } catch (InterruptedException e) {
                    served.add(-world.elapsed().toMillis());
                }
            });
            sleep(world, Duration.ofMillis(10));
            world.tasks().start("second", () -> {
                acquire(limiter);
                served.add(world.elapsed().toMillis());
            });
            sleep(world, Duration.ofMillis(10));
            first.interrupt();
        });

        assertThat(served).containsExactly(-20L, 500L);
    }

    private static void acquire(RateLimiter limiter) {
        try {
            limiter.acquire();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void sleep(SimulatedTime world, Duration duration) {
        try {
            world.time().sleep(duration);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
