package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sbsync.core.content.ContentTransform;
import dev.sbsync.core.outcome.HeapExhaustedException;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.run.SyncListener;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.testkit.SpaceBuilder;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The heap runs out, as the JVM says it and as a resource says it that met the same error again while it was closed.
 */
class HeapExhaustedTest {

    static Stream<Throwable> exhausted() {
        return Stream.of(new OutOfMemoryError("Java heap space"), selfSuppressed());
    }

    private static Throwable selfSuppressed() {
        OutOfMemoryError error = new OutOfMemoryError("Java heap space");
        return catchThrowable(() -> {
            try (AutoCloseable resource = () -> {
                throw error;
            }) {
                throw error;
            }
        });
    }

    private static void items(SpaceBuilder space) {
        space.folder("blog");
        for (int i = 0; i < 12; i++) {
            space.story("blog/s" + i, story -> story.published());
        }
    }

    /** Throws once at each armed place. */
    private static final class Trap {

        private final Throwable thrown;
        private final Set<String> armed = ConcurrentHashMap.newKeySet();

        Trap(Throwable thrown) {
            this.thrown = thrown;
        }

        void at(String path) {
            if (armed.remove(path)) {
                if (thrown instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) thrown;
            }
        }
    }

    @Test
    void selfSuppression_isNoOutOfMemoryError() {
        assertThat(selfSuppressed())
                .isInstanceOf(IllegalArgumentException.class)
                .hasCauseInstanceOf(OutOfMemoryError.class);
    }

    /** The other workers are busy: the run ends with a report, and is finished by another. */
    @ParameterizedTest
    @MethodSource("exhausted")
    void run_inAWorker_endsResumable(Throwable thrown) {
        Trap trap = new Trap(thrown);
        trap.armed.add("blog/s3");
        Map<String, Integer> ended = new ConcurrentHashMap<>();
        SyncListener listener = new SyncListener() {
            @Override
            public void itemEnded(ItemResult result, int count, int total) {
                ended.merge(result.item().source().path(), 1, Integer::sum);
            }
        };
        ContentTransform transform = ContentTransform.of("trap", (content, item) -> {
            trap.at(item.path());
            return content;
        });
        assertEndsResumable(builder -> builder.listener(listener).transform(transform));
        assertThat(ended).hasSize(13);
    }

    /** Outside of an item's work, where a worker dies of it. */
    @Test
    void run_atTheEndOfAnItem_endsResumable() {
        Trap trap = new Trap(new OutOfMemoryError("Java heap space"));
        trap.armed.add("blog/s3");
        assertEndsResumable(builder -> builder.listener(new SyncListener() {
            @Override
            public void itemEnded(ItemResult result, int count, int total) {
                trap.at(result.item().source().path());
            }
        }));
    }

    private static void assertEndsResumable(UnaryOperator<SpaceSyncBuilder> with) {
        SimulatedSides sides = new SimulatedSides(4, 0, HeapExhaustedTest::items);
        sides.run(builder -> {
            SpaceSync sync = with.apply(builder.workers(4)).build();
            SyncRun run = sync.start(sync.plan());
            SyncReport report = Sides.awaited(run);
            assertThat(report.ending()).as("%s", report.items()).isEqualTo(RunEnding.ABORTED);
            assertThat(report.abortedBy()).containsInstanceOf(HeapExhaustedException.class);
            assertThat(report.items()).hasSize(13);

            SyncRun resumed = sync.resume(run.id());
            assertThat(Sides.awaited(resumed).ending()).isEqualTo(RunEnding.DONE);
            assertThat(resumed.contentStats().held()).isZero();
        });
        assertThat(sides.fake.space(SimulatedSides.TARGET)).mirrors(sides.fake.space(SimulatedSides.SOURCE));
    }

    @ParameterizedTest
    @MethodSource("exhausted")
    void planAndVerify_throwOneException(Throwable thrown) {
        SimulatedSides sides = new SimulatedSides(4, 0, HeapExhaustedTest::items);
        Trap trap = new Trap(thrown);
        sides.run(builder -> {
            SpaceSync sync = builder.selection(Selection.builder()
                            .where("trap", item -> {
                                trap.at("any");
                                return true;
                            })
                            .build())
                    .build();
            trap.armed.add("any");
            assertThat(catchThrowable(sync::plan)).isInstanceOf(HeapExhaustedException.class);
            trap.armed.add("any");
            assertThat(catchThrowable(sync::verify)).isInstanceOf(HeapExhaustedException.class);
            sync.plan();
        });
    }
}
