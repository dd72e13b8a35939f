package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.testkit.FakeStory;
import org.junit.jupiter.api.Test;

/** A folder has one start page. At the root the flag means nothing. */
class StartPageTest {

    @Test
    void flagAtTheRoot_matchesNoOtherPage_andTheTargetsHomeIsNotWritten() {
        try (Sides sides = Sides.ofCase("18-start-page-flag-at-the-root")) {
            FakeStory home = sides.target().story("home").orElseThrow();
            SyncPlan plan = sides.sync().build().plan();
            assertThat(plan.items()).hasSize(2).allMatch(item -> item.operation() == Operation.CREATE);

            SyncReport report = sides.sync().build().run(plan);

            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(report.problems()).isEmpty();
            assertThat(sides.target().story("home").orElseThrow().json()).isEqualTo(home.json());
            assertThat(sides.target()).hasStory("landing");
            assertThat(sides.sync().build().verify().equal()).isTrue();
        }
    }

    @Test
    void flagAtTheRoot_isNeitherComparedNorSent() {
        try (Sides sides = Sides.of(source -> source.story("home", story -> story.attribute("is_startpage", true)))) {
            sides.run();
            assertThat(sides.run().summary().unchanged()).isEqualTo(1);

            sides.source().edit("home", story -> story.field("v", 2));
            assertThat(sides.run().summary().updated()).isEqualTo(1);

            assertThat(sides.bodies()).isNotEmpty().noneMatch(body -> body.contains("is_startpage"));
        }
    }

    @Test
    void flagAtTheRoot_doesNotMakeASelectionListTheWholeSpace() {
        try (Sides sides = Sides.of(source -> {
            source.folder("blog").story("blog/a").story("home", story -> story.attribute("is_startpage", true));
            for (int i = 0; i < 250; i++) {
                source.story("s-" + i);
            }
        })) {
            sides.sync()
                    .selection(Selection.builder().slug("home").build())
                    .build()
                    .plan();

            assertThat(sides.api.requests())
                    .noneMatch(request -> request.toString().contains("page=2"));
        }
    }
}
