package dev.sbsync.core.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Markers;
import dev.sbsync.transport.time.SimulatedTime;
import dev.sbsync.transport.time.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ContentManagerTest {

    private static final long ROOM = 10_000;

    private final SimulatedTime world = new SimulatedTime(1);
    private final ContentManager content = new ContentManager(world.time(), ROOM);
    private final AtomicInteger requests = new AtomicInteger();

    private record Listed(ItemKey key, Markers markers) implements Item {

        @Override
        public String type() {
            return "record";
        }

        @Override
        public String uuid() {
            return "";
        }

        @Override
        public String name() {
            return "";
        }

        @Override
        public String path() {
            return "";
        }

        @Override
        public long parentId() {
            return 0;
        }

        @Override
        public boolean folder() {
            return false;
        }
    }

    private record Read(String path, Markers markers, long bytes) implements ItemContent {}

    private static Markers markers(String updatedAt) {
        return Markers.of(Map.of(Markers.UPDATED_AT, updatedAt));
    }

    private static Item item(long id, String updatedAt) {
        return new Listed(new ItemKey("records", id), markers(updatedAt));
    }

    private static Read layers(long id, int size) {
        return new Read("r" + id, markers("1"), size);
    }

    private Optional<Read> read(long id, Supplier<Optional<Read>> requests) throws InterruptedException {
        return content.read(item(id, "1"), "all", Read.class, requests);
    }

    private Optional<Read> slowly(long id, int size) {
        requests.incrementAndGet();
        try {
            world.time().sleep(Duration.ofSeconds(1));
        } catch (InterruptedException interrupt) {
            throw new IllegalStateException(interrupt);
        }
        return Optional.of(layers(id, size));
    }

    private interface Body {
        void run() throws InterruptedException;
    }

    private static Runnable unchecked(Body body) {
        return () -> {
            try {
                body.run();
            } catch (InterruptedException interrupt) {
                throw new AssertionError(interrupt);
            }
        };
    }

    @Test
    void read_byManyAtOnce_makesTheRequestsOnceAndAllGetTheSame() {
        List<Read> got = new ArrayList<>();
        world.run(unchecked(() -> {
            List<Tasks.Task> askers = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                askers.add(world.tasks()
                        .start(
                                "asker " + i,
                                unchecked(() -> read(7, () -> slowly(7, 10)).ifPresent(got::add))));
            }
            for (Tasks.Task asker : askers) {
                asker.join();
            }
            assertThat(read(7, () -> slowly(7, 10)).orElseThrow()).isSameAs(got.get(0));
        }));
        assertThat(requests).hasValue(1);
        assertThat(got).hasSize(5).allSatisfy(layers -> assertThat(layers).isSameAs(got.get(0)));
        assertThat(world.elapsed()).isEqualTo(Duration.ofSeconds(1));
        world.run(() -> {
            ContentStats stats = content.stats();
            assertThat(stats.reads()).isEqualTo(1);
            assertThat(stats.shared()).isEqualTo(4);
            assertThat(stats.hits()).isEqualTo(1);
            assertThat(stats.held()).isEqualTo(1);
            assertThat(stats.heldBytes()).isBetween(10L, 1000L);
        });
    }

    @Test
    void read_thatFails_isMadeByTheNextWhoAsks() {
        world.run(unchecked(() -> {
            Tasks.Task first = world.tasks()
                    .start(
                            "first",
                            unchecked(() -> read(7, () -> {
                                slowly(7, 10);
                                throw new IllegalStateException("no answer");
                            })));
            world.time().sleep(Duration.ofMillis(500));
            assertThat(read(7, () -> slowly(7, 10))).isPresent();
            assertThatThrownBy(first::join).hasMessage("no answer");
        }));
        assertThat(requests).hasValue(2);
        assertThat(world.elapsed()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void read_withoutLayersThatBelongTogether_isNotHeld() {
        world.run(unchecked(() -> {
            assertThat(read(7, Optional::empty)).isEmpty();
            assertThat(read(7, () -> slowly(7, 10))).isPresent();
        }));
        assertThat(requests).hasValue(1);
    }

    @Test
    void held_beyondTheBound_goesOldestFirstAndWhatIsTooLargeIsNotHeld() {
        world.run(unchecked(() -> {
            for (long id = 1; id <= 5; id++) {
                long one = id;
                read(id, () -> Optional.of(layers(one, 3000)));
            }
            assertThat(content.stats().held()).isEqualTo(3);
            assertThat(content.stats().heldBytes()).isLessThanOrEqualTo(ROOM);
            read(2, () -> slowly(2, 3000));
            assertThat(requests).as("the second was gone").hasValue(1);
            read(5, () -> slowly(5, 3000));
            assertThat(requests).as("the fifth was there").hasValue(1);
            read(6, () -> Optional.of(layers(6, 20_000)));
            assertThat(content.stats().held()).isZero();
        }));
    }

    @Test
    void read_ofAnItemThatHasChangedSinceOrInAnotherVariant_isMadeAgain() {
        world.run(unchecked(() -> {
            read(7, () -> slowly(7, 10));
            content.read(item(7, "2"), "all", Read.class, () -> slowly(7, 10));
            assertThat(requests).as("other markers than listed and read").hasValue(2);
            content.read(item(7, "1"), "all", Read.class, () -> slowly(7, 10));
            assertThat(requests).as("the markers as read").hasValue(2);
            content.read(item(7, "1"), "draft", Read.class, () -> slowly(7, 10));
            assertThat(requests).as("another variant").hasValue(3);
        }));
    }

    @Test
    void release_dropsWhatIsHeld() {
        world.run(unchecked(() -> {
            read(1, () -> Optional.of(layers(1, 100)));
            content.release(item(1, "1").key());
            content.release(item(2, "1").key());
            assertThat(content.stats().held()).isZero();
            assertThat(content.stats().heldBytes()).isZero();
        }));
    }
}
