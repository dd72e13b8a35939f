package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.core.content.ContentTransform;
import dev.sbsync.core.item.ListedItem;
import dev.sbsync.transport.error.TransportException;
import dev.sbsync.transport.error.TransportException.Kind;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What ends a watch is thrown, whatever else fails while its run is cancelled. */
class WatchEndTest extends WatchScene {

    private static final class Broken extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** A transform that ends its worker once it is broken. */
    private static final class Breaking implements ContentTransform {

        private boolean broken;

        @Override
        public String id() {
            return "breaking";
        }

        @Override
        public ObjectNode apply(ObjectNode content, ListedItem item) {
            if (broken) {
                throw new Broken();
            }
            return content;
        }
    }

    private final Breaking transform = new Breaking();

    private void watch(SimulatedSides sides, Runnable cycleEnded) {
        sides.run(builder -> {
            SpaceWatch watch =
                    builder.transform(transform).build().watch(Duration.ofSeconds(1), cycle -> cycleEnded.run());
            try {
                watch.await();
            } catch (InterruptedException impossible) {
                throw new AssertionError(impossible);
            }
        });
    }

    @Test
    void workerThatFailsWhileTheWatchEnds_isSuppressed() {
        SimulatedSides sides = new SimulatedSides(1, 6, stories(40));
        assertThatThrownBy(() -> watch(sides, () -> {
                    transform.broken = true;
                    try {
                        pass(sides, Duration.ofSeconds(3));
                    } catch (InterruptedException impossible) {
                        throw new AssertionError(impossible);
                    }
                    throw new IllegalStateException("The listener fails.");
                }))
                .hasMessage("The listener fails.")
                .satisfies(failure ->
                        assertThat(failure.getSuppressed()).singleElement().isInstanceOf(Broken.class));
    }

    @Test
    void workerThatFails_endsTheWatchWithItsFailure() {
        SimulatedSides sides = new SimulatedSides(1, 6, stories(40));
        assertThatThrownBy(() -> watch(sides, () -> transform.broken = true))
                .isInstanceOf(Broken.class)
                .hasNoSuppressedExceptions();
    }

    @Test
    void clientThatIsClosed_endsTheWatch() {
        SimulatedSides sides = new SimulatedSides(1, 6, stories(4));
        assertThatThrownBy(() -> sides.run(builder -> {
                    SpaceWatch watch = builder.build().watch(INTERVAL, cycles::add);
                    try {
                        pass(sides, Duration.ofMinutes(1));
                        Objects.requireNonNull(builder.source).close();
                        pass(sides, Duration.ofMinutes(1));
                        watch.stop();
                        watch.await();
                    } catch (InterruptedException impossible) {
                        throw new AssertionError(impossible);
                    }
                }))
                .isInstanceOfSatisfying(
                        TransportException.class,
                        closed -> assertThat(closed.kind()).isEqualTo(Kind.CLOSED));
    }
}
