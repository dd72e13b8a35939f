package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.Switch;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Siblings of the target stand in the source's order, whatever their numbers. */
class OrderOfSiblingsTest {

    private StateStore state = StateStore.inMemory();

    private SyncReport run(Sides sides) {
        sides.api.clearRequests();
        return Sides.run(sides.sync().state(state).build());
    }

    private static void reorder(FakeSpace space) {
        Map.of("nav/p-4", -50, "nav/p-2", -45, "nav/p-1", -5)
                .forEach((path, position) -> space.edit(path, story -> story.attribute("position", position)));
    }

    private static List<String> order(FakeSpace space) {
        return space.stories().stream()
                .filter(story -> story.parentPath().equals("nav"))
                .sorted(Comparator.comparingLong(story ->
                        Objects.requireNonNull(story.attribute("position")).asLong()))
                .map(FakeStory::slug)
                .toList();
    }

    private static List<String> different(Sides sides) {
        Verification found = sides.sync().build().verify();
        return found.items().stream()
                .filter(item -> item.differences().stream()
                        .anyMatch(difference -> difference.field().equals("position")))
                .map(item -> item.source().path())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherOrderInTheSource_arrivesInTheTarget_withAndWithoutState(boolean withState) {
        try (Sides sides = Sides.ofCase("09-order-of-siblings")) {
            run(sides);
            reorder(sides.source());
            assertThat(different(sides)).isNotEmpty();
            state = withState ? state : StateStore.inMemory();
            run(sides);

            assertThat(order(sides.target())).isEqualTo(order(sides.source()));
            assertThat(different(sides)).isEmpty();
            run(sides);
            assertThat(sides.api.writes()).isEmpty();
        }
    }

    @Test
    void orderThatTheTargetIgnores_isNamed_verifiedAsDifferent_andNotWrittenAgain() {
        try (Sides sides = Sides.of(
                fake -> fake.with(Switch.POSITION_IGNORED),
                source -> {
                    source.folder("nav");
                    Map.of(1, -10, 2, -40, 3, -20, 4, -30)
                            .forEach((i, position) ->
                                    source.story("nav/p-" + i, story -> story.attribute("position", position)));
                },
                target -> {})) {
            run(sides);
            SyncReport first = run(sides);
            assertThat(order(sides.target())).isNotEqualTo(order(sides.source()));
            assertThat(named(first)).isNotEmpty();
            assertThat(different(sides)).isNotEmpty();

            for (int i = 0; i < 2; i++) {
                assertThat(named(run(sides))).isEqualTo(named(first));
                assertThat(sides.api.writes()).isEmpty();
            }
        }
    }

    @Test
    void editOfOneStory_keepsItsNumberInTheTarget_whereItIsInOrder() {
        try (Sides sides = Sides.ofCase("09-order-of-siblings")) {
            run(sides);
            for (int i = 1; i <= 4; i++) {
                int position = -1000 - i;
                sides.target()
                        .edit(
                                "nav/p-" + i,
                                story -> story.attribute("position", position).publish());
            }
            state = StateStore.inMemory();
            sides.source().edit("nav/p-2", story -> story.field("title", "new").publish());
            run(sides);

            assertThat(sides.api.writes()).hasSize(1);
            assertThat(order(sides.target())).isEqualTo(order(sides.source()));
        }
    }

    private static List<String> named(SyncReport report) {
        return report.items().stream()
                .filter(item -> item.warnings().stream()
                        .anyMatch(warning -> warning.code() == OutcomeCode.NORMALISED
                                && warning.message().contains("position")))
                .map(item -> item.item().source().path())
                .toList();
    }

    /** Its number in the folder that it leaves says nothing about its place in the other one. */
    @ParameterizedTest
    @ValueSource(ints = {20, 0})
    void movedStory_standsAmongItsNewSiblingsAsInTheSource(int position) {
        try (Sides sides = Sides.of(source -> source.folder("nav")
                .story("nav/last", story -> story.attribute("position", 10))
                .folder("box")
                .story("box/moved", story -> story.attribute("position", 20 - position)))) {
            run(sides);
            long nav = sides.source().folder("nav").orElseThrow().id();
            sides.source()
                    .edit(
                            "box/moved",
                            story -> story.attribute("position", position).attribute("parent_id", nav));

            run(sides);

            assertThat(order(sides.target())).isEqualTo(order(sides.source()));
            run(sides);
            assertThat(sides.api.writes()).isEmpty();
        }
    }
}
