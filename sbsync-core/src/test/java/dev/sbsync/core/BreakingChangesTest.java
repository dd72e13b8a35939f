package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.StoryBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Changes and deletes of components that break stories of the target are named before they are made. */
class BreakingChangesTest {

    private static void usesHero(StoryBuilder story) {
        story.content("{\"component\":\"page\",\"body\":[{\"component\":\"hero\",\"_uid\":\"1\"}]}");
    }

    @Test
    void plan_breakingChange_warnsWithTheNumberOfStoriesThatUseTheComponent() {
        KindSides used = new KindSides(
                Sides.of(ComponentsTest::hero, target -> {
                    ComponentsTest.hero(target);
                    target.story("a", BreakingChangesTest::usesHero)
                            .story("b", BreakingChangesTest::usesHero)
                            .story("c");
                }),
                Kind.COMPONENTS);
        used.source().editItem("components", "hero", hero -> {
            ObjectNode schema = (ObjectNode) hero.path("schema");
            ((ObjectNode) schema.path("title")).put("type", "richtext").put("required", true);
            schema.remove("body");
            schema.putObject("subtitle").put("type", "text").put("required", true);
        });
        used.sides.api.clearRequests();

        SyncPlan plan = used.plan();

        assertThat(KindSides.warnings(plan, OutcomeCode.BREAKING_CHANGE))
                .containsExactly(
                        "the field 'title' changes its type from text to richtext; the field 'body' is removed;"
                                + " the field 'title' becomes required; the field 'subtitle' becomes required; 2 stories of the"
                                + " target use it");
        assertThat(used.requests().filter("GET stories"::equals)).hasSize(1);

        used.sides.api.failNext("GET", "/v1/spaces/" + Sides.TARGET + "/stories", FaultAction.status(403, "{}"));
        assertThat(KindSides.warnings(used.plan(), OutcomeCode.BREAKING_CHANGE))
                .singleElement()
                .asString()
                .endsWith("; stories of the target may use it");
        used.close();
    }

    @Test
    void plan_deleteOfAComponent_warnsWithTheNumberOfStoriesThatStayAndUseIt() {
        try (KindSides used = new KindSides(
                Sides.of(source -> source.asNew().story("rewritten"), target -> {
                    ComponentsTest.hero(target);
                    target.story("stays", BreakingChangesTest::usesHero)
                            .story("goes", BreakingChangesTest::usesHero)
                            .story("rewritten", BreakingChangesTest::usesHero)
                            .story("other")
                            .with("components", "{\"name\":\"unused\"}");
                }),
                Kind.COMPONENTS,
                Kind.STORIES)) {
            SpaceSyncBuilder both = deleting(used, Kind.COMPONENTS, Kind.STORIES);
            assertThat(KindSides.warnings(both.build().plan(), OutcomeCode.BREAKING_CHANGE))
                    .isEmpty();
            SyncPlan skipping = both.onCollision(OnCollision.SKIP).build().plan();
            assertThat(KindSides.warnings(skipping, OutcomeCode.BREAKING_CHANGE))
                    .containsExactly("1 story that stays in the target uses it");

            SpaceSync sync = deleting(used, Kind.COMPONENTS).build();
            used.sides.api.clearRequests();
            SyncPlan plan = sync.plan();
            assertThat(KindSides.warnings(plan, OutcomeCode.BREAKING_CHANGE))
                    .containsExactly("3 stories that stay in the target use it");
            long deleted = plan.items().stream()
                    .filter(item -> item.operation() == Operation.DELETE
                            && item.source().type().equals("component"))
                    .count();
            assertThat(used.requests().filter("GET stories"::equals)).hasSize((int) deleted);

            used.sides.api.failNext("GET", "/v1/spaces/" + Sides.TARGET + "/stories", FaultAction.status(403, "{}"));
            assertThat(KindSides.warnings(sync.plan(), OutcomeCode.BREAKING_CHANGE))
                    .contains("stories of the target may use it");
        }
    }

    @Test
    void plan_deleteOfAComponentThatMoreThan100StoriesUse_countsAll() {
        try (KindSides used = new KindSides(
                Sides.of(SpaceBuilder::asNew, target -> {
                    ComponentsTest.hero(target);
                    for (int i = 0; i < 101; i++) {
                        target.story("s" + i, BreakingChangesTest::usesHero);
                    }
                }),
                Kind.COMPONENTS)) {
            assertThat(KindSides.warnings(
                            deleting(used, Kind.COMPONENTS).build().plan(), OutcomeCode.BREAKING_CHANGE))
                    .containsExactly("101 stories of the target use it now");
        }
    }

    private static SpaceSyncBuilder deleting(KindSides sides, Kind... kinds) {
        return sides.sides.sync().kinds(Set.of(kinds)).deletes(DeletePolicy.atMostPercent(100));
    }
}
