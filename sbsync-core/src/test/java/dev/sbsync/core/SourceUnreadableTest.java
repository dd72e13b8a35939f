package dev.sbsync.core;

import static dev.sbsync.core.Sides.problem;
import static dev.sbsync.core.Sides.result;
import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.transport.TransportRequest;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Content that was not understood is not written: the item fails by name, and the target stays as it is. */
class SourceUnreadableTest {

    /** What a server answers in place of a story's content. */
    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    private enum Content {
        NULL(story -> story.putNull("content")),
        EMPTY(story -> story.putObject("content")),
        MISSING(story -> story.remove("content")),
        TEXT(story -> story.put("content", "<p>moved</p>")),
        LIST(story -> story.putArray("content")),
        WITHOUT_COMPONENT(story -> story.putObject("content").put("title", "x")),
        NULL_COMPONENT(story -> story.putObject("content").putNull("component")),
        BLANK_COMPONENT(story -> story.putObject("content").put("component", "")),
        HIDDEN(story -> story.put("can_not_view", true));

        private final Consumer<ObjectNode> change;

        Content(Consumer<ObjectNode> change) {
            this.change = change;
        }

        void of(ObjectNode answer, String wrapper) {
            change.accept((ObjectNode) answer.path(wrapper));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Content.class,
            names = {"NULL", "EMPTY", "MISSING"})
    void case08_storiesThatCannotBeViewed_failByNameAndTheTargetStays(Content content) {
        try (Sides sides = Sides.ofCase("08-source-story-without-content")) {
            for (String path : List.of("hidden-draft", "hidden-live", "hidden-new")) {
                sides.answering(singly(sides.source(), path), answer -> content.of(answer, "story"));
            }
            FakeStory draft = sides.target().story("hidden-draft").orElseThrow();
            FakeStory live = sides.target().story("hidden-live").orElseThrow();
            SyncReport report = sides.run();
            assertThat(report.ending()).isEqualTo(RunEnding.PARTIAL);
            for (String path : List.of("hidden-draft", "hidden-live", "hidden-new")) {
                assertThat(problem(report, path).code()).isEqualTo(OutcomeCode.SOURCE_UNREADABLE);
            }
            assertThat(sides.target().story("hidden-draft").orElseThrow().json())
                    .isEqualTo(draft.json());
            assertThat(sides.target().story("hidden-live").orElseThrow().json()).isEqualTo(live.json());
            assertThat(sides.target()).hasNoStory("hidden-new");
            assertThat(result(report, "seen").outcome().confirmed()).isTrue();
            assertThat(sides.api.commits()).extracting(Commit::path).containsOnly("seen");
        }
    }

    @ParameterizedTest
    @EnumSource(Content.class)
    void draft_thatIsNotUnderstood_isNotWrittenOverGoodContent(Content content) {
        try (Sides sides = Sides.of(
                source -> source.story("a", story -> story.field("v", "new").published())
                        .story("b", story -> story.published())
                        .story("new"),
                target -> target.story("a", story -> story.field("v", "good").published()))) {
            FakeStory before = sides.target().story("a").orElseThrow();
            for (String path : List.of("a", "new")) {
                sides.answering(singly(sides.source(), path), answer -> content.of(answer, "story"));
            }
            SyncReport report = sides.run();
            assertThat(report.ending()).isEqualTo(RunEnding.PARTIAL);
            assertThat(problem(report, "a").code()).isEqualTo(OutcomeCode.SOURCE_UNREADABLE);
            assertThat(problem(report, "new").code()).isEqualTo(OutcomeCode.SOURCE_UNREADABLE);
            assertThat(sides.target().story("a").orElseThrow().json()).isEqualTo(before.json());
            assertThat(sides.target()).hasNoStory("new");
            assertThat(sides.target()).hasStory("b");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Content.class,
            names = {"HIDDEN"},
            mode = EnumSource.Mode.EXCLUDE)
    void publishedLayer_thatIsNotUnderstood_failsTheItem(Content content) {
        try (Sides sides = Sides.of(
                source -> source.story("a", story -> story.field("v", 2).dirty(live -> live.put("v", 1))),
                target -> target.story("a", story -> story.field("v", "good").published()))) {
            FakeStory before = sides.target().story("a").orElseThrow();
            sides.answering(SourceUnreadableTest::versions, answer -> {
                if (answer.path("story_versions").isObject()) {
                    content.of(answer, "story_versions");
                } else {
                    answer.path("story_versions").forEach(version -> content.change.accept((ObjectNode) version));
                }
            });
            SyncReport report = sides.run();
            assertThat(problem(report, "a").code()).isEqualTo(OutcomeCode.SOURCE_UNREADABLE);
            assertThat(problem(report, "a").message()).contains("published layer");
            assertThat(sides.target().story("a").orElseThrow().json()).isEqualTo(before.json());
        }
    }

    @Test
    void verify_doesNotCallWhatItCouldNotReadEqual() {
        try (Sides sides = Sides.of(source -> source.story("a", story -> story.published()))) {
            sides.run();
            sides.answering(
                    request -> request.uri().getPath().contains("/stories/"),
                    answer -> Content.NULL.of(answer, "story"));
            Verification verification = sides.sync().build().verify();
            assertThat(verification.equal()).isFalse();
            assertThat(verification.items())
                    .singleElement()
                    .satisfies(item -> assertThat(item.warnings())
                            .extracting(Problem::code)
                            .containsExactly(OutcomeCode.SOURCE_UNREADABLE));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Content.class,
            names = {"NULL", "EMPTY", "MISSING"})
    void folders_doWithoutContent_andSendNone(Content content) {
        try (Sides sides = Sides.of(source -> source.folder("f").story("f/a"))) {
            sides.answering(
                    request -> request.uri()
                            .getPath()
                            .endsWith("/stories/"
                                    + sides.source().folder("f").orElseThrow().id()),
                    answer -> content.of(answer, "story"));
            SyncReport report = sides.run();
            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.target()).hasStory("f/a");
            assertThat(sides.bodies()).noneMatch(body -> body.contains("\"content\":null"));
        }
    }

    @Test
    void folderThatLosesItsSettings_losesThemInTheTargetToo() {
        try (Sides sides = Sides.of(source -> source.folder("f", folder -> folder.contentTypes(false, "page")))) {
            sides.run();
            sides.source().editFolder("f", folder -> folder.content(JsonNodeFactory.instance.objectNode()));
            sides.answering(
                    request -> request.uri()
                            .getPath()
                            .endsWith("/stories/"
                                    + sides.source().folder("f").orElseThrow().id()),
                    answer -> Content.NULL.of(answer, "story"));
            sides.run();
            assertThat(sides.target().folder("f").orElseThrow().content().isEmpty())
                    .isTrue();
            assertThat(sides.bodies()).noneMatch(body -> body.contains("\"content\":null"));
        }
    }

    private static Predicate<TransportRequest> singly(FakeSpace space, String path) {
        long id = space.story(path).orElseThrow().id();
        return request -> request.uri().getPath().endsWith(space.id() + "/stories/" + id);
    }

    private static boolean versions(TransportRequest request) {
        return request.uri().getPath().contains("/story_versions");
    }
}
