package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.core.verify.Verification.Status;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.Switch;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A target that drops what it is sent, or stores it in another form. */
class AnswersReadTest {

    private StateStore state = StateStore.inMemory();

    private SyncReport run(Sides sides) {
        sides.api.clearRequests();
        return Sides.run(sides.sync().state(state).build());
    }

    private SyncReport runWithoutState(Sides sides) {
        state = StateStore.inMemory();
        return run(sides);
    }

    /** Returns the fields that warnings name, by the item's path in the source. */
    private static Map<String, List<String>> named(SyncReport report, OutcomeCode code) {
        Map<String, List<String>> named = new TreeMap<>();
        report.items().forEach(item -> {
            List<String> messages = item.warnings().stream()
                    .filter(warning -> warning.code() == code)
                    .map(Problem::message)
                    .map(message -> message.replaceAll("^the target (did not store|stored another) |:.*$", ""))
                    .toList();
            if (!messages.isEmpty()) {
                named.put(item.item().source().path(), messages);
            }
        });
        return named;
    }

    private static List<String> paths(Sides sides) {
        return sides.target().stories().stream().map(FakeStory::path).sorted().toList();
    }

    private static Map<String, Status> verified(Sides sides) {
        Map<String, Status> verified = new TreeMap<>();
        Verification found = sides.sync().build().verify();
        found.items().forEach(item -> verified.put(item.source().path(), item.status()));
        return verified;
    }

    @Test
    void translatedSlugsThatAreDropped_areNamedInEveryRun_andNotSentAgain() {
        Map<String, List<String>> dropped =
                Map.of("products", List.of("translated_slugs"), "products/lamp", List.of("translated_slugs"));
        try (Sides sides = Sides.ofCase("02-translated-slugs-silently-dropped", Switch.TRANSLATED_SLUGS_IGNORED)) {
            SyncReport first = run(sides);
            assertThat(first.ending()).isEqualTo(RunEnding.DONE);
            assertThat(named(first, OutcomeCode.DROPPED)).isEqualTo(dropped);
            assertThat(verified(sides))
                    .containsEntry("products", Status.DIFFERENT)
                    .containsEntry("products/lamp", Status.DIFFERENT)
                    .containsEntry("plain", Status.EQUAL);

            for (int i = 0; i < 2; i++) {
                SyncReport again = run(sides);
                assertThat(named(again, OutcomeCode.DROPPED)).isEqualTo(dropped);
                assertThat(sides.api.writes()).isEmpty();
                assertThat(sides.api.requests()).as("nothing but lists").hasSize(4);
            }
            SyncReport without = runWithoutState(sides);
            assertThat(named(without, OutcomeCode.DROPPED)).isEqualTo(dropped);
            assertThat(Sides.result(without, "plain").outcome()).isInstanceOf(Outcome.Unchanged.class);
        }
    }

    @Test
    void slugsThatTheTargetRespells_areNamed_andWhatLiesInThemArrives() {
        Map<String, List<String>> respelled = Map.of("blog", List.of("slug"), "über-uns", List.of("slug"));
        try (Sides sides = Sides.ofCase("04-slug-normalised-by-target", Switch.SLUG_TRANSLITERATED)) {
            SyncReport first = run(sides);
            assertThat(first.ending()).isEqualTo(RunEnding.DONE);
            assertThat(named(first, OutcomeCode.NORMALISED).keySet()).containsExactly("Blog", "über-uns");
            assertThat(paths(sides)).containsExactly("blog", "blog/post-1", "plain", "ueber-uns", "ueber-uns/team");

            for (int i = 0; i < 2; i++) {
                SyncReport again = run(sides);
                assertThat(named(again, OutcomeCode.NORMALISED)).hasSize(respelled.size());
                assertThat(sides.api.writes()).isEmpty();
            }
            sides.source()
                    .edit(
                            "über-uns/team",
                            story -> story.field("title", "edited").publish());
            SyncReport edited = run(sides);
            assertThat(Sides.result(edited, "über-uns/team").outcome()).isInstanceOf(Outcome.Updated.class);
            assertThat(sides.api.writes()).hasSize(1);
            assertThat(sides.target()
                            .story("ueber-uns/team")
                            .orElseThrow()
                            .content()
                            .path("title")
                            .stringValue())
                    .isEqualTo("edited");

            SyncReport without = runWithoutState(sides);
            assertThat(named(without, OutcomeCode.NORMALISED)).hasSize(respelled.size());
            assertThat(without.summary().unchanged()).isEqualTo(3);
            assertThat(paths(sides)).hasSize(5);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NUMBERS_STORED_AS_TEXT", "MISSING_UIDS_FILLED_IN"})
    void contentThatTheTargetStoresOtherwise_isNoDrift_andAnEditorsChangeIs(Switch behaviour) {
        try (Sides sides = Sides.of(
                fake -> fake.with(behaviour),
                source -> source.folder("f")
                        .story(
                                "f/a",
                                story -> story.published()
                                        .field("price", 5)
                                        .field("blocks", List.of(Map.of("component", "page"))))
                        .story(
                                "f/b",
                                story -> story.field("price", 7).field("blocks", List.of(Map.of("component", "page"))))
                        .story(
                                "f/dirty",
                                story -> story.field("price", 8)
                                        .field("blocks", List.of(Map.of("component", "page")))
                                        .dirty(live -> live.put("price", 9))),
                target -> {})) {
            SyncReport first = run(sides);
            assertThat(first.ending()).isEqualTo(RunEnding.DONE);
            assertThat(named(first, OutcomeCode.NORMALISED)).containsOnlyKeys("f/a", "f/b", "f/dirty");

            SyncReport again = run(sides);
            assertThat(sides.api.writes()).isEmpty();
            assertThat(named(again, OutcomeCode.NORMALISED)).hasSize(3);

            sides.target().edit("f/a", story -> story.field("title", "the editor's"));
            SyncReport drifted = run(sides);
            assertThat(named(drifted, OutcomeCode.DRIFTED)).containsOnlyKeys("f/a");
            assertThat(sides.api.writes()).isEmpty();

            sides.source().edit("f/b", story -> story.field("title", "new"));
            SyncReport edited = run(sides);
            assertThat(Sides.result(edited, "f/b").outcome()).isInstanceOf(Outcome.Updated.class);
            assertThat(named(edited, OutcomeCode.DRIFTED)).containsOnlyKeys("f/a");
            assertThat(sides.api.writes()).hasSize(1);
        }
    }

    @Test
    void spellingsOfNothing_areNoDifference() {
        try (Sides sides = Sides.ofCase(
                "20-two-spellings-of-nothing",
                Switch.BLANK_STORED_AS_NULL,
                Switch.EMPTY_META_DATA_STORED_AS_NULL,
                Switch.TIMES_STORED_WITH_ZONE,
                Switch.TAGS_IGNORE_CASE,
                Switch.FOLDER_CONTENT_READ_AS_NULL)) {
            SyncReport first = run(sides);
            assertThat(first.ending()).isEqualTo(RunEnding.DONE);
            assertThat(named(first, OutcomeCode.DROPPED)).isEmpty();
            assertThat(named(first, OutcomeCode.NORMALISED)).isEmpty();
            assertThat(verified(sides)).containsValues(Status.EQUAL).doesNotContainValue(Status.DIFFERENT);
            for (int i = 0; i < 2; i++) {
                assertThat(run(sides).summary().unchanged())
                        .isEqualTo(first.items().size());
                assertThat(sides.api.writes()).isEmpty();
            }
            runWithoutState(sides);
            assertThat(sides.api.writes()).isEmpty();
        }
    }

    @Test
    void realPathAndFirstPublish_arrive() {
        try (Sides sides = Sides.ofCase("10-real-path-and-first-published")) {
            run(sides);
            sides.source().edit("home", story -> story.attribute("path", "/"));
            sides.source()
                    .edit(
                            "home",
                            story -> story.attribute("first_published_at", "2020-05-05T08:00:00.000Z")
                                    .publish());
            assertThat(verified(sides)).containsEntry("home", Status.DIFFERENT);
            run(sides);
            FakeStory home = sides.target().story("home").orElseThrow();
            assertThat(home.attribute("path")).hasToString("\"/\"");
            assertThat(home.attribute("first_published_at")).hasToString("\"2020-05-05T08:00:00.000Z\"");
            assertThat(verified(sides)).containsEntry("home", Status.EQUAL);

            sides.source().edit("home", story -> story.attribute("path", "/start"));
            runWithoutState(sides);
            assertThat(sides.target().story("home").orElseThrow().attribute("path"))
                    .hasToString("\"/start\"");
        }
    }
}
