package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.RefusedPlanException;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.testkit.FakeRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An item that was deleted in the source, with another one created in its place: the target has a copy of the first.
 */
class RecreatedInSourceTest {

    private final KindSides both = new KindSides(
            Sides.of(source -> source.component("hero", "{}").story("team", story -> story.field("v", "first"))),
            Kind.COMPONENTS,
            Kind.STORIES);

    @AfterEach
    void close() {
        both.close();
    }

    private void syncAndRecreate() {
        both.run();
        recreate("second");
    }

    private void recreate(String value) {
        both.source().edit("team", story -> story.delete());
        both.sides.api.handle(FakeRequest.post(
                        "/v1/spaces/" + Sides.SOURCE + "/stories",
                        "{\"story\":{\"name\":\"team\",\"slug\":\"team\",\"content\":{\"component\":\"page\",\"v\":\""
                                + value + "\"}}}")
                .withToken(Sides.TOKEN));
        both.source().removeItem("components", "hero");
        both.source().addItem("components", "{\"name\":\"hero\",\"schema\":{\"" + value + "\":{\"type\":\"text\"}}}");
    }

    private void edit() {
        both.target().edit("team", story -> story.field("v", "an editor's"));
        both.target().editItem("components", "hero", hero -> hero.put("display_name", "An editor's"));
    }

    private void deleteInTheSource() {
        both.source().edit("team", story -> story.delete());
        both.source().removeItem("components", "hero");
    }

    private SyncReport deletes() {
        return Sides.run(both.sync().deletes(DeletePolicy.atMostPercent(100)).build());
    }

    @Test
    void copyWithoutEdits_isOverwritten() {
        syncAndRecreate();

        assertThat(both.run().problems()).containsOnlyKeys(OutcomeCode.COLLISION_OVERWRITTEN);
        assertThat(both.target()).hasStory("team").hasField("v", "second");
        assertThat(KindSides.changes(both.plan())).isEmpty();
    }

    @Test
    void copyThatAnEditorChanged_isLeftAsItIs() {
        syncAndRecreate();
        edit();

        SyncReport report = both.run();

        assertThat(report.problems()).containsOnlyKeys(OutcomeCode.DRIFTED);
        assertThat(report.summary().skipped()).isEqualTo(2);
        assertThat(both.target()).hasStory("team").hasField("v", "an editor's");
        assertThat(both.target()
                        .item("components", "hero")
                        .orElseThrow()
                        .path("display_name")
                        .asString())
                .isEqualTo("An editor's");
        assertThatFails();
    }

    /** The lists agree, so that the run would be the first to see that the two differ. */
    @Test
    void copyWithAUuidOfItsOwn_thatAnEditorChanged_isLeftAsItIs() {
        SpaceSync sync = both.sync().identity(IdentityMode.MAP).build();
        Sides.run(sync);
        recreate("second");
        edit();

        SyncReport report = Sides.run(sync);

        assertThat(report.problems()).containsOnlyKeys(OutcomeCode.DRIFTED);
        assertThat(both.target()).hasStory("team").hasField("v", "an editor's");
    }

    private void assertThatFails() {
        SpaceSync failing = both.sync().onDrift(OnDrift.FAIL).build();
        assertThatThrownBy(() -> failing.run(failing.plan())).isInstanceOf(RefusedPlanException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void copyThatAnEditorChanged_isOverwrittenOnRequest(boolean drift) {
        syncAndRecreate();
        edit();

        Sides.run(
                drift
                        ? both.sync().onDrift(OnDrift.OVERWRITE).build()
                        : both.sync().onCollision(OnCollision.OVERWRITE).build());

        assertThat(both.target()).hasStory("team").hasField("v", "second");
        assertThat(KindSides.changes(both.plan())).isEmpty();
    }

    @Test
    void copyThatWasOverwritten_isDeletedWithTheSecondItem_andTakesTheThird() {
        syncAndRecreate();
        both.run();
        recreate("third");
        both.run();
        assertThat(both.target()).hasStory("team").hasField("v", "third");
        deleteInTheSource();

        SyncReport report = deletes();

        assertThat(report.items())
                .filteredOn(item -> item.outcome() instanceof Outcome.Deleted)
                .hasSize(2);
        assertThat(both.target().story("team")).isEmpty();
    }

    @Test
    void copyThatWasOverwrittenAndEdited_isNotDeleted() {
        syncAndRecreate();
        both.run();
        edit();
        deleteInTheSource();

        SpaceSync sync = both.sync().deletes(DeletePolicy.atMostPercent(100)).build();
        SyncPlan plan = sync.plan();

        assertThat(plan.count(Operation.DELETE)).isZero();
        assertThat(KindSides.warnings(plan, OutcomeCode.DRIFTED)).hasSize(2);
    }
}
