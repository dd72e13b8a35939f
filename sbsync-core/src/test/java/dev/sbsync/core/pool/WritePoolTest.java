package dev.sbsync.core.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.transport.time.SimulatedTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pool promises, one at a time, in simulated time: each write takes a second unless a test says otherwise. */
class WritePoolTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SimulatedTime world = new SimulatedTime(3);
    private final List<String> begun = new ArrayList<>();
    private Function<String, Attempt<String>> ending = work -> new Attempt.Done<>("wrote " + work);

    private final class Writer implements PoolWriter<String, String> {
        @Override
        public Attempt<String> write(String work) throws InterruptedException {
            begun.add(work);
            world.time().sleep(SECOND);
            return ending.apply(work);
        }

        @Override
        public String cancelled(String work) {
            return "cancelled " + work;
        }
    }

    /** Does something with a pool that was not started. */
    private interface Body {
        void accept(WritePool<String, String, String> pool) throws InterruptedException;
    }

    private void with(UnaryOperator<WritePoolBuilder<String, String, String>> how, Body body) {
        world.run(() -> {
            try {
                body.accept(
                        how.apply(WritePool.builder(world.time(), new Writer())).build());
            } catch (InterruptedException interrupt) {
                throw new AssertionError(interrupt);
            }
        });
    }

    private void with(Body body) {
        with(builder -> builder, body);
    }

    private void start(WritePool<String, String, String> pool, int workers) {
        pool.start(world.tasks(), "writer", workers, () -> begun.add("end"));
    }

    private static int running(WritePool<String, String, String> pool) {
        return pool.look(PoolState::running).size();
    }

    private static Submission<String> put(WritePool<String, String, String> pool, String key, long sequence)
            throws InterruptedException {
        return pool.submit(key, sequence, key + sequence, 1, Duration.ZERO).orElseThrow();
    }

    @Test
    void queuedWritesOfOneKey_coalesceAndAllShareTheOutcomeOfTheLast() {
        with(pool -> {
            Submission<String> first = put(pool, "a", 1);
            Submission<String> third = put(pool, "a", 3);
            Submission<String> second = put(pool, "a", 2);
            start(pool, 4);
            assertThat(first.await()).isEqualTo("wrote a3");
            assertThat(second.await()).isEqualTo("wrote a3");
            assertThat(third.await()).isEqualTo("wrote a3");
            assertThat(begun).containsExactly("a3");
            pool.close();
            pool.join();
        });
    }

    @Test
    void newerWriteWhileOneRuns_runsAfterItAndEachHasItsOwnOutcome() {
        with(pool -> {
            Submission<String> first = put(pool, "a", 1);
            start(pool, 4);
            world.time().sleep(SECOND.dividedBy(2));
            Submission<String> second = put(pool, "a", 2);
            assertThat(running(pool)).isEqualTo(1);
            assertThat(second.await()).isEqualTo("wrote a2");
            assertThat(first.await()).isEqualTo("wrote a1");
            assertThat(world.elapsed()).isEqualTo(SECOND.multipliedBy(2));
            pool.close();
        });
    }

    @Test
    void olderWriteAfterANewerIsDone_isNotWrittenAndSharesItsOutcome() {
        with(pool -> {
            start(pool, 1);
            assertThat(put(pool, "a", 5).await()).isEqualTo("wrote a5");
            assertThat(put(pool, "a", 4).outcome()).contains("wrote a5");
            assertThat(begun).containsExactly("a5");
            pool.close();
        });
    }

    @Test
    void fullPool_holdsSubmittersBackUntilTheirDeadline() {
        with(builder -> builder.bounds(2, 1000), pool -> {
            put(pool, "a", 1);
            put(pool, "b", 1);
            assertThat(pool.submit("c", 1, "c1", 1, SECOND.dividedBy(2))).isEmpty();
            assertThat(world.elapsed()).isEqualTo(SECOND.dividedBy(2));
            assertThat(pool.submit("b", 2, "b2", 1, Duration.ZERO))
                    .as("takes the place of what is queued")
                    .isPresent();
            start(pool, 1);
            assertThat(pool.submit("c", 1, "c1", 1, Duration.ofMinutes(1))).isPresent();
            assertThat(world.elapsed()).as("when the first was done").isEqualTo(Duration.ofMillis(1500));
            pool.close();
        });
    }

    @Test
    void bytes_boundThePoolTooAndWhatIsLargerThanAllOfItGoesAlone() {
        with(builder -> builder.bounds(10, 100), pool -> {
            assertThat(pool.submit("large", 1, "large", 500, Duration.ZERO)).isPresent();
            assertThat(pool.submit("a", 1, "a", 1, Duration.ZERO)).isEmpty();
            start(pool, 2);
            assertThat(pool.submit("a", 1, "a", 60, Duration.ofMinutes(1))).isPresent();
            assertThat(pool.submit("b", 1, "b", 60, Duration.ZERO)).isEmpty();
            assertThat(pool.submit("b", 1, "b", 40, Duration.ZERO)).isPresent();
            pool.close();
        });
        assertThat(begun).startsWith("large");
    }

    @Test
    void parkedWork_freesItsWorkerAndGoesOnCounting() {
        Deque<Attempt<String>> endings =
                new ArrayDeque<>(List.of(new Attempt.Later<>(SECOND.multipliedBy(10)), new Attempt.Done<>("b")));
        ending = work -> endings.isEmpty() ? new Attempt.Done<>("a") : endings.remove();
        with(builder -> builder.bounds(2, 1000), pool -> {
            Submission<String> a = put(pool, "a", 1);
            start(pool, 1);
            world.time().sleep(SECOND.multipliedBy(2));
            assertThat(put(pool, "b", 1).await()).isEqualTo("b");
            assertThat(world.elapsed()).isEqualTo(SECOND.multipliedBy(3));
            put(pool, "c", 1);
            assertThat(pool.submit("d", 1, "d", 1, Duration.ZERO))
                    .as("one parked, one running")
                    .isEmpty();
            assertThat(a.await()).isEqualTo("a");
            assertThat(world.elapsed()).isEqualTo(SECOND.multipliedBy(12));
            pool.close();
        });
    }

    @Test
    void newerWriteOfAParkedKey_takesItsPlaceAndItsTime() {
        ending = work -> work.equals("a1") ? new Attempt.Later<>(SECOND.multipliedBy(4)) : new Attempt.Done<>(work);
        with(pool -> {
            Submission<String> first = put(pool, "a", 1);
            start(pool, 2);
            world.time().sleep(SECOND.multipliedBy(2));
            Submission<String> second = put(pool, "a", 2);
            assertThat(first.await()).isEqualTo("a2");
            assertThat(second.await()).isEqualTo("a2");
            assertThat(world.elapsed()).isEqualTo(SECOND.multipliedBy(6));
            pool.close();
        });
    }

    @Test
    void order_saysWhatGoesFirstAmongWhatIsReady() {
        with(builder -> builder.order(Comparator.reverseOrder()), pool -> {
            put(pool, "a", 1);
            put(pool, "c", 1);
            put(pool, "b", 1);
            start(pool, 1);
            pool.close();
            pool.join();
            assertThat(begun).containsExactly("c1", "b1", "a1", "end");
        });
    }

    @Test
    void pause_letsWhatRunsFinishAndNothingNewStartUntilItIsResumed() {
        with(pool -> {
            Submission<String> a = put(pool, "a", 1);
            Submission<String> b = put(pool, "b", 1);
            start(pool, 1);
            world.time().sleep(SECOND.dividedBy(2));
            pool.pause();
            assertThat(a.await()).isEqualTo("wrote a1");
            world.time().sleep(SECOND.multipliedBy(5));
            assertThat(b.outcome()).isEmpty();
            pool.resume();
            assertThat(b.await()).isEqualTo("wrote b1");
            pool.close();
        });
    }

    @Test
    void hold_letsNothingStartForItsTime() {
        with(pool -> {
            pool.hold(SECOND.multipliedBy(3));
            pool.hold(SECOND);
            start(pool, 4);
            assertThat(put(pool, "a", 1).await()).isEqualTo("wrote a1");
            assertThat(world.elapsed()).isEqualTo(SECOND.multipliedBy(4));
            pool.close();
        });
    }

    @Test
    void limit_isNotExceededAndFollowsItsChanges() {
        int[] limit = {1};
        with(builder -> builder.limit(() -> limit[0]), pool -> {
            for (String key : List.of("a", "b", "c", "d")) {
                put(pool, key, 1);
            }
            start(pool, 4);
            world.time().sleep(SECOND.dividedBy(2));
            assertThat(running(pool)).isEqualTo(1);
            limit[0] = 3;
            pool.limitChanged();
            world.time().sleep(SECOND.dividedBy(4));
            assertThat(running(pool)).isEqualTo(3);
            pool.close();
        });
    }

    @Test
    void stop_finishesWhatRunsAndCancelsTheRest() {
        ending = work -> work.equals("p1") ? new Attempt.Later<>(SECOND.multipliedBy(60)) : new Attempt.Done<>(work);
        with(pool -> {
            Submission<String> parked = put(pool, "p", 1);
            Submission<String> running = put(pool, "r", 1);
            Submission<String> queued = put(pool, "q", 1);
            start(pool, 1);
            world.time().sleep(Duration.ofMillis(1500));
            pool.stop();
            pool.join();
            assertThat(running.outcome()).contains("r1");
            assertThat(parked.outcome()).contains("cancelled p1");
            assertThat(queued.outcome()).contains("cancelled q1");
            assertThat(put(pool, "late", 1).outcome()).contains("cancelled late1");
            assertThat(world.elapsed()).isEqualTo(SECOND.multipliedBy(2));
            assertThat(begun).containsExactly("p1", "r1", "end");
        });
    }

    @Test
    void interrupt_cutsOffWhatRuns() {
        with(pool -> {
            Submission<String> running = put(pool, "r", 1);
            start(pool, 2);
            world.time().sleep(SECOND.dividedBy(2));
            pool.interrupt();
            pool.join();
            assertThat(running.outcome()).contains("cancelled r1");
            assertThat(world.elapsed()).isEqualTo(SECOND.dividedBy(2));
        });
    }

    @Test
    void exceptionOfTheWriter_reachesTheSubmitterAloneAndThePoolGoesOn() {
        ending = work -> {
            if (work.equals("a1")) {
                throw new IllegalStateException("no");
            }
            return new Attempt.Done<>(work);
        };
        with(pool -> {
            Submission<String> a = put(pool, "a", 1);
            Submission<String> b = put(pool, "b", 1);
            start(pool, 1);
            assertThat(b.await()).isEqualTo("b1");
            assertThatThrownBy(a::await)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no");
            pool.close();
        });
    }

    @Test
    void errorOfTheWriter_endsThePoolAndReachesWhoJoinsIt() {
        ending = work -> {
            throw new AssertionError("out of something");
        };
        with(pool -> {
            put(pool, "a", 1);
            Submission<String> b = put(pool, "b", 1);
            start(pool, 1);
            assertThatThrownBy(pool::join).isInstanceOf(AssertionError.class);
            assertThat(b.outcome()).contains("cancelled b1");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void errorOfOneWorker_isThrownOnceTheOthersHaveEnded(String fails) {
        String writes = fails.equals("a") ? "b" : "a";
        with(pool -> {
            ending = work -> {
                if (work.startsWith(fails)) {
                    throw new AssertionError("out of something");
                }
                try {
                    world.time().sleep(SECOND.multipliedBy(30));
                } catch (InterruptedException cutOff) {
                    throw new AssertionError(cutOff);
                }
                return new Attempt.Done<>("wrote " + work);
            };
            Submission<String> a = put(pool, "a", 1);
            Submission<String> b = put(pool, "b", 1);
            start(pool, 2);
            assertThatThrownBy(pool::join).isInstanceOf(AssertionError.class);
            assertThat((writes.equals("a") ? a : b).outcome())
                    .as("when join returns")
                    .contains("wrote " + writes + "1");
            assertThat(running(pool)).isZero();
        });
    }

    @Test
    void bounds_ofNothing_areRefused() {
        assertThatThrownBy(() -> WritePool.builder(world.time(), new Writer()).bounds(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 0 pieces");
    }
}
