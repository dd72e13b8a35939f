package dev.sbsync.core;

import static dev.sbsync.core.Sides.result;
import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.testkit.Switch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Content and slugs in languages that the target does not have. */
class LanguagesTest {

    @Test
    void languageOfContentAndSlugs_missingInTheTarget_isWrittenAndNamedOnTheItem() {
        try (Sides sides = Sides.of(
                fake -> fake.with(Switch.UNKNOWN_LANGUAGE_STORED),
                source -> source.language("de", "German")
                        .language("fr", "French")
                        .language("pt-br", "Portuguese")
                        .story(
                                "nested",
                                story -> story.field(
                                        "body", List.of(Map.of("component", "text", "text__i18n__fr", "Bonjour"))))
                        .story("slug", story -> story.translatedSlug("fr", "limace", null))
                        .story("live", story -> story.dirty(live -> live.put("title__i18n__fr", "Titre")))
                        .story(
                                "known",
                                story -> story.field("title__i18n__de", "Titel").field("title__i18n__pt_br", "T")),
                target -> target.language("de", "German").language("pt-br", "Portuguese"))) {
            SyncReport report = sides.run();
            for (String path : List.of("nested", "slug", "live")) {
                assertThat(result(report, path).warnings())
                        .extracting(Problem::code)
                        .containsExactly(OutcomeCode.LANGUAGE_MISSING);
                assertThat(result(report, path).warnings().get(0).message()).contains("(fr)");
            }
            assertThat(result(report, "known").warnings()).isEmpty();
            assertThat(sides.target()).mirrors(sides.source());
        }
    }
}
