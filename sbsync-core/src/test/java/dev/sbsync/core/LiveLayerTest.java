package dev.sbsync.core;

import static dev.sbsync.core.Sides.result;
import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What is published is what is live in the source: whatever made it live, and nothing else of its history. */
class LiveLayerTest {

    private static final String UUID = "0d9c7c1e-58a1-4b57-8a83-0000000000bb";
    private static final String PUBLISHED_AT = "2026-01-15T09:30:00.000Z";

    @Test
    void case06_whatIsLiveCameFromAReleaseOrASchedule_isPublishedAndNothingElseOnTheWay() {
        try (Sides sides = Sides.ofCase("06-live-by-release-or-schedule")) {
            TreeSet<String> live = new TreeSet<>();
            sides.afterEach(request -> sides.target()
                    .stories()
                    .forEach(story -> story.publishedContent()
                            .ifPresent(content -> live.add(content.path("title").asString()))));
            SyncReport report = sides.run();
            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(live).containsExactly("live v2");
            for (FakeStory story : sides.target().stories()) {
                assertThat(story.content().path("title").asString()).isEqualTo("draft v3");
                assertThat(story.state()).isEqualTo(FakeStory.State.DIRTY);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "published, 2026-01-15T09:29:54.000Z, ",
        "published, 2026-01-15T09:30:06.000Z, ",
        "published, " + PUBLISHED_AT + ", 777",
        "scheduled_story, " + PUBLISHED_AT + ", 777",
        "draft, " + PUBLISHED_AT + ", ",
        "unpublished, " + PUBLISHED_AT + ", ",
        "workflow_stage_changed, " + PUBLISHED_AT + ", ",
        "published, , "
    })
    void version_thatIsNotTheLiveOne_isNotPublished(
            String status, @Nullable String createdAt, @Nullable Integer release) {
        try (Sides sides = dirty()) {
            onlyVersion(sides, row -> {
                row.put("status", status);
                row.put("created_at", createdAt);
                row.put("release_id", release);
            });
            SyncReport report = sides.run();
            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(result(report, "a").warnings())
                    .extracting(Problem::code)
                    .containsExactly(OutcomeCode.PUBLISHED_LAYER_MISSING);
            FakeStory there = sides.target().story("a").orElseThrow();
            assertThat(there.content().path("v").asInt()).isEqualTo(2);
            assertThat(there.publishedContent().orElseThrow().path("v").asString())
                    .isEqualTo("old");
            assertThat(sides.api.commits()).extracting(Commit::kind).doesNotContain(Commit.Kind.PUBLISHED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "published, 2026-01-15T09:30:02.000Z, ",
        "published, 2026-01-15T09:29:58.000Z, 0",
        "released, " + PUBLISHED_AT + ", 777",
        "scheduled_story, " + PUBLISHED_AT + ", "
    })
    void version_thatIsLive_isPublished(String status, @Nullable String createdAt, @Nullable Integer release) {
        try (Sides sides = dirty()) {
            onlyVersion(sides, row -> {
                row.put("status", status);
                row.put("created_at", createdAt);
                row.put("release_id", release);
            });
            SyncReport report = sides.run();
            assertThat(result(report, "a").warnings()).isEmpty();
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void story_thatDoesNotSayWhenItWasPublished_isNeverPublishedFromItsHistory() {
        try (Sides sides = dirty()) {
            sides.answering(
                    request -> request.uri().getPath().startsWith(space(sides.source()) + "/stories"), answer -> {
                        answer.path("stories").forEach(story -> ((ObjectNode) story).putNull("published_at"));
                        if (answer.path("story") instanceof ObjectNode story) {
                            story.putNull("published_at");
                        }
                    });
            assertThat(result(sides.run(), "a").warnings())
                    .extracting(Problem::code)
                    .containsExactly(OutcomeCode.PUBLISHED_LAYER_MISSING);
            assertThat(sides.api.commits()).extracting(Commit::kind).doesNotContain(Commit.Kind.PUBLISHED);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 422, 500})
    void versionThatCannotBeReadById_isReadFromTheHistoryWithContents(int status) {
        try (Sides sides = dirty()) {
            sides.api
                    .faults()
                    .add(FaultRule.on("GET", space(sides.source()) + "/story_versions/*")
                            .then(FaultAction.status(status, "[\"This record could not be found\"]")));
            SyncReport report = sides.run();
            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(result(report, "a").warnings()).isEmpty();
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void itemWhoseLiveLayerIsMissing_isNamedByEveryRunWhileNothingChanges() {
        try (Sides sides = Sides.of(source -> source.story("a", story -> story.dirtyWithoutHistory()))) {
            SpaceSync sync = sides.sync().build();
            for (int run = 0; run < 3; run++) {
                assertThat(result(Sides.run(sync), "a").warnings())
                        .extracting(Problem::code)
                        .containsExactly(OutcomeCode.PUBLISHED_LAYER_MISSING);
            }
        }
    }

    @Test
    void versionThatComesWithoutContentById_isReadFromTheHistoryWithContents() {
        try (Sides sides = dirty()) {
            sides.answering(
                    request -> request.uri().getPath().startsWith(space(sides.source()) + "/story_versions/"),
                    answer -> ((ObjectNode) answer.path("story_versions")).putNull("content"));
            assertThat(sides.run().ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void dirtyStory_costsThreeRequestsMoreThanAPublishedOne() {
        try (Sides clean = Sides.of(source -> source.story("a", story -> story.published()));
                Sides dirty = Sides.of(source ->
                        source.story("a", story -> story.field("v", 2).dirty(live -> live.put("v", 1))))) {
            clean.run();
            dirty.run();
            // the answer to the draft shows its uuid, which takes a list otherwise
            assertThat(dirty.api.requests()).hasSize(clean.api.requests().size() + 3 - 1);
        }
    }

    private static Sides dirty() {
        return Sides.of(
                source -> source.story(
                        "a", story -> story.uuid(UUID).field("v", 2).dirty(live -> live.put("v", 1))),
                target -> target.story(
                        "a", story -> story.uuid(UUID).field("v", "old").published()));
    }

    /** Changes the only version of the source's story that was published. */
    private static void onlyVersion(Sides sides, Consumer<ObjectNode> change) {
        sides.answering(
                request -> request.uri().getPath().equals(space(sides.source()) + "/story_versions"),
                answer -> answer.path("story_versions").forEach(row -> {
                    if (row.path("status").asString().equals("published")) {
                        change.accept((ObjectNode) row);
                    }
                }));
    }

    private static String space(FakeSpace space) {
        return "/v1/spaces/" + space.id();
    }
}
