package dev.sbsync.transport.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.time.ManualTime;
import dev.sbsync.transport.time.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** When a wait for a permit ends without one, and that it then uses no permit. */
class AcquireLimitsTest {

    private static final AcquireLimits SHORT_PAUSES =
            new AcquireLimits(Duration.ofSeconds(2), Duration.ofDays(1_000_000), () -> false);

    private final ManualTime time = new ManualTime();
    private final RateLimiter limiter = RateLimiters.create(time).forKey("any", RateLimit.perSecond(1));

    private static AcquireLimits atMost(Duration longest) {
        return new AcquireLimits(AcquireLimits.FOREVER, longest, () -> false);
    }

    @Test
    void acquire_pausedForLonger_endsAtOnce() throws InterruptedException {
        limiter.pause(Duration.ofMillis(2_001));

        assertThat(limiter.acquire(Priority.NORMAL, SHORT_PAUSES)).isNull();
        assertThat(time.elapsed()).isZero();
    }

    @Test
    void acquire_pausedForAsLong_waits() throws InterruptedException {
        limiter.pause(Duration.ofSeconds(2));

        assertThat(limiter.acquire(Priority.NORMAL, SHORT_PAUSES)).isNotNull();
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void acquire_pausedForLongerDuringTheWait_endsAtOnce() throws InterruptedException {
        limiter.acquire();
        time.alarm(Duration.ofMillis(300), () -> limiter.pause(Duration.ofSeconds(9)));

        assertThat(limiter.acquire(Priority.NORMAL, SHORT_PAUSES)).isNull();
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void acquire_notInTime_endsAtMaxWaitAndLeavesThePermitToTheNext() throws InterruptedException {
        limiter.acquire();

        assertThat(limiter.acquire(Priority.NORMAL, atMost(Duration.ofMillis(400))))
                .isNull();
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(400));
        assertThat(limiter.acquire().waited()).isEqualTo(Duration.ofMillis(600));
    }

    @Test
    void acquire_justInTime_taken() throws InterruptedException {
        limiter.acquire();

        assertThat(limiter.acquire(Priority.NORMAL, atMost(Duration.ofSeconds(1))))
                .isNotNull();
    }

    @Test
    void acquire_zeroMaxWaitAndFreePermit_taken() throws InterruptedException {
        assertThat(limiter.acquire(Priority.NORMAL, atMost(Duration.ZERO))).isNotNull();
    }

    @Test
    void recheck_oneCallerCancelled_endsOnlyItsWait() {
        SimulatedTime world = new SimulatedTime(7);
        RateLimiter shared = RateLimiters.create(world.time()).forKey("any", RateLimit.perSecond(1));
        AtomicBoolean ended = new AtomicBoolean();
        List<String> served = new ArrayList<>();
        world.run(() -> {
            for (int i = 0; i < 3; i++) {
                String name = "task " + i;
                boolean first = i == 1;
                world.tasks().start(name, () -> {
                    AcquireLimits limits =
                            new AcquireLimits(AcquireLimits.FOREVER, AcquireLimits.FOREVER, () -> first && ended.get());
                    served.add(name
                            + (acquire(shared, limits) ? " at " : " ended at ")
                            + world.elapsed().toMillis());
                });
                sleep(world, Duration.ofMillis(10));
            }
            ended.set(true);
            shared.recheck();
        });

        assertThat(served).containsExactly("task 0 at 0", "task 1 ended at 30", "task 2 at 1000");
    }

    /** Callers behind the first do not wake at its time. */
    @Test
    void acquire_behindOthers_endsAtItsOwnMaxWait() {
        SimulatedTime world = new SimulatedTime(7);
        RateLimiter shared = RateLimiters.create(world.time()).forKey("any", RateLimit.perSecond(1));
        List<String> served = new ArrayList<>();
        world.run(() -> {
            acquire(shared, AcquireLimits.UNLIMITED);
            world.tasks().start("first", () -> {
                acquire(shared, AcquireLimits.UNLIMITED);
                served.add("first at " + world.elapsed().toMillis());
            });
            sleep(world, Duration.ofMillis(10));
            world.tasks().start("second", () -> {
                boolean got = acquire(shared, atMost(Duration.ofMillis(500)));
                served.add("second " + got + " at " + world.elapsed().toMillis());
            });
        });

        assertThat(served).containsExactly("second false at 510", "first at 1000");
    }

    private static boolean acquire(RateLimiter limiter, AcquireLimits limits) {
        try {
            return limiter.acquire(Priority.NORMAL, limits) != null;
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
