package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.StoryBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** New stories that reference each other: what is referenced is written first, and only cycles cost a second write. */
class ReferencedFirstTest {

    private static final String STORIES = "/v1/spaces/" + Sides.TARGET + "/stories";

    private final StateStore state = StateStore.inMemory();

    private static Map<String, Object> link(Object id, String path) {
        return Map.of("fieldtype", "multilink", "linktype", "story", "id", id, "url", "", "cached_url", path);
    }

    private static StoryBuilder linking(StoryBuilder story, String own, String... others) {
        StoryBuilder linked = story.uuid(own).published();
        for (int i = 0; i < others.length; i++) {
            linked = linked.field("link" + i, link(others[i], others[i].substring(2)));
        }
        return linked;
    }

    private SyncReport run(Sides sides) {
        return Sides.run(sides.sync().state(state).identity(IdentityMode.MAP).build());
    }

    /** Returns how often stories were updated after their creation. */
    private static long updates(Sides sides) {
        return sides.api.writes().stream()
                .filter(request -> request.method().equals("PUT"))
                .filter(request -> !request.path().endsWith("update_uuid"))
                .count();
    }

    @Test
    void chain_isWrittenFromItsEnd_eachStoryOnce() {
        try (Sides sides = Sides.of(source -> source.story("a", story -> linking(story, "u-a", "u-b"))
                .story("b", story -> linking(story, "u-b", "u-c"))
                .story("c", story -> linking(story, "u-c", "u-d"))
                .story("d", story -> linking(story, "u-d")))) {
            SyncReport report = run(sides);

            assertThat(report.summary().created()).isEqualTo(4);
            assertThat(report.summary().warnings()).isZero();
            assertThat(updates(sides)).isZero();
            assertThat(sides.target()).mirrorsWithOwnUuids(sides.source());
            assertThat(sides.api.commits().stream()
                            .map(commit -> commit.path())
                            .distinct()
                            .toList())
                    .containsExactly("d", "c", "b", "a");
        }
    }

    @Test
    void cycle_costsOneSecondWrite_andIsRemembered() {
        try (Sides sides = Sides.of(source -> source.story("a", story -> linking(story, "u-a", "u-b"))
                .story("b", story -> linking(story, "u-b", "u-a", "u-b")))) {
            SyncReport report = run(sides);

            assertThat(report.items())
                    .extracting(item -> item.outcome().getClass().getSimpleName())
                    .containsOnly("Created");
            assertThat(report.summary().warnings()).isZero();
            assertThat(updates(sides)).isBetween(1L, 2L);
            assertThat(sides.target()).mirrorsWithOwnUuids(sides.source());

            sides.api.clearRequests();
            assertThat(run(sides).summary().unchanged()).isEqualTo(2);
            assertThat(sides.api.writes()).isEmpty();
        }
    }

    @Test
    void storyThatAllOthersReference_isTheOnlyOneWrittenTwice() {
        try (Sides sides = Sides.of(ReferencedFirstTest::pagesWithANavigation)) {
            assertThat(run(sides).summary().created()).isEqualTo(9);

            assertThat(updates(sides)).isEqualTo(1);
            assertThat(sides.target()).mirrorsWithOwnUuids(sides.source());
        }
    }

    private static void pagesWithANavigation(SpaceBuilder space) {
        String[] pages = new String[8];
        for (int i = 0; i < pages.length; i++) {
            String own = "u-page-" + i;
            pages[i] = own;
            space.story("page-" + i, story -> linking(story, own, "u-navigation"));
        }
        space.story("navigation", story -> linking(story, "u-navigation", pages));
    }

    @Test
    void folderThatReferencesAStoryInIt_isWrittenTwice() {
        try (Sides sides = Sides.of(source -> source.folder(
                        "f", folder -> folder.uuid("u-f").field("first", link("u-a", "f/a")))
                .story("f/a", story -> linking(story, "u-a", "u-f")))) {
            assertThat(run(sides).summary().created()).isEqualTo(2);
            assertThat(updates(sides)).isEqualTo(1);
            assertThat(sides.target()).mirrorsWithOwnUuids(sides.source());
        }
    }

    @Test
    void storyThatFails_blocksNoneThatReferencesIt() {
        try (Sides sides = Sides.of(source ->
                source.story("a", story -> linking(story, "u-a", "u-b")).story("b", story -> linking(story, "u-b")))) {
            sides.api.failNext("POST", STORIES, FaultAction.status(422, "{\"name\":[\"is bad\"]}"));

            SyncReport report = run(sides);

            assertThat(Sides.result(report, "b").outcome()).isInstanceOf(Outcome.Failed.class);
            assertThat(Sides.result(report, "a").outcome()).isInstanceOf(Outcome.Created.class);
            assertThat(Sides.result(report, "a").warnings())
                    .extracting(warning -> warning.code())
                    .containsExactly(OutcomeCode.REFERENCE_UNRESOLVED);

            SyncReport again = run(sides);
            assertThat(Sides.result(again, "b").outcome()).isInstanceOf(Outcome.Created.class);
            assertThat(Sides.result(again, "a").outcome()).isInstanceOf(Outcome.Updated.class);
            assertThat(sides.target()).mirrorsWithOwnUuids(sides.source());
        }
    }

    @Test
    void numericIdsOfNewStories_areThoseOfTheTarget_whenUuidsAreAligned() {
        try (Sides sides = Sides.of(source ->
                source.story("a", story -> linking(story, "u-a")).story("z", story -> linking(story, "u-z")))) {
            long z = sides.source().story("z").orElseThrow().id();
            sides.source()
                    .edit(
                            "a",
                            story -> story.field("old", Map.of("linktype", "story", "id", z))
                                    .publish());

            SyncReport report = Sides.run(sides.sync().state(state).build());

            assertThat(report.summary().warnings()).isZero();
            assertThat(updates(sides)).isZero();
            FakeStory copy = sides.target().story("a").orElseThrow();
            assertThat(copy.content().path("old").path("id").asLong())
                    .isEqualTo(sides.target().story("z").orElseThrow().id());
        }
    }

    @Test
    void referencesToStoriesOfAnEarlierRun_areKnownFromTheState() {
        try (Sides sides = Sides.of(source ->
                source.story("a", story -> linking(story, "u-a", "u-b")).story("b", story -> linking(story, "u-b")))) {
            run(sides);
            sides.source().edit("a", story -> story.field("more", link("u-b", "b")));
            sides.time.advance(Duration.ofMinutes(1));
            SpaceSync one = sides.sync()
                    .state(state)
                    .identity(IdentityMode.MAP)
                    .selection(Selection.builder().slug("a").build())
                    .build();

            assertThat(Sides.run(one).items()).hasSize(1);
            assertThat(sides.target()).mirrorsWithOwnUuids(sides.source());
        }
    }
}
