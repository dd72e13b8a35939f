package dev.sbsync.core;

import static dev.sbsync.core.Sides.problem;
import static dev.sbsync.core.Sides.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.Switch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A target that refuses to publish what lacks a required field, as a whole or after it saved the draft. */
class RefusedPublicationTest {

    private static final String CASE = "16-required-field-on-publish";
    private static final List<String> REFUSED = List.of("old", "dirty", "there", "f/g");

    @ParameterizedTest
    @EnumSource(
            value = Switch.class,
            names = {"PUBLISH_NEEDS_REQUIRED_FIELDS", "PUBLISH_SAVES_BEFORE_REFUSAL"})
    void case16_whatMayNotBePublished_failsByNameAndTheNextRunFixesIt(Switch refusal) {
        try (Sides sides = Sides.ofCase(CASE, refusal)) {
            SpaceSync sync = sides.sync().build();
            SyncReport report = Sides.run(sync);
            assertThat(report.ending()).isEqualTo(RunEnding.PARTIAL);
            for (String path : REFUSED) {
                assertThat(problem(report, path).code()).isEqualTo(OutcomeCode.INVALID);
                assertThat(problem(report, path).message()).contains("page.seo can't be blank");
            }
            for (String path : List.of("fine", "draft", "f")) {
                assertThat(result(report, path).outcome().confirmed()).as(path).isTrue();
            }
            assertThat(live(sides, "there")).isEqualTo("live and good");

            requireNothing(sides);
            SyncReport next = Sides.run(sync);
            assertThat(next.ending()).isEqualTo(RunEnding.DONE);
            for (String path : REFUSED) {
                assertThat(sides.target().story(path).orElseThrow().state())
                        .isEqualTo(sides.source().story(path).orElseThrow().state());
            }
            assertThat(sides.sync().build().verify().equal()).isTrue();
            for (FakeStory story : sides.source().stories()) {
                assertThat(sides.target().withUuid(story.uuid())).isPresent();
            }
            assertThat(sides.target().stories()).hasSameSizeAs(sides.source().stories());
        }
    }

    @Test
    void draftThatARefusedWriteHasSaved_isNoDriftThatKeepsTheNextRunFromFinishing() {
        try (Sides sides = Sides.ofCase(CASE, Switch.PUBLISH_SAVES_BEFORE_REFUSAL)) {
            SpaceSync sync = sides.sync().build();
            Sides.run(sync);
            sides.source()
                    .edit(
                            "fine",
                            story -> story.field("title", "new")
                                    .field("seo", null)
                                    .publish());
            SyncReport refused = Sides.run(sync);
            assertThat(problem(refused, "fine").code()).isEqualTo(OutcomeCode.INVALID);
            assertThat(live(sides, "fine")).isEqualTo("F");

            requireNothing(sides);
            SyncReport next = Sides.run(sync);
            assertThat(result(next, "fine").outcome()).isInstanceOf(Outcome.Updated.class);
            assertThat(live(sides, "fine")).isEqualTo("new");
        }
    }

    private static String live(Sides sides, String path) {
        return sides.target()
                .story(path)
                .orElseThrow()
                .publishedContent()
                .orElseThrow()
                .path("title")
                .asString();
    }

    private static void requireNothing(Sides sides) {
        FakeRequest change = FakeRequest.put(
                "/v1/spaces/" + sides.target().id() + "/components/1",
                "{\"component\":{\"name\":\"page\",\"schema\":{\"title\":{\"type\":\"text\"}}}}");
        assertThat(sides.api.handle(change.withToken(Sides.TOKEN)).status()).isEqualTo(200);
    }

    /** The refused write saved its draft; the item that was renamed for it says nothing about that. */
    @Test
    void refusedAfterATemporaryRename_isThisRunsOwnWriteAndNoDrift() {
        try (Sides sides = Sides.ofCase("16-required-field-on-publish", Switch.PUBLISH_SAVES_BEFORE_REFUSAL)) {
            SpaceSync sync = sides.sync().build();
            Sides.run(sync);
            sides.source().edit("draft", story -> story.slug("tmp"));
            sides.source()
                    .edit(
                            "fine",
                            story -> story.slug("draft")
                                    .field("title", "new")
                                    .field("seo", null)
                                    .publish());
            sides.source().edit("tmp", story -> story.slug("fine"));
            Sides.run(sync);
            sides.api.handle(FakeRequest.put(
                            "/v1/spaces/" + sides.target().id() + "/components/1",
                            "{\"component\":{\"name\":\"page\",\"schema\":{\"title\":{\"type\":\"text\"}}}}")
                    .withToken(Sides.TOKEN));

            SyncReport next = Sides.run(sync);

            assertThat(Sides.result(next, "draft").outcome()).isInstanceOf(Outcome.Updated.class);
        }
    }
}
