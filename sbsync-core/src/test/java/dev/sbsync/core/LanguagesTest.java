package dev.sbsync.core;

import static dev.sbsync.core.Sides.result;
import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeStory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Content and slugs in languages that the target does not have. */
class LanguagesTest {

    @Test
    void case01_translatedSlugInALanguageThatTheTargetLacks_isLeftOutAndNamed() {
        try (Sides sides = Sides.ofCase("01-language-missing-in-target")) {
            SpaceSync sync = sides.sync().build();
            SyncReport report = Sides.run(sync);
            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            for (String path : List.of("products", "about")) {
                assertThat(result(report, path).warnings()).singleElement().satisfies(warning -> {
                    assertThat(warning.code()).isEqualTo(OutcomeCode.LANGUAGE_MISSING);
                    assertThat(warning.message()).contains("(fr)", "left out");
                });
            }
            assertThat(slugs(sides.target().folder("products").orElseThrow())).containsExactly("de produkte");
            assertThat(slugs(sides.target().story("about").orElseThrow())).containsExactly("de ueber");
            assertThat(sides.target()).hasStory("products/lamp");

            sides.api.clearRequests();
            assertThat(Sides.run(sync).summary().unchanged()).isEqualTo(4);
            assertThat(sides.run().summary().unchanged()).isEqualTo(4);
            assertThat(sides.api.writes()).isEmpty();
            assertThat(sides.sync().build().verify().items())
                    .filteredOn(item -> !item.warnings().isEmpty())
                    .extracting(item -> item.source().path())
                    .containsExactlyInAnyOrder("products", "about");
        }
    }

    @Test
    void languageThatTheTargetGets_isWrittenByTheNextRunThoughNothingElseChanged() {
        try (Sides sides = Sides.ofCase("01-language-missing-in-target")) {
            SpaceSync sync = sides.sync().build();
            Sides.run(sync);
            SyncReport unchanged = Sides.run(sync);
            assertThat(unchanged.summary().unchanged()).isEqualTo(4);
            assertThat(result(unchanged, "about").warnings())
                    .extracting(Problem::code)
                    .containsExactly(OutcomeCode.LANGUAGE_MISSING);

            FakeRequest languages = FakeRequest.put(
                    "/v1/spaces/" + sides.target().id(),
                    "{\"space\":{\"languages\":[{\"code\":\"de\",\"name\":\"de\"},{\"code\":\"fr\",\"name\":\"fr\"}]}}");
            assertThat(sides.api.handle(languages.withToken(Sides.TOKEN)).status())
                    .isEqualTo(200);
            SyncReport report = Sides.run(sync);
            assertThat(report.summary().updated()).isEqualTo(2);
            assertThat(slugs(sides.target().story("about").orElseThrow())).containsExactly("de ueber", "fr a-propos");
            assertThat(Sides.run(sync).summary().warnings()).isZero();
        }
    }

    @Test
    void planOfALanguageThatTheTargetLacks_saysWhatIsWrittenAndWhatIsLeftOut() {
        try (Sides sides = Sides.ofCase("01-language-missing-in-target")) {
            SyncPlan plan = sides.sync().build().plan();
            assertThat(plan.warnings()).singleElement().satisfies(warning -> {
                assertThat(warning.code()).isEqualTo(OutcomeCode.LANGUAGE_MISSING);
                assertThat(warning.message()).contains("fr", "are omitted");
            });
        }
    }

    @Test
    void languageOfContent_missingInTheTarget_isWrittenAndNamedOnTheItem() {
        try (Sides sides = Sides.of(
                source -> source.language("de", "German")
                        .language("fr", "French")
                        .language("pt-br", "Portuguese")
                        .story(
                                "nested",
                                story -> story.field(
                                        "body", List.of(Map.of("component", "text", "text__i18n__fr", "Bonjour"))))
                        .story("live", story -> story.dirty(live -> live.put("title__i18n__fr", "Titre")))
                        .story(
                                "known",
                                story -> story.field("title__i18n__de", "Titel").field("title__i18n__pt_br", "T")),
                target -> target.language("de", "German").language("pt-br", "Portuguese"))) {
            SyncReport report = sides.run();
            for (String path : List.of("nested", "live")) {
                assertThat(result(report, path).warnings())
                        .extracting(Problem::code)
                        .containsExactly(OutcomeCode.LANGUAGE_MISSING);
                assertThat(result(report, path).warnings().get(0).message()).contains("(fr)", "is written");
            }
            assertThat(result(report, "known").warnings()).isEmpty();
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    private static List<String> slugs(FakeStory story) {
        return story.json()
                .path("translated_slugs")
                .valueStream()
                .map(row -> row.path("lang").asString() + " " + row.path("slug").asString())
                .toList();
    }
}
