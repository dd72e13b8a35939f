package dev.sbsync.transport.ratelimit;

import static dev.sbsync.transport.ratelimit.Priority.NORMAL;
import static dev.sbsync.transport.ratelimit.Priority.READ_AHEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.time.SimulatedTime;
import dev.sbsync.transport.time.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriorityTest {

    private final List<String> served = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void acquire_readAheadAlreadyWaits_normalIsServedFirstAndEqualsInOrder(long seed) {
        SimulatedTime world = new SimulatedTime(seed);
        RateLimiter limiter = twoPerSecond(world);
        world.run(() -> {
            start(world, limiter, "a", NORMAL);
            start(world, limiter, "ahead 1", READ_AHEAD);
            start(world, limiter, "ahead 2", READ_AHEAD);
            start(world, limiter, "b", NORMAL);
            start(world, limiter, "c", NORMAL);
        });

        assertThat(served).containsExactly("a at 0", "b at 500", "c at 1000", "ahead 1 at 1500", "ahead 2 at 2000");
    }

    @Test
    void acquire_readAheadAlone_getsTheWholeRate() {
        SimulatedTime world = new SimulatedTime(1);
        RateLimiter limiter = twoPerSecond(world);
        world.run(() -> {
            start(world, limiter, "a", READ_AHEAD);
            start(world, limiter, "b", READ_AHEAD);
        });

        assertThat(served).containsExactly("a at 0", "b at 500");
    }

    @Test
    void acquire_firstInterruptedJustBeforeItsPermit_nextGetsIt() {
        SimulatedTime world = new SimulatedTime(1);
        RateLimiter limiter = twoPerSecond(world);
        world.run(() -> {
            start(world, limiter, "a", NORMAL);
            Tasks.Task first = start(world, limiter, "b", NORMAL);
            start(world, limiter, "ahead", READ_AHEAD);
            sleep(world, Duration.ofMillis(460));
            first.interrupt();
        });

        assertThat(served).containsExactly("a at 0", "b interrupted at 490", "ahead at 500");
    }

    @Test
    void waiting_whileCallersWait_countsThem() {
        SimulatedTime world = new SimulatedTime(1);
        RateLimiter limiter = twoPerSecond(world);
        List<Integer> waiting = new ArrayList<>();
        world.run(() -> {
            start(world, limiter, "a", NORMAL);
            Tasks.Task first = start(world, limiter, "b", NORMAL);
            start(world, limiter, "ahead", READ_AHEAD);
            waiting.add(limiter.waiting());
            first.interrupt();
            sleep(world, Duration.ofMillis(10));
            waiting.add(limiter.waiting());
            sleep(world, Duration.ofSeconds(1));
            waiting.add(limiter.waiting());
        });

        assertThat(waiting).containsExactly(2, 1, 0);
    }

    private static RateLimiter twoPerSecond(SimulatedTime world) {
        return RateLimiters.create(world.time()).forKey("any", RateLimit.perSecond(2));
    }

    /** Starts a task that waits for a permit. */
    private Tasks.Task start(SimulatedTime world, RateLimiter limiter, String name, Priority priority) {
        Tasks.Task task = world.tasks().start(name, () -> {
            try {
                limiter.acquire(priority);
                served.add(name + " at " + world.elapsed().toMillis());
            } catch (InterruptedException e) {
                served.add(name + " interrupted at " + world.elapsed().toMillis());
            }
        });
        sleep(world, Duration.ofMillis(10));
        return task;
    }

    private static void sleep(SimulatedTime world, Duration duration) {
        try {
            world.time().sleep(duration);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
