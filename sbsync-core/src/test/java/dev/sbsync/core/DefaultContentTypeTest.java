package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.SpaceBuilder;
import org.junit.jupiter.api.Test;

/** The default content type is a setting that names a component, which must exist before it is written. */
class DefaultContentTypeTest {

    private static Sides sides() {
        return Sides.of(
                source -> source.component("article", "{}").settings("{\"default_root\":\"article\"}"),
                SpaceBuilder::asNew);
    }

    private static String defaultRoot(FakeSpace space) {
        return space.settings().path("default_root").asString();
    }

    @Test
    void run_withComponents_isWrittenAfterTheComponentOfTheSameRun() {
        try (KindSides both = new KindSides(sides(), Kind.COMPONENTS, Kind.SETTINGS)) {
            SyncPlan plan = both.plan();
            both.run();

            assertThat(plan.collisions()).as("every new space has one").isEmpty();
            assertThat(KindSides.item(plan, "default content type").after())
                    .containsExactly(KindSides.item(plan, "article").key());
            assertThat(defaultRoot(both.target())).isEqualTo("article");
            assertThat(KindSides.changes(both.plan())).isEmpty();
        }
    }

    @Test
    void plan_componentMissingInTheTarget_namesTheKindThatBringsIt() {
        try (KindSides both = new KindSides(sides(), Kind.SETTINGS)) {
            assertThat(KindSides.warnings(both.plan(), OutcomeCode.COMPONENT_MISSING))
                    .containsExactly("default_root names 'article', which the target lacks; sync it with --kinds"
                            + " components");
        }
    }

    @Test
    void plan_equal_costsNoRequestOfItsOwn() {
        try (KindSides both = new KindSides(Sides.of(SpaceBuilder::asNew, SpaceBuilder::asNew), Kind.SETTINGS)) {
            both.plan();

            assertThat(both.requests()).containsOnly("GET spaces").hasSize(2);
        }
    }
}
