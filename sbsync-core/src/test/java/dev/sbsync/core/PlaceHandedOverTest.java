package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.Switch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Items of which one takes what another gives up: a start page's flag, a slug across kinds. */
class PlaceHandedOverTest {

    private final StateStore state = StateStore.inMemory();

    private SyncReport run(Sides sides) {
        sides.api.clearRequests();
        return Sides.run(sides.sync().state(state).build());
    }

    @Test
    void startPageHandedOver_whatGivesTheFlagUpGoesFirst() {
        try (Sides sides = Sides.ofCase("17-start-page-handed-over")) {
            SyncReport report = run(sides);

            assertThat(report.ending()).as(report.problems().toString()).isEqualTo(RunEnding.DONE);
            assertThat(sides.sync().build().verify().equal()).isTrue();
            run(sides);
            assertThat(sides.api.writes()).isEmpty();
        }
    }

    @Test
    void storyRenamedAndItsSlugTakenByAFolder_inOneRun() {
        try (Sides sides = Sides.ofCase("23-story-renamed-folder-takes-its-slug", Switch.SLUG_UNIQUE_ACROSS_KINDS)) {
            SyncReport report = run(sides);

            assertThat(report.ending()).as(report.problems().toString()).isEqualTo(RunEnding.DONE);
            assertThat(report.summary().created()).isEqualTo(3);
            assertThat(report.summary().updated()).isEqualTo(2);
            assertThat(sides.api.requests())
                    .noneMatch(request -> request.toString().contains("-> 422"));
            run(sides);
            assertThat(sides.api.writes()).isEmpty();
        }
    }

    @Test
    void folderThatAllowsOtherTypesOnly_whatItRefusesIsNamed_andNothingLandsElsewhere() {
        try (Sides sides = Sides.ofCase("13-folder-allows-other-types-only")) {
            for (int i = 0; i < 2; i++) {
                SyncReport report = run(sides);
                assertThat(Sides.problem(report, "news/old-page").message()).contains("content_type");
                assertThat(report.items().stream().filter(item -> item.outcome() instanceof Outcome.Failed))
                        .hasSize(2);
                assertThat(sides.target().stories()).hasSize(4);
                assertThat(sides.target()
                                .folder("news")
                                .orElseThrow()
                                .content()
                                .path("content_types")
                                .path(0)
                                .asString())
                        .isEqualTo("article");
            }
        }
    }

    @Test
    void translatedSlugsSwapped_whatIsRefusedIsNamedAndLeftWhole_andTheRestArrives() {
        try (Sides sides = Sides.ofCase("12-translated-slugs-swapped", Switch.TRANSLATED_SLUG_UNIQUE)) {
            for (int i = 0; i < 2; i++) {
                SyncReport report = run(sides);

                assertThat(report.ending()).isEqualTo(RunEnding.PARTIAL);
                assertThat(report.summary().failed()).isEqualTo(2);
                for (String path : List.of("p/a", "p/b")) {
                    assertThat(Sides.problem(report, path).message())
                            .contains("translated_slugs.slug", "has already been taken");
                }
                assertThat(slugs(sides)).containsExactly("p/a=eins", "p/b=zwei", "p/c=vier", "p/d=drei");
            }
        }
    }

    @Test
    void translatedSlugTakenInTurn_arrivesInOneRun_evenIfTheTakerComesFirst() {
        try (Sides sides = Sides.ofCase("12-translated-slugs-swapped", Switch.TRANSLATED_SLUG_UNIQUE)) {
            run(sides);
            german(sides, "p/d", 4, "neu");
            german(sides, "p/c", 3, "drei");

            SyncReport report = run(sides);

            assertThat(Sides.result(report, "p/c").outcome()).isInstanceOf(Outcome.Updated.class);
            assertThat(slugs(sides)).containsExactly("p/a=eins", "p/b=zwei", "p/c=drei", "p/d=neu");
        }
    }

    private static void german(Sides sides, String path, int row, String slug) {
        sides.source()
                .edit(
                        path,
                        story -> story.attribute(
                                        "translated_slugs_attributes",
                                        List.of(Map.of("id", row, "lang", "de", "slug", slug)))
                                .publish());
    }

    /** The German slug of each story of the target that has one. */
    private static List<String> slugs(Sides sides) {
        return sides.target().stories().stream()
                .filter(story -> !story.folder())
                .map(story -> story.path() + "="
                        + story.json()
                                .path("translated_slugs")
                                .path(0)
                                .path("slug")
                                .asString(""))
                .sorted()
                .toList();
    }
}
