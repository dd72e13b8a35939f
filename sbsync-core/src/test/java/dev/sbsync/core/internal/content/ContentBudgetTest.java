package dev.sbsync.core.internal.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.transport.BodyLimit.Room;
import dev.sbsync.transport.error.TransportException;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.time.SimulatedTime;
import dev.sbsync.transport.time.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentBudgetTest {

    private static final int KB = 1024;

    private final SimulatedTime world = new SimulatedTime(11);
    private final ContentBudget budget = new ContentBudget(world.time(), 600L * KB);

    @Test
    void room_bodiesOfSeveralItems_fitTogetherUpToTheBudget() {
        world.run(() -> {
            ContentRoom one = budget.room();
            ContentRoom two = budget.room();
            assertThat(one.admit()).isTrue();
            assertThat(two.admit()).isTrue();
            assertThat(one.room(50 * KB)).isEqualTo(Room.FREE);
            assertThat(two.room(60 * KB)).isEqualTo(Room.LATER);

            two.release();
            assertThat(two.admit()).as("it is known to need more by now").isFalse();
            one.release();
            assertThat(two.admit()).isTrue();
            assertThat(two.room(60 * KB)).isEqualTo(Room.FREE);
            two.release();
            assertThat(budget.taken()).isZero();
        });
    }

    @Test
    void room_whatDoesNotFitAlone_neverFits() {
        world.run(() -> {
            ContentRoom one = budget.room();
            assertThat(one.admit()).isTrue();
            assertThat(one.room(100 * KB)).isEqualTo(Room.FREE);
            assertThat(one.room(101 * KB)).isEqualTo(Room.NEVER);
        });
    }

    @Test
    void admit_afterLargeItems_reservesWhatTheyTook() {
        world.run(() -> {
            ContentRoom first = budget.room();
            assertThat(first.admit()).isTrue();
            assertThat(first.room(70 * KB)).isEqualTo(Room.FREE);
            first.release();

            assertThat(budget.room().admit()).isTrue();
            assertThat(budget.taken()).isEqualTo(6L * 70 * KB);
            assertThat(budget.room().admit()).as("a second one of that size").isFalse();
        });
    }

    @Test
    void release_callsListeners() {
        AtomicInteger calls = new AtomicInteger();
        world.run(() -> {
            Runnable listener = calls::incrementAndGet;
            budget.onRelease(listener);
            ContentRoom one = budget.room();
            one.release();
            assertThat(calls).as("there was nothing to give back").hasValue(0);
            assertThat(one.admit()).isTrue();
            one.release();
            assertThat(calls).hasValue(1);
            budget.forget(listener);
            assertThat(one.admit()).isTrue();
            one.release();
            assertThat(calls).hasValue(1);
        });
    }

    @Test
    void within_whatNeverFits_isThrown() {
        world.run(() -> assertThatThrownBy(() -> budget.within(room -> read(room, 500 * KB)))
                .isInstanceOfSatisfying(
                        TransportException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE)));
        assertThat(taken()).isZero();
    }

    /**
     * Items of any sizes, on several workers: the budget is kept, and every item that fits alone is read to its end.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void within_anyItems_keepsTheBudgetAndEndsThemAll(long seed) {
        SimulatedTime simulated = new SimulatedTime(seed);
        ContentBudget shared = new ContentBudget(simulated.time(), 600L * KB);
        Random random = new Random(seed);
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            sizes.add(random.nextInt(4) == 0 ? 1 + random.nextInt(120 * KB) : 1 + random.nextInt(8 * KB));
        }
        AtomicInteger next = new AtomicInteger();
        AtomicInteger read = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        simulated.run(() -> {
            List<Tasks.Task> tasks = new ArrayList<>();
            for (int worker = 0; worker < 6; worker++) {
                tasks.add(simulated.tasks().start("reader-" + worker, () -> {
                    for (int i = next.getAndIncrement(); i < sizes.size(); i = next.getAndIncrement()) {
                        int size = sizes.get(i);
                        try {
                            shared.within(room -> {
                                for (int part = 1; part <= 4; part++) {
                                    sleep(simulated);
                                    read(room, size * part / 4);
                                    assertThat(shared.taken()).isLessThanOrEqualTo(600L * KB);
                                }
                                return size;
                            });
                            read.incrementAndGet();
                        } catch (TransportException tooLarge) {
                            assertThat(tooLarge.kind()).isEqualTo(Kind.TOO_LARGE);
                            assertThat(size).isGreaterThan(100 * KB);
                            refused.incrementAndGet();
                        }
                    }
                }));
            }
            try {
                for (Tasks.Task task : tasks) {
                    task.join();
                }
            } catch (InterruptedException interrupt) {
                throw new AssertionError(interrupt);
            }
            assertThat(shared.taken()).isZero();
        });
        assertThat(read.get() + refused.get()).isEqualTo(sizes.size());
        assertThat(refused.get())
                .isEqualTo((int) sizes.stream().filter(size -> size > 100 * KB).count());
    }

    private static void sleep(SimulatedTime simulated) {
        try {
            simulated.time().sleep(Duration.ofMillis(10));
        } catch (InterruptedException interrupt) {
            throw new AssertionError(interrupt);
        }
    }

    static int read(ContentRoom room, int bytes) {
        Room answer = room.room(bytes);
        if (answer != Room.FREE) {
            throw new TransportException(answer.kind(), answer.problem(bytes), 1, false, null);
        }
        return bytes;
    }

    private long taken() {
        List<Long> taken = new ArrayList<>();
        world.run(() -> taken.add(budget.taken()));
        return taken.get(0);
    }
}
