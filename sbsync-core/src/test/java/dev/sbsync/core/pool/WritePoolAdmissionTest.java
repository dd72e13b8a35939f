package dev.sbsync.core.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.time.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Work that takes a part of something scarce: what does not fit now waits, and neither blocks nor starves. */
class WritePoolAdmissionTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int CAPACITY = 10;

    private final SimulatedTime world = new SimulatedTime(3);
    private final List<String> begun = new ArrayList<>();
    private int taken;

    private record Piece(String name, int size, Duration time) {}

    private final class Writer implements PoolWriter<Piece, String> {
        private Runnable released = () -> {};

        @Override
        public Attempt<String> write(Piece work) throws InterruptedException {
            begun.add(work.name());
            try {
                world.time().sleep(work.time());
                return new Attempt.Done<>(work.name());
            } finally {
                taken -= work.size();
                released.run();
            }
        }

        @Override
        public String cancelled(Piece work) {
            return "cancelled";
        }
    }

    private boolean admit(Piece work) {
        if (taken + work.size() > CAPACITY) {
            return false;
        }
        taken += work.size();
        return true;
    }

    private interface Body {
        void accept(WritePool<String, Piece, String> pool) throws InterruptedException;
    }

    private void with(Body body) {
        world.run(() -> {
            Writer writer = new Writer();
            WritePool<String, Piece, String> pool = WritePool.<String, Piece, String>builder(world.time(), writer)
                    .admission(this::admit)
                    .build();
            writer.released = pool::limitChanged;
            try {
                body.accept(pool);
            } catch (InterruptedException interrupt) {
                throw new AssertionError(interrupt);
            }
        });
    }

    private static Submission<String> put(WritePool<String, Piece, String> pool, Piece piece)
            throws InterruptedException {
        return pool.submit(piece.name(), 1, piece, 1, Duration.ZERO).orElseThrow();
    }

    private void start(WritePool<String, Piece, String> pool, int workers) {
        pool.start(world.tasks(), "writer", workers, () -> {});
    }

    @Test
    void whatFits_passesWhatDoesNotFitNow() {
        with(pool -> {
            put(pool, new Piece("first", 6, SECOND.multipliedBy(10)));
            Submission<String> large = put(pool, new Piece("large", 8, SECOND));
            Submission<String> small = put(pool, new Piece("small", 2, SECOND));
            start(pool, 4);

            assertThat(small.await()).isEqualTo("small");
            assertThat(world.elapsed()).isEqualTo(SECOND);
            assertThat(large.await()).isEqualTo("large");
            assertThat(world.elapsed()).isEqualTo(SECOND.multipliedBy(11));
            pool.close();
        });
    }

    /** Small pieces that overlap without end would never leave room for a large one. */
    @Test
    void whatDoesNotFitNow_isPassedABoundedNumberOfTimesAndGoesThen() {
        with(pool -> {
            for (int i = 1; i <= 400; i++) {
                String name = i == 4 ? "large" : "small" + i;
                put(pool, new Piece(name, i == 4 ? CAPACITY : 3, SECOND.plusMillis(100L * (i % 7))));
            }
            start(pool, 3);
            world.time().sleep(SECOND.multipliedBy(60));
            pool.stop();
            pool.join();
        });
        assertThat(begun).contains("large");
        assertThat(begun.indexOf("large"))
                .isLessThanOrEqualTo(3 + ReadyQueue.MOST_PASSES)
                .isGreaterThan(3);
    }

    /** What takes nothing passes what waits; its workers have nothing else to do. */
    @Test
    void whatTakesNothing_passesSeveralThatWait() {
        with(pool -> {
            put(pool, new Piece("first", 6, SECOND.multipliedBy(10)));
            put(pool, new Piece("large1", 8, SECOND));
            put(pool, new Piece("large2", 9, SECOND));
            Submission<String> free = put(pool, new Piece("free", 0, SECOND));
            start(pool, 2);

            assertThat(free.await()).isEqualTo("free");
            assertThat(world.elapsed()).isEqualTo(SECOND);
            pool.close();
            pool.join();
            assertThat(begun).containsExactly("first", "free", "large1", "large2");
        });
    }

    @Test
    void newerWorkOfAKeyThatWaits_takesItsPlaceAndItsTurn() {
        with(pool -> {
            put(pool, new Piece("first", 6, SECOND.multipliedBy(2)));
            start(pool, 1 + 1);
            Submission<String> older = put(pool, new Piece("large", 8, SECOND));
            world.time().sleep(SECOND);
            Submission<String> newer = pool.submit("large", 2, new Piece("large again", 8, SECOND), 1, Duration.ZERO)
                    .orElseThrow();
            Submission<String> next = put(pool, new Piece("next", 9, SECOND));

            assertThat(older.await()).isEqualTo("large again");
            assertThat(newer.await()).isEqualTo("large again");
            assertThat(next.await()).isEqualTo("next");
            assertThat(begun).containsExactly("first", "large again", "next");
            pool.close();
        });
    }

    @Test
    void whatWaits_isCancelledWhenThePoolIsStopped() {
        with(pool -> {
            put(pool, new Piece("first", 6, SECOND.multipliedBy(2)));
            Submission<String> large = put(pool, new Piece("large", 8, SECOND));
            start(pool, 2);
            world.time().sleep(SECOND);
            pool.stop();
            pool.join();
            assertThat(large.outcome()).contains("cancelled");
            assertThat(world.elapsed()).isEqualTo(SECOND.multipliedBy(2));
        });
    }
}
