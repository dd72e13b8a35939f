package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.plan.OnUnresolved;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.watch.WatchCycle;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.error.TransportException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cycle that fails after it has found changes loses none of them: the next one repeats its work. */
class WatchFailureTest extends WatchScene {

    private static final Set<Kind> WITH_DATASOURCES = Set.of(Kind.DATASOURCES, Kind.STORIES);

    private static final ExchangeResult UNAVAILABLE = SimulatedSides.status(503);

    /** Fails at once, as it is not requested again. */
    private static final ExchangeResult UNUSABLE =
            new ExchangeResult.Failure(TransportException.Kind.PROTOCOL, true, "a redirect", null);

    private boolean down;

    /** Returns sides of which some requests to the source are answered so while {@link #down}. */
    private SimulatedSides failing(ExchangeResult answer, Predicate<String> path) {
        return new SimulatedSides(1, 6, stories(4))
                .obstacle(request -> down && path.test(pathInSource(request)) ? answer : null);
    }

    /** Returns the path of a request to the source, or nothing. */
    private static String pathInSource(TransportRequest request) {
        String path = request.uri().getPath();
        return path.contains("/spaces/" + SimulatedSides.SOURCE) ? path : "";
    }

    private long failed() {
        return cycles.stream().filter(cycle -> cycle.problem() != null).count();
    }

    /** The check reads the stories to be written: those that were found last, or by the full scan of the hour. */
    @ParameterizedTest
    @ValueSource(ints = {1, 60})
    void checkOfReferencesFails_theNextCycleSyncsTheStory(int minute) {
        watched(
                failing(UNUSABLE, path -> path.matches(".*/stories/\\d+")),
                StateStore.inMemory(),
                sync -> sync.onUnresolved(OnUnresolved.FAIL),
                (world, source, target) -> {
                    pass(world, Duration.ofMinutes(minute).minusMillis(9500));
                    down = true;
                    source.edit("s1", story -> story.field("v", 7));
                    pass(world, Duration.ofMinutes(1));
                    down = false;
                    pass(world, Duration.ofMinutes(2));
                    assertThat(failed()).isPositive();
                    assertThat(target).mirrors(source);
                });
    }

    private static void addDatasource(FakeSpace source) {
        source.addItem("datasources", "{\"name\":\"Colours\",\"slug\":\"colours\"}");
    }

    /** The other kinds are listed in cycle 10, after five minutes, and in cycle 20. */
    @Test
    void outageWhileOtherKindsAreListed_theNextCycleListsThem() {
        watched(
                failing(UNAVAILABLE, path -> !path.isEmpty()),
                StateStore.inMemory(),
                sync -> sync.kinds(WITH_DATASOURCES),
                (world, source, target) -> {
                    pass(world, Duration.ofSeconds(290));
                    down = true;
                    addDatasource(source);
                    pass(world, Duration.ofMinutes(1));
                    down = false;
                    pass(world, Duration.ofMinutes(2));
                    assertThat(failed()).isPositive();
                    assertThat(target.itemPaths("datasources")).isEqualTo(source.itemPaths("datasources"));
                });
        assertThat(cycles.stream()
                        .filter(cycle -> cycle.scan() == WatchCycle.Scan.OTHER_KINDS && cycle.problem() == null))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 60})
    void kindThatCannotBeListed_doesNotKeepStoriesFromBeingSynced(int minute) {
        watched(
                failing(UNAVAILABLE, path -> path.endsWith("/datasources")),
                StateStore.inMemory(),
                sync -> sync.kinds(WITH_DATASOURCES),
                (world, source, target) -> {
                    pass(world, Duration.ofMinutes(minute).minusSeconds(10));
                    down = true;
                    pass(world, Duration.ofMillis(60_500));
                    source.edit("s1", story -> story.field("v", 7));
                    pass(world, Duration.ofMinutes(3));
                    assertThat(failed()).isPositive();
                    assertThat(target).mirrors(source);
                });
    }

    /** A run takes no plan that was made with other languages. */
    @Test
    void otherKindsThatTheActiveRunRefuses_areListedAgainSoon() {
        SimulatedSides sides = new SimulatedSides(1, 6, stories(3))
                .obstacle(request -> down && request.method().equals("PUT") ? UNAVAILABLE : null);
        watched(sides, StateStore.inMemory(), sync -> sync.kinds(WITH_DATASOURCES), (world, source, target) -> {
            pass(world, Duration.ofMillis(230_500));
            down = true;
            source.edit("s1", story -> story.field("v", 7));
            pass(world, Duration.ofSeconds(50));
            for (FakeSpace space : List.of(source, target)) {
                space.editSettings(settings -> settings.putArray("languages")
                        .addObject()
                        .put("code", "de")
                        .put("name", "German"));
            }
            addDatasource(source);
            pass(world, Duration.ofMinutes(1));
            assertThat(target.itemPaths("datasources")).isEmpty();
            down = false;
            pass(world, Duration.ofMinutes(3));
            assertThat(target).mirrors(source);
            assertThat(target.itemPaths("datasources")).isEqualTo(source.itemPaths("datasources"));
        });
        assertThat(sides.world.elapsed()).isLessThan(INTERVAL.multipliedBy(20));
    }
}
