package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.watch.WatchCycle;
import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.SpaceBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A watch of two spaces in simulated time. */
abstract class WatchScene {

    static final Duration INTERVAL = Duration.ofSeconds(30);

    final List<WatchCycle> cycles = new ArrayList<>();

    /** Something that happens while a watch is running; time passes by {@link #pass}. */
    interface Scene {
        void play(SimulatedSides sides, FakeSpace source, FakeSpace target) throws InterruptedException;
    }

    static Consumer<SpaceBuilder> stories(int count) {
        return space -> {
            space.folder("f");
            for (int i = 0; i < count; i++) {
                int v = i;
                space.story((i % 2 == 0 ? "f/s" : "s") + i, story -> story.field("v", v));
            }
        };
    }

    static void pass(SimulatedSides sides, Duration time) throws InterruptedException {
        sides.world.time().sleep(time);
    }

    void watched(SimulatedSides sides, StateStore store, Scene scene) {
        watched(sides, store, sync -> {}, scene);
    }

    void watched(SimulatedSides sides, StateStore store, Consumer<SpaceSyncBuilder> with, Scene scene) {
        sides.run(builder -> {
            with.accept(builder.state(store));
            SpaceWatch watch = builder.build().watch(INTERVAL, cycles::add);
            try {
                scene.play(sides, sides.fake.space(SimulatedSides.SOURCE), sides.fake.space(SimulatedSides.TARGET));
                watch.stop();
                watch.await();
            } catch (InterruptedException impossible) {
                throw new AssertionError(impossible);
            }
        });
    }

    /** Creates a story in a folder, or at the root if that is 0. */
    static void create(SimulatedSides sides, long space, long folder, String slug) {
        String json = "{\"story\":{\"name\":\"" + slug + "\",\"slug\":\"" + slug + "\",\"parent_id\":" + folder
                + ",\"content\":{\"component\":\"page\",\"v\":1}}}";
        assertThat(sides.fake
                        .handle(FakeRequest.post("/v1/spaces/" + space + "/stories", json)
                                .withToken("editor"))
                        .status())
                .isEqualTo(201);
    }
}
