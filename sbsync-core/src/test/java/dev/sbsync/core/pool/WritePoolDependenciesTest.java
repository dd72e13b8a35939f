package dev.sbsync.core.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.transport.time.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Work that depends on other work, in simulated time: each write takes a second. Work is written as "name", or
 * {@code name<a,b} if it depends on a and b; its key is the name without trailing digits.
 */
class WritePoolDependenciesTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SimulatedTime world = new SimulatedTime(3);
    private final List<String> begun = new ArrayList<>();
    private final Map<String, String> outcomes = new LinkedHashMap<>();
    private final List<String> events = new ArrayList<>();
    private final List<List<String>> confirmed = new ArrayList<>();
    private final Map<String, List<String>> changed = new HashMap<>();
    private Function<String, Attempt<String>> ending = name -> new Attempt.Done<>("ok");
    private Function<List<String>, Attempt<List<Attempt<String>>>> confirming =
            batch -> new Attempt.Done<>(batch.stream()
                    .<Attempt<String>>map(work -> new Attempt.Done<>("ok"))
                    .toList());

    private Consumer<List<String>> ended = names -> {};

    private final class Writer implements PoolWriter<String, String> {
        @Override
        public Attempt<String> write(String work) throws InterruptedException {
            begun.add(name(work));
            world.time().sleep(SECOND);
            return ending.apply(name(work));
        }

        @Override
        public Attempt<List<Attempt<String>>> confirm(List<String> batch, boolean last) throws InterruptedException {
            List<String> names =
                    batch.stream().map(WritePoolDependenciesTest::name).toList();
            confirmed.add(names);
            if (!last) {
                world.time().sleep(SECOND);
            }
            return confirming.apply(names);
        }

        @Override
        public String cancelled(String work) {
            return "cancelled";
        }

        @Override
        public boolean confirmed(String outcome) {
            return outcome.equals("ok");
        }

        @Override
        public String blocked(String work, String cause, String outcome) {
            return outcome.startsWith("blocked") ? outcome : "blocked by " + name(cause);
        }
    }

    private final class Listener implements PoolListener<String, String> {
        @Override
        public void queued(String work, @Nullable String before) {
            if (before != null) {
                events.add(name(work) + " after " + name(before));
            }
        }

        @Override
        public void settled(String work, String outcome, boolean last) {
            if (last) {
                assertThat(outcomes.put(name(work), outcome)).as(work).isNull();
            } else {
                events.add(name(work) + " " + outcome + ", not the last");
            }
        }

        @Override
        public void ended(List<String> works) {
            ended.accept(works.stream().map(WritePoolDependenciesTest::name).toList());
        }

        @Override
        public void stalled(List<String> waiting) {
            events.add("stalled "
                    + waiting.stream().map(WritePoolDependenciesTest::name).toList());
        }

        @Override
        public void cancelled(List<String> works) {
            events.add("cancelled "
                    + works.stream().map(WritePoolDependenciesTest::name).toList());
        }
    }

    private static String name(String work) {
        return work.split("<", -1)[0];
    }

    private static String key(String work) {
        return name(work).replaceAll("[0-9]+$", "");
    }

    private List<String> after(String work) {
        String[] parts = work.split("<", -1);
        return changed.getOrDefault(parts[0], parts.length == 1 ? List.of() : Arrays.asList(parts[1].split(",")));
    }

    /** Does something with a pool that has not been started. */
    private interface Body {
        void accept(WritePool<String, String, String> pool) throws InterruptedException;
    }

    private void with(Body body) {
        WritePool<String, String, String> pool = WritePool.<String, String, String>builder(world.time(), new Writer())
                .listener(new Listener())
                .after(this::after)
                .order(Comparator.comparing(work -> name(work).startsWith("low")))
                .batch(3)
                .endsWhenDone()
                .build();
        world.run(() -> {
            try {
                body.accept(pool);
            } catch (InterruptedException interrupt) {
                throw new AssertionError(interrupt);
            }
        });
    }

    /** Runs work with one worker. */
    private void run(String... works) {
        with(pool -> {
            submit(pool, works);
            start(pool, 1);
            pool.join();
        });
    }

    private static void submit(WritePool<String, String, String> pool, String... works) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String work : works) {
            all.put(key(work), work);
        }
        assertThat(pool.submitAll(all, () -> {})).isTrue();
    }

    private void start(WritePool<String, String, String> pool, int workers) {
        pool.start(world.tasks(), "writer", workers, () -> {});
    }

    private static PoolState<String> state(WritePool<String, String, String> pool) {
        return pool.look(state -> state);
    }

    @Test
    void workIsNotReady_untilAllItsDependenciesAreConfirmed() {
        with(pool -> {
            submit(pool, "c<a,b", "a", "b<a");
            assertThat(state(pool).waiting()).isEqualTo(2);
            assertThat(state(pool).ready()).isEqualTo(1);
            start(pool, 4);
            pool.join();
        });
        assertThat(begun).containsExactly("a", "b", "c");
        assertThat(world.elapsed()).isEqualTo(SECOND.multipliedBy(3));
        assertThat(outcomes).containsOnlyKeys("a", "b", "c");
    }

    @Test
    void readyWork_startsByPriority() {
        with(pool -> {
            submit(pool, "low", "a", "lower", "b");
            start(pool, 1);
            pool.join();
        });
        assertThat(begun).containsExactly("a", "b", "low", "lower");
    }

    @Test
    void failedDependency_blocksAllThatDependsOnItByItsName() {
        ending = name -> new Attempt.Done<>(name.equals("a") ? "failed" : "ok");
        run("a", "b<a", "c<b", "d<a,b,c,top", "top");
        assertThat(outcomes)
                .containsEntry("a", "failed")
                .containsEntry("b", "blocked by a")
                .containsEntry("c", "blocked by a")
                .containsEntry("d", "blocked by a")
                .containsEntry("top", "ok");
        assertThat(begun).containsExactly("a", "top");
    }

    @Test
    void dependencyThatEndedBefore_isConfirmedOrBlocks() {
        with(pool -> {
            pool.addEnded("a", "a", "ok");
            pool.addEnded("b", "b", "failed");
            submit(pool, "c<a", "d<b");
            assertThat(outcomes).containsExactly(Map.entry("d", "blocked by b"));
            start(pool, 1);
            pool.join();
        });
        assertThat(begun).containsExactly("c");
    }

    @Test
    void dependencyThatFailedAndIsFoundLater_letsNewWorkStart() {
        ending = name -> new Attempt.Done<>(name.equals("a1") ? "failed" : "ok");
        with(pool -> {
            submit(pool, "a1", "long", "longer<long");
            start(pool, 1);
            world.time().sleep(SECOND.plusMillis(500));
            pool.addEnded("a", "a2", "ok");
            submit(pool, "b<a");
            pool.join();
        });
        assertThat(outcomes).containsEntry("a1", "failed").containsEntry("b", "ok");
    }

    @Test
    void dependencyThatIsBeingWrittenAndIsFound_isWaitedFor() {
        with(pool -> {
            submit(pool, "a");
            start(pool, 2);
            world.time().sleep(SECOND.dividedBy(2));
            pool.addEnded("a", "a2", "ok");
            submit(pool, "b<a");
            assertThat(state(pool).waiting()).isEqualTo(1);
            pool.join();
        });
        assertThat(begun).containsExactly("a", "b");
    }

    @Test
    void workThatWaitsForEachOther_endsThePoolOnceTheRestIsDone() {
        run("a<b", "b<a", "c");
        assertThat(begun).containsExactly("c");
        assertThat(events).containsExactly("stalled [a, b]", "cancelled [a, b]");
        assertThat(outcomes).containsEntry("a", "cancelled").containsEntry("b", "cancelled");
    }

    @Test
    void pausedPool_isNotStalledAndEndsOnceItsWorkIsDone() {
        with(pool -> {
            submit(pool, "a<b", "b<a", "c");
            start(pool, 2);
            world.time().sleep(SECOND.dividedBy(2));
            pool.pause();
            world.time().sleep(SECOND.multipliedBy(5));
            assertThat(events).isEmpty();
            pool.resume();
            pool.join();
        });
        assertThat(events).contains("stalled [a, b]");
    }

    @Test
    void emptyPool_endsAtOnce() {
        run();
        assertThat(world.elapsed()).isZero();
    }

    @Test
    void workThatHasChanged_waitsForItsNewDependencies() {
        ending = name -> {
            if (name.equals("a") && changed.isEmpty()) {
                changed.put("a", List.of("b"));
                return new Attempt.Again<>();
            }
            return new Attempt.Done<>("ok");
        };
        with(pool -> {
            submit(pool, "a", "b");
            start(pool, 1);
            pool.join();
        });
        assertThat(begun).containsExactly("a", "b", "a");
    }

    @Test
    void submissionOfQueuedWork_replacesItAndItsDependencies() {
        with(pool -> {
            submit(pool, "a1<never", "b<a");
            submit(pool, "a2<c", "c");
            start(pool, 1);
            pool.join();
        });
        assertThat(events).containsExactly("a2 after a1", "cancelled []");
        assertThat(begun).containsExactly("c", "a2", "b");
    }

    @Test
    void submissionOfRunningWork_runsAfterItAndItsDependentsWaitForBoth() {
        ending = name -> new Attempt.Done<>(name.equals("a1") ? "failed" : "ok");
        with(pool -> {
            submit(pool, "a1", "b<a");
            start(pool, 2);
            world.time().sleep(SECOND.dividedBy(2));
            submit(pool, "a2", "c<a");
            pool.join();
        });
        assertThat(events).containsExactly("a2 after a1", "a1 failed, not the last", "cancelled []");
        assertThat(begun.subList(0, 2)).containsExactly("a1", "a2");
        assertThat(outcomes).containsOnlyKeys("a2", "b", "c").containsEntry("b", "ok");
    }

    @Test
    void submissionOfRunningWorkThatIsParked_takesItsPlace() {
        ending = name -> name.equals("a1") ? new Attempt.Later<>(SECOND.multipliedBy(5)) : new Attempt.Done<>("ok");
        with(pool -> {
            submit(pool, "a1");
            start(pool, 2);
            world.time().sleep(SECOND.dividedBy(2));
            submit(pool, "a2");
            pool.join();
        });
        assertThat(begun).containsExactly("a1", "a2");
        assertThat(outcomes).containsOnlyKeys("a2");
    }

    @Test
    void submissionThatIsBlockedWhileEarlierWorkRuns_isTheLastOutcome() {
        ending = name -> new Attempt.Done<>(name.equals("x") ? "failed" : "ok");
        with(pool -> {
            submit(pool, "a1", "x");
            start(pool, 2);
            world.time().sleep(SECOND.dividedBy(2));
            submit(pool, "a2<x");
            pool.join();
        });
        assertThat(outcomes).containsEntry("a2", "blocked by x");
    }

    @Test
    void submissionOfEndedWork_isWrittenAgainAndItsDependentsWaitForIt() {
        with(pool -> {
            submit(pool, "a1", "long");
            start(pool, 2);
            ending = name -> name.equals("long") && world.elapsed().compareTo(SECOND.multipliedBy(4)) < 0
                    ? new Attempt.Later<>(SECOND.multipliedBy(3))
                    : new Attempt.Done<>("ok");
            world.time().sleep(SECOND.multipliedBy(2));
            submit(pool, "b<a", "a2");
            pool.join();
        });
        assertThat(begun).containsExactly("a1", "long", "a2", "b", "long");
        assertThat(outcomes).containsOnlyKeys("a1", "a2", "b", "long");
    }

    @Test
    void submission_doesNotStartBeforeItIsPrepared() {
        with(pool -> {
            submit(pool, "a1<c", "b", "c");
            start(pool, 2);
            pool.submitAll(Map.of("a", "a2"), () -> {
                try {
                    world.time().sleep(SECOND.multipliedBy(10));
                } catch (InterruptedException interrupt) {
                    throw new AssertionError(interrupt);
                }
                assertThat(begun).containsExactlyInAnyOrder("b", "c");
            });
            pool.join();
        });
        assertThat(begun).contains("a2").doesNotContain("a1");
    }

    @Test
    void submissionOfRunningWork_isCountedOnceWhileItIsPrepared() {
        with(pool -> {
            submit(pool, "a1");
            start(pool, 1);
            world.time().sleep(SECOND.dividedBy(2));
            pool.submitAll(Map.of("a", "a2"), () -> {
                assertThat(state(pool).running()).containsExactly("a1");
                assertThat(state(pool).waiting()).isZero();
            });
            pool.join();
        });
        assertThat(begun).containsExactly("a1", "a2");
    }

    @Test
    void submissionByTheListenerOfTheLastWork_isAccepted() {
        with(pool -> {
            submit(pool, "a");
            ended = names -> {
                try {
                    world.time().sleep(SECOND);
                } catch (InterruptedException interrupt) {
                    throw new AssertionError(interrupt);
                }
                if (names.contains("a")) {
                    submit(pool, "b");
                }
            };
            start(pool, 2);
            pool.join();
        });
        assertThat(begun).containsExactly("a", "b");
    }

    @Test
    void submissionThatCannotBePrepared_endsThePool() {
        with(pool -> {
            submit(pool, "a");
            start(pool, 1);
            assertThatThrownBy(() -> pool.submitAll(Map.of("b", "b"), () -> {
                        throw new IllegalStateException("no disk");
                    }))
                    .hasMessage("no disk");
            pool.join();
        });
        assertThat(outcomes).containsEntry("b", "cancelled");
    }

    @Test
    void submissionToAPoolThatHasEnded_isRefused() {
        with(pool -> {
            submit(pool, "a");
            start(pool, 1);
            pool.join();
            assertThat(pool.submitAll(Map.of("b", "b"), () -> begun.add("prepared")))
                    .isFalse();
        });
        assertThat(begun).containsExactly("a");
    }

    @Test
    void acceptedWork_letsItsDependentsStartAndIsConfirmedInBatchesAndAtTheEnd() {
        ending = name -> name.startsWith("x") ? new Attempt.Accepted<>("ok") : new Attempt.Done<>("ok");
        with(pool -> {
            submit(pool, "xa", "b<xa", "xc<b", "xd<xc", "xe<xd");
            start(pool, 4);
            world.time().sleep(SECOND.plusMillis(500));
            assertThat(state(pool).unconfirmed()).isEqualTo(1);
            assertThat(state(pool).parked()).isEqualTo(1);
            assertThat(begun).containsExactly("xa", "b");
            pool.join();
        });
        assertThat(confirmed).containsExactly(List.of("xa", "xc", "xd"), List.of("xe"));
        assertThat(outcomes).hasSize(5).containsEntry("xa", "ok");
    }

    @Test
    void acceptedWorkThatIsNotConfirmed_isWrittenAgain() {
        ending = name -> new Attempt.Accepted<>("ok");
        Function<List<String>, Attempt<List<Attempt<String>>>> confirms = confirming;
        confirming = batch -> {
            confirming = confirms;
            return new Attempt.Done<>(
                    List.of(new Attempt.Later<>(SECOND.multipliedBy(2)), new Attempt.Done<>("failed")));
        };
        run("a", "b");
        assertThat(begun).containsExactly("a", "b", "a");
        assertThat(outcomes).containsEntry("a", "ok").containsEntry("b", "failed");
    }

    @Test
    void batchThatCannotBeConfirmedNow_isConfirmedLater() {
        ending = name -> new Attempt.Accepted<>("ok");
        Function<List<String>, Attempt<List<Attempt<String>>>> confirms = confirming;
        confirming = batch -> {
            confirming = confirms;
            return new Attempt.Later<>(SECOND.multipliedBy(4));
        };
        run("a", "b");
        assertThat(confirmed).containsExactly(List.of("a", "b"), List.of("a", "b"));
        assertThat(world.elapsed()).isEqualTo(SECOND.multipliedBy(8));
        assertThat(outcomes).containsEntry("a", "ok").containsEntry("b", "ok");
    }

    @Test
    void stoppedPool_confirmsWhatIsAcceptedOnceAndCancelsTheRest() {
        ending = name -> name.equals("x") ? new Attempt.Accepted<>("ok") : new Attempt.Done<>("ok");
        with(pool -> {
            submit(pool, "x", "y", "z<y");
            start(pool, 2);
            world.time().sleep(SECOND.dividedBy(2));
            pool.stop();
            pool.join();
        });
        assertThat(confirmed).containsExactly(List.of("x"));
        assertThat(outcomes).containsEntry("x", "ok").containsEntry("y", "ok").containsEntry("z", "cancelled");
    }

    @Test
    void exceptionOfTheWriter_endsWhatDependsOnItToo() {
        ending = name -> {
            throw new IllegalStateException("no");
        };
        run("a", "b<a");
        assertThat(outcomes).isEmpty();
        assertThat(begun).containsExactly("a");
    }
}
