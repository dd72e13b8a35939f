package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.FakeStory.State;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.StoryBuilder;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to published layers, from every state of the source to every state of the target. */
class PublishModesTest {

    private static final State[] STATES = State.values();

    @Test
    void draft_everyPairOfStates_writesTheDraftAndChangesNoPublishState() {
        try (Sides sides = pairs()) {
            assertThat(run(sides, PublishMode.DRAFT).summary().failed()).isZero();
            pairsOf((path, before) -> {
                FakeStory story = sides.target().story(path).orElseThrow();
                assertThat(draftOf(story)).isEqualTo("new");
                assertThat(story.state() == State.DRAFT).isEqualTo(before == null || before == State.DRAFT);
                if (story.state() != State.DRAFT) {
                    assertThat(liveOf(story)).isEqualTo("old");
                }
            });
            assertThat(sides.api.commits())
                    .extracting(Commit::kind)
                    .doesNotContain(Commit.Kind.PUBLISHED, Commit.Kind.UNPUBLISHED);
            assertThat(sides.api.requests()).noneMatch(request -> request.path().contains("story_versions"));
        }
    }

    @Test
    void always_everyPairOfStates_publishesTheDraft() {
        try (Sides sides = pairs()) {
            assertThat(run(sides, PublishMode.ALWAYS).summary().failed()).isZero();
            pairsOf((path, before) -> {
                FakeStory story = sides.target().story(path).orElseThrow();
                assertThat(story.state()).isEqualTo(State.PUBLISHED);
                assertThat(liveOf(story)).isEqualTo("new");
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void run_again_writesNothing(PublishMode mode) {
        try (Sides sides = pairs()) {
            run(sides, mode);
            sides.api.clearRequests();
            SyncReport second = run(sides, mode);
            assertThat(sides.api.writes()).isEmpty();
            assertThat(second.summary().unchanged()).isEqualTo(second.summary().total());
        }
    }

    private static SyncReport run(Sides sides, PublishMode mode) {
        return Sides.run(sides.sync().publish(mode).build());
    }

    private interface Pair {
        void check(String path, @Nullable State before);
    }

    private static void pairsOf(Pair pair) {
        for (State from : STATES) {
            pair.check("f/" + from + "-none", null);
            for (State to : STATES) {
                pair.check("f/" + from + "-" + to, to);
            }
        }
    }

    private static Sides pairs() {
        return Sides.of(
                source -> {
                    source.folder("f");
                    for (State from : STATES) {
                        source.story("f/" + from + "-none", in(from, "new"));
                        Arrays.stream(STATES).forEach(to -> source.story("f/" + from + "-" + to, in(from, "new")));
                    }
                },
                (SpaceBuilder target) -> {
                    target.folder("f");
                    for (State from : STATES) {
                        Arrays.stream(STATES).forEach(to -> target.story("f/" + from + "-" + to, in(to, "old")));
                    }
                });
    }

    private static Consumer<StoryBuilder> in(State state, String text) {
        return story -> {
            story.field("v", text);
            switch (state) {
                case DRAFT -> {}
                case PUBLISHED -> story.published();
                case DIRTY -> story.dirty(live -> live.put("draft", false));
            }
        };
    }

    private static String draftOf(FakeStory story) {
        return story.content().path("v").asString("");
    }

    private static String liveOf(FakeStory story) {
        return story.publishedContent().orElseThrow().path("v").asString("");
    }
}
