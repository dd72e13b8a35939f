package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What stories need that the target lacks is named before anything is written. */
class StoryNeedsTest {

    private static final Consumer<SpaceBuilder> MODEL = space -> space.component("article", "{}")
            .component(
                    "card", "{\"tone\":{\"type\":\"option\",\"source\":\"internal\",\"datasource_slug\":\"tones\"}}");

    private static void stories(SpaceBuilder space) {
        space.story("a", story -> story.component("article")).story("b", story -> story.component("article"));
    }

    private static List<String> componentRequests(Sides sides) {
        return sides.api.requests().stream()
                .map(Object::toString)
                .filter(request -> request.contains("components") || request.contains("datasources"))
                .toList();
    }

    @Test
    void plan_targetWithoutTheComponents_namesThemAndTheStories() {
        try (Sides sides = Sides.of(MODEL.andThen(StoryNeedsTest::stories))) {
            SyncPlan plan = sides.sync().build().plan();

            assertThat(plan.warnings())
                    .extracting(Problem::code)
                    .containsExactly(OutcomeCode.COMPONENT_MISSING, OutcomeCode.DATASOURCE_MISSING);
            assertThat(plan.warnings().get(0).message())
                    .isEqualTo("the target lacks 2 components of the source: article, card; 2 stories to write have one"
                            + " as content type, and the target will refuse them");
            assertThat(plan.warnings().get(1).message())
                    .isEqualTo("the target lacks 1 datasource of the source: tones");
            assertThat(componentRequests(sides)).hasSize(3);
        }
    }

    @Test
    void plan_oneStoryOfAMissingComponent_isOne() {
        try (Sides sides =
                Sides.of(MODEL.andThen(source -> source.story("only", story -> story.field("component", "card"))))) {
            assertThat(sides.sync().build().plan().warnings().get(0).message())
                    .endsWith("; 1 story to write has one as content type, and the target will refuse it");
        }
    }

    @Test
    void plan_targetWithTheComponents_saysNothing() {
        try (Sides sides = Sides.of(
                MODEL.andThen(StoryNeedsTest::stories), MODEL.andThen(target -> target.datasource("tones", "Tones")))) {
            assertThat(sides.sync().build().plan().warnings()).isEmpty();
        }
    }

    @Test
    void plan_nothingToWrite_listsNoComponents() {
        Consumer<SpaceBuilder> both = MODEL.andThen(space -> space.story("a", story -> story.uuid("a")));
        try (Sides sides = Sides.of(both, both)) {
            sides.sync().build().plan();

            assertThat(componentRequests(sides)).isEmpty();
        }
    }

    @Test
    void plan_tokenThatMayNotReadComponents_saysSoAndPlans() {
        try (Sides sides = Sides.of(MODEL.andThen(StoryNeedsTest::stories))) {
            sides.api
                    .faults()
                    .add(FaultRule.on("GET", "/v1/spaces/" + Sides.SOURCE + "/components")
                            .always()
                            .then(FaultAction.status(403, "{\"error\":\"no\"}")));

            SyncPlan plan = sides.sync().build().plan();

            assertThat(plan.items()).hasSize(2);
            assertThat(plan.warnings()).extracting(Problem::code).containsExactly(OutcomeCode.NOT_CHECKED);
        }
    }
}
