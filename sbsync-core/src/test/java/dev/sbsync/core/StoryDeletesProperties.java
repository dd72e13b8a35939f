package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.OutcomeStatus;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.RefusedPlanException;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.SpaceBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/**
 * After any edits of two spaces in sync, a run deletes only what is selected, gone from the source, and unchanged in
 * the target, never more than the limit, and nothing along with a folder; what it leaves, it would leave again.
 */
class StoryDeletesProperties {

    private static final List<String> STORIES = List.of("f/a", "f/b", "f/h/c", "f/h/d", "g/e", "g/k", "r1", "r2");
    private static final List<String> FOLDERS = List.of("f", "f/h", "g");

    enum Action {
        DELETED_IN_SOURCE,
        FOLDER_DELETED_IN_SOURCE,
        MOVED_IN_SOURCE,
        RENAMED_IN_SOURCE,
        REPLACED_IN_SOURCE,
        EDITED_IN_TARGET,
        MOVED_IN_TARGET,
        DELETED_IN_TARGET
    }

    record Edit(Action action, String story, String folder) {}

    /** What is selected, and the same by the path alone. */
    enum Selected {
        ALL(Selection.all(), path -> true),
        PREFIX(Selection.builder().prefix("f").build(), path -> path.equals("f") || path.startsWith("f/")),
        EXCLUDED(Selection.builder().exclude("f/h").build(), path -> !path.equals("f/h") && !path.startsWith("f/h/")),
        ONE_LEVEL(
                Selection.builder().slug("*/*").build(),
                path -> path.chars().filter(c -> c == '/').count() == 1);

        @SuppressWarnings("ImmutableEnumChecker")
        private final Selection selection;

        @SuppressWarnings("ImmutableEnumChecker")
        private final Predicate<String> includes;

        Selected(Selection selection, Predicate<String> includes) {
            this.selection = selection;
            this.includes = includes;
        }
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        return Combinators.combine(Arbitraries.of(Action.class), Arbitraries.of(STORIES), Arbitraries.of(FOLDERS))
                .as(Edit::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    private static void items(SpaceBuilder space) {
        FOLDERS.forEach(space::folder);
        STORIES.forEach(path -> space.story(path, story -> story.published().field("v", path)));
    }

    @Property(tries = 200)
    void run_anyEdits_deletesOnlyWhatMayBe(
            @ForAll("edits") List<Edit> edits,
            @ForAll Selected selected,
            @ForAll IdentityMode identity,
            @ForAll @IntRange(min = 0, max = 11) int most) {
        try (Sides sides = Sides.of(StoryDeletesProperties::items);
                StateStore state = StateStore.inMemory()) {
            SpaceSyncBuilder sync = sides.sync().state(state).identity(identity);
            Sides.run(sync.build());
            Map<Long, Long> copies = copies(sides);
            sides.time.advance(Duration.ofMinutes(1));
            Set<Long> changed = new HashSet<>();
            edits.forEach(edit -> apply(edit, sides, changed));
            Map<Long, FakeStory> before = byId(sides.target());
            sides.api.clearRequests();

            SpaceSync deleting = sync.selection(selected.selection)
                    .allowEmpty(true)
                    .deletes(DeletePolicy.atMost(most))
                    .build();
            SyncPlan plan = deleting.plan();
            SyncReport report;
            try {
                report = deleting.run(plan);
            } catch (RefusedPlanException refused) {
                assertThat(plan.count(Operation.DELETE)).isGreaterThan(most);
                assertThat(sides.api.writes()).isEmpty();
                return;
            }

            Set<Long> deleted = new HashSet<>(before.keySet());
            deleted.removeAll(byId(sides.target()).keySet());
            assertThat(deleted).hasSize(report.summary().counts().count(OutcomeStatus.DELETED));
            assertThat(deleted.size()).isLessThanOrEqualTo(most);
            deleted.forEach(id -> assertMayBeDeleted(
                    Objects.requireNonNull(before.get(id)), copies.get(id), sides.source(), selected));
            assertThat(deleted).noneMatch(changed::contains);
            if (report.ending() == RunEnding.DONE) {
                assertThat(deleting.plan().count(Operation.DELETE)).isZero();
            }
        }
    }

    private static void assertMayBeDeleted(FakeStory item, @Nullable Long copyOf, FakeSpace source, Selected selected) {
        assertThat(selected.includes.test(item.path())).as(item.path()).isTrue();
        assertThat(source.withUuid(item.uuid())).as(item.path()).isEmpty();
        assertThat(byId(source)).as(item.path()).doesNotContainKey(copyOf);
        assertThat(item.folder() ? source.folder(item.path()) : source.story(item.path()))
                .as(item.path())
                .isEmpty();
    }

    private static Map<Long, FakeStory> byId(FakeSpace space) {
        return space.stories().stream().collect(Collectors.toMap(FakeStory::id, story -> story));
    }

    /** Returns the ids of the source by those of the target. */
    private static Map<Long, Long> copies(Sides sides) {
        Map<Long, Long> copies = new HashMap<>();
        for (FakeStory story : sides.source().stories()) {
            FakeStory there = (story.folder()
                            ? sides.target().folder(story.path())
                            : sides.target().story(story.path()))
                    .orElseThrow();
            copies.put(there.id(), story.id());
        }
        return copies;
    }

    /** An edit whose item is gone by now does nothing. */
    private static void apply(Edit edit, Sides sides, Set<Long> changed) {
        boolean inTarget = edit.action.name().endsWith("TARGET");
        FakeSpace space = inTarget ? sides.target() : sides.source();
        if (space.story(edit.story).isEmpty() || space.folder(edit.folder).isEmpty()) {
            return;
        }
        if (edit.action == Action.EDITED_IN_TARGET || edit.action == Action.MOVED_IN_TARGET) {
            changed.add(space.story(edit.story).orElseThrow().id());
        }
        String slug = edit.story.substring(edit.story.lastIndexOf('/') + 1);
        switch (edit.action) {
            case DELETED_IN_SOURCE, DELETED_IN_TARGET -> space.edit(edit.story, story -> story.delete());
            case FOLDER_DELETED_IN_SOURCE -> space.editFolder(edit.folder, folder -> folder.delete());
            case MOVED_IN_SOURCE, MOVED_IN_TARGET -> space.edit(edit.story, story -> story.moveTo(edit.folder));
            case RENAMED_IN_SOURCE -> space.edit(edit.story, story -> story.slug(slug + "-new"));
            case REPLACED_IN_SOURCE -> space.edit(edit.story, story -> story.uuid("another-" + slug));
            case EDITED_IN_TARGET -> space.edit(edit.story, story -> story.field("v", "an editor's own"));
        }
    }
}
