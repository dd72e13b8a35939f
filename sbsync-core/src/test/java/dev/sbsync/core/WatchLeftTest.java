package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.OutcomeStatus;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.report.CycleText;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.watch.WatchCycle;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FakeStory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A watch names what it leaves as it is, once for each reason. */
class WatchLeftTest extends WatchScene {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration AN_HOUR = Duration.ofHours(1);

    /** Returns what was named since the last call. */
    private List<String> named() {
        List<String> named = cycles.stream()
                .flatMap(cycle -> cycle.left().stream())
                .map(left ->
                        left.item().source().path() + ": " + left.notSynced().orElseThrow())
                .toList();
        cycles.clear();
        return named;
    }

    private static FakeStory folder(FakeSpace space) {
        return space.stories().stream().filter(FakeStory::folder).findFirst().orElseThrow();
    }

    @Test
    void folderThatIsDeletedInTheTarget_isNamedWithItsStories_andANewStoryBelowIt() {
        SimulatedSides sides = new SimulatedSides(1, 6, stories(4));
        watched(sides, StateStore.inMemory(), (world, source, target) -> {
            pass(world, A_MINUTE);
            assertThat(named()).isEmpty();
            target.editFolder("f", folder -> folder.delete());
            pass(world, AN_HOUR);
            assertThat(cycles)
                    .filteredOn(cycle -> !cycle.left().isEmpty())
                    .singleElement()
                    .satisfies(cycle -> {
                        assertThat(CycleText.line(cycle))
                                .contains(
                                        "full scan, 3 skipped, ",
                                        "not synced: f (deleted in the target), f/s0 (deleted in the target), f/s2 (deleted"
                                                + " in the target)");
                    });
            assertThat(named()).hasSize(3);
            pass(world, AN_HOUR);
            assertThat(cycles)
                    .filteredOn(cycle -> cycle.scan() == WatchCycle.Scan.FULL)
                    .singleElement()
                    .satisfies(cycle -> assertThat(CycleText.line(cycle))
                            .contains("3 skipped")
                            .doesNotContain("not synced"));
            assertThat(named()).isEmpty();
            create(world, SimulatedSides.SOURCE, folder(source).id(), "new");
            pass(world, A_MINUTE.multipliedBy(5));
            assertThat(named()).containsExactly("f/new: deleted in the target");
        });
    }

    /** Both plans have other changes, which a run writes: the first starts one, the other is submitted to it. */
    @Test
    void storyThatIsLeftBesideChanges_isNamedAndCounted() {
        SimulatedSides sides = new SimulatedSides(1, 6, stories(6));
        boolean[] down = {false};
        sides.obstacle(request -> down[0] && request.method().equals("PUT") ? SimulatedSides.status(503) : null);
        watched(sides, StateStore.inMemory(), (world, source, target) -> {
            pass(world, Duration.ofMillis(60_500));
            down[0] = true;
            for (String path : List.of("s1", "s3")) {
                target.edit(path, story -> story.field("v", "theirs"));
            }
            List.of("f/s0", "s1").forEach(path -> source.edit(path, story -> story.field("v", "ours")));
            pass(world, A_MINUTE);
            assertThat(named()).containsExactly("s1: changed on both sides");
            List.of("f/s2", "s3").forEach(path -> source.edit(path, story -> story.field("v", "ours")));
            pass(world, A_MINUTE);
            assertThat(cycles.stream()
                            .mapToInt(cycle -> cycle.outcomes().count(OutcomeStatus.SKIPPED))
                            .sum())
                    .isEqualTo(1);
            assertThat(named()).containsExactly("s3: changed on both sides");
            down[0] = false;
            pass(world, A_MINUTE.multipliedBy(5));
            assertThat(named()).isEmpty();
        });
    }

    @Test
    void conflict_isNamedAndCountedAsFailed() {
        SimulatedSides sides = new SimulatedSides(1, 6, stories(4));
        watched(sides, StateStore.inMemory(), (world, source, target) -> {
            pass(world, Duration.ofMillis(60_500));
            create(world, SimulatedSides.TARGET, 0, "theirs");
            source.edit("s1", story -> story.slug("theirs"));
            pass(world, A_MINUTE);
            assertThat(cycles)
                    .filteredOn(cycle -> !cycle.left().isEmpty())
                    .singleElement()
                    .satisfies(cycle -> assertThat(CycleText.line(cycle)).contains("1 failed", "not synced: theirs ("));
            pass(world, AN_HOUR);
            assertThat(named()).hasSize(1);
        });
    }

    @Test
    void conflictThatComesAgainAfterTheItemWasWritten_isNamedAgain() {
        SimulatedSides sides = new SimulatedSides(1, 6, stories(4));
        watched(sides, StateStore.inMemory(), (world, source, target) -> {
            pass(world, Duration.ofMillis(60_500));
            create(world, SimulatedSides.TARGET, 0, "theirs");
            for (int n = 0; n < 2; n++) {
                source.edit("s1", story -> story.slug("theirs"));
                pass(world, A_MINUTE);
                assertThat(named()).hasSize(1);
                source.edit("theirs", story -> story.slug("s1").field("v", "new"));
                pass(world, A_MINUTE);
                assertThat(named()).isEmpty();
            }
        });
    }

    /** Who asks to skip what exists needs no list of it. */
    @Test
    void existingStoriesThatAreSkipped_areCountedOnly() {
        SimulatedSides sides = new SimulatedSides(1, 6, stories(4));
        StateStore store = StateStore.inMemory();
        watched(sides, store, (world, source, target) -> pass(world, A_MINUTE));
        cycles.clear();
        watched(
                sides,
                store,
                sync -> sync.onExisting(OnExisting.SKIP).onDrift(OnDrift.SKIP),
                (world, source, target) -> pass(world, A_MINUTE));
        assertThat(CycleText.line(cycles.get(0))).contains("5 skipped").doesNotContain("not synced");
    }

    @Test
    void warningThatTheRunHasReported_isNotNamedByTheNextScan_butByTheNextWatch() {
        SimulatedSides sides =
                new SimulatedSides(1, 6, space -> space.story("a", story -> story.translatedSlug("de", "a-de", null)));
        StateStore store = StateStore.inMemory();
        watched(sides, store, (world, source, target) -> {
            pass(world, AN_HOUR.plus(A_MINUTE));
            assertThat(cycles)
                    .filteredOn(cycle -> cycle.scan() == WatchCycle.Scan.FULL)
                    .hasSize(2);
            assertThat(named()).isEmpty();
        });
        watched(sides, store, (world, source, target) -> {
            pass(world, A_MINUTE);
            assertThat(named()).containsExactly("a: language missing in the target");
        });
    }
}
