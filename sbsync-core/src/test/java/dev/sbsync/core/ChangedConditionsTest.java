package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.state.StateStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** A baseline proves nothing once a space publishes its languages in another way: items are compared again. */
class ChangedConditionsTest {

    @ParameterizedTest
    @ValueSource(longs = {Sides.SOURCE, Sides.TARGET})
    void languagesPublishedOneByOneSinceTheLastRun_areComparedAnew_withoutDrift(long space) {
        StateStore state = StateStore.inMemory();
        try (Sides sides = Sides.of(
                source -> source.language("de", "German").folder("f").story("f/a", story -> story.published()))) {
            Sides.run(sides.sync().state(state).build());
            SpaceSync sync = sides.sync().state(state).build();
            assertThat(sync.plan().count(Operation.UNCHANGED)).isEqualTo(2);

            sides.answering(
                    request -> request.uri().getPath().endsWith("/spaces/" + space),
                    answer -> ((ObjectNode) answer.path("space")).put("use_translated_stories", true));

            SyncPlan plan = sync.plan();
            assertThat(plan.count(Operation.COMPARE)).isEqualTo(2);
            assertThat(plan.drifted()).isEmpty();
        }
    }
}
