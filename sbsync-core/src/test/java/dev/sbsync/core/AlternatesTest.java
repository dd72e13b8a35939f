package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.SpaceBuilder;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who are alternates of each other is the same in both spaces; the ids that link them may differ. */
class AlternatesTest {

    private StateStore state = StateStore.inMemory();

    /** Case 10: they share a group in the source, and none in the target. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void alternatesOfTheSource_areLinkedInTheTarget_andWrittenOnce(boolean withState) {
        try (Sides sides = Sides.ofCase("10-real-path-and-first-published")) {
            assertThat(different(sides)).contains("home", "accueil");

            run(sides);

            assertThat(alternates(sides.target(), "home")).containsExactly("accueil");
            assertThat(different(sides)).isEmpty();
            state = withState ? state : StateStore.inMemory();
            run(sides);
            assertThat(sides.api.writes()).isEmpty();
        }
    }

    /** Lists agree otherwise, and a baseline says that nothing changed. */
    @Test
    void alternatesThatPart_inTheSourceOnly_partInTheTarget() {
        try (Sides sides = Sides.of(linked("g", "a", "b", "c"), target -> {})) {
            run(sides);
            sides.source().edit("c", story -> story.attribute("group_id", "alone"));

            SyncReport report = run(sides);

            assertThat(alternates(sides.target(), "a")).containsExactly("b");
            assertThat(alternates(sides.target(), "c")).isEmpty();
            assertThat(report.summary().updated()).isEqualTo(1);
            assertThat(different(sides)).isEmpty();
        }
    }

    @Test
    void alternateThatOnlyTheTargetHas_isADifference_andIsLetGo() {
        try (Sides sides = Sides.of(linked("g", "a", "b"), linked("t", "a", "b", "extra"))) {
            assertThat(different(sides)).contains("a", "b");

            run(sides);

            assertThat(alternates(sides.target(), "a")).containsExactly("b");
            assertThat(alternates(sides.target(), "extra")).isEmpty();
            assertThat(different(sides)).isEmpty();
        }
    }

    /** The same members under another id: nothing is written, and no update for another reason changes the id. */
    @Test
    void sameAlternatesUnderAnotherId_areEqual_andAnUpdateKeepsTheTargetsId() {
        try (Sides sides = Sides.of(linked("g", "a", "b"), linked("t", "a", "b"))) {
            run(sides);
            assertThat(sides.api.writes()).isEmpty();
            sides.source().edit("a", story -> story.field("title", "new"));

            run(sides);

            assertThat(Objects.requireNonNull(
                                    sides.target().story("a").orElseThrow().attribute("group_id"))
                            .asString())
                    .isEqualTo("t");
            assertThat(alternates(sides.target(), "a")).containsExactly("b");
        }
    }

    @Test
    void newAlternate_joinsTheGroupThatTheTargetHas_withoutWritingTheOthers() {
        try (Sides sides = Sides.of(linked("g", "a", "b", "c"), linked("t", "a", "b"))) {
            run(sides);

            assertThat(sides.api.writes()).hasSize(2); // create and uuid
            assertThat(alternates(sides.target(), "c")).containsExactlyInAnyOrder("a", "b");
        }
    }

    /** The run does not write the one that only the target has, and neither does its undo. */
    @Test
    void anUndo_linksAlternatesAgain_alsoWithThoseThatTheRunDidNotChange() {
        try (Sides sides = Sides.of(linked("g", "a", "b"), linked("t", "a", "extra"))) {
            SyncReport synced = run(sides);
            assertThat(alternates(sides.target(), "a")).containsExactly("b");

            sides.sync().state(state).build().undo(synced.runId());

            assertThat(alternates(sides.target(), "a")).containsExactly("extra");
        }
    }

    /** The target uses the source's id for other stories, as a duplicated space does. */
    @Test
    void idOfTheSourceThatTheTargetUsesForOthers_linksNoStrangers() {
        try (Sides sides = Sides.of(linked("g", "a", "b"), linked("g", "extra"))) {
            run(sides);

            assertThat(alternates(sides.target(), "a")).containsExactly("b");
            assertThat(alternates(sides.target(), "extra")).isEmpty();
        }
    }

    @Test
    void existingStoriesThatAreSkipped_keepTheirGroup_andNewOnesJoinThem() {
        try (Sides sides = Sides.of(linked("g", "a", "b"), linked("t", "a"))) {
            state = StateStore.inMemory();
            Sides.run(sides.sync().state(state).onExisting(OnExisting.SKIP).build());

            assertThat(alternates(sides.target(), "b")).containsExactly("a");
        }
    }

    @Test
    void alternatesOutsideTheSelection_doNotCount() {
        try (Sides sides = Sides.of(linked("g", "a", "b"), linked("t", "a"))) {
            SyncReport report = Sides.run(sides.sync()
                    .selection(Selection.builder().slug("a").build())
                    .build());

            assertThat(report.summary().unchanged()).isEqualTo(1);
        }
    }

    private static Consumer<SpaceBuilder> linked(String group, String... slugs) {
        return space -> {
            for (String slug : slugs) {
                space.story(slug, story -> story.uuid("u-" + slug).group(group).field("_uid", "c-" + slug));
            }
        };
    }

    private SyncReport run(Sides sides) {
        sides.api.clearRequests();
        return Sides.run(sides.sync().state(state).build());
    }

    private static Set<String> different(Sides sides) {
        return sides.sync().build().verify().items().stream()
                .filter(item -> item.status() != Verification.Status.EQUAL)
                .map(item -> item.source().path())
                .collect(Collectors.toSet());
    }

    private static Set<String> alternates(FakeSpace space, String path) {
        FakeStory story = space.story(path).orElseThrow();
        return space.stories().stream()
                .filter(other -> other.id() != story.id()
                        && Objects.equals(other.attribute("group_id"), story.attribute("group_id")))
                .map(FakeStory::path)
                .collect(Collectors.toSet());
    }
}
