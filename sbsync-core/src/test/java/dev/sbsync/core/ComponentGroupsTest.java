package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.ComponentGroupOperations;
import dev.sbsync.client.ManagementClient;
import dev.sbsync.client.model.ComponentGroup;
import dev.sbsync.client.model.ComponentGroupPayload;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComponentGroupsTest {

    private final KindSides both = new KindSides(Sides.of(source -> {}), Kind.COMPONENTS);
    private final ManagementClient client = both.sides.client();
    private final ComponentGroupOperations source = client.componentGroups(Sides.SOURCE);
    private final ComponentGroupOperations target = client.componentGroups(Sides.TARGET);

    @AfterEach
    void close() {
        client.close();
        both.close();
    }

    private void mirrors() {
        assertThat(both.target()).mirrorsItems(both.source(), "component_groups");
    }

    @Test
    void run_nestedGroups_areCreatedBelowTheirParents() {
        long layout = source.create(ComponentGroupPayload.of("Layout")).id();
        source.create(ComponentGroupPayload.of("Heroes").parentId(layout));

        assertThat(both.run().ending()).isEqualTo(RunEnding.DONE);

        mirrors();
        assertThat(both.plan().count(Operation.UNCHANGED)).isEqualTo(2);
    }

    @Test
    void run_groupMovedInTheSource_isMovedNotCreated() {
        long layout = source.create(ComponentGroupPayload.of("Layout")).id();
        ComponentGroup heroes = source.create(ComponentGroupPayload.of("Heroes").parentId(layout));
        target.create(ComponentGroupPayload.of("heroes"));

        SyncReport report = both.run();

        assertThat(report.summary().failed()).isZero();
        mirrors();

        source.update(heroes.id(), ComponentGroupPayload.empty().clear("parent_id"));
        both.run();
        mirrors();
        assertThat(both.target().items("component_groups")).hasSize(2);
    }

    @Test
    void run_groupBelowOneThatMoves_isCreatedAfterTheMove() {
        long layout = source.create(ComponentGroupPayload.of("Layout")).id();
        long heroes = source.create(ComponentGroupPayload.of("Heroes").parentId(layout))
                .id();
        source.create(ComponentGroupPayload.of("Split").parentId(heroes));
        long other = target.create(ComponentGroupPayload.of("Other")).id();
        target.create(ComponentGroupPayload.of("Heroes").parentId(other));

        assertThat(both.run().summary().failed()).isZero();

        assertThat(both.target()).mirrorsItemsAtLeast(both.source(), "component_groups");
    }

    @Test
    void run_parentAndChildSwapped_areMovedFromTheTop() {
        long a = source.create(ComponentGroupPayload.of("A")).id();
        source.create(ComponentGroupPayload.of("B").parentId(a));
        long b = target.create(ComponentGroupPayload.of("B")).id();
        target.create(ComponentGroupPayload.of("A").parentId(b));

        assertThat(both.run().summary().failed()).isZero();

        mirrors();
    }

    @Test
    void run_renamedGroup_isRenamed() {
        long layout = source.create(ComponentGroupPayload.of("Layout")).id();
        source.create(ComponentGroupPayload.of("Heroes").parentId(layout));
        both.run();
        source.update(layout, ComponentGroupPayload.of("Structure"));
        both.sides.api.clearRequests();

        both.run();

        assertThat(both.writes()).containsExactly("PUT component_groups");
        mirrors();
    }

    @Test
    void run_oldGroupThatIsItsOwnParent_isAtTheRoot() {
        source.create(ComponentGroupPayload.of("Old"));
        both.source()
                .editItem(
                        "component_groups",
                        "Old",
                        group -> group.put("parent_uuid", group.path("uuid").asString())
                                .put("parent_id", group.path("id").asLong()));

        assertThat(both.run().summary().failed()).isZero();

        assertThat(both.target().items("component_groups"))
                .allMatch(group -> group.path("parent_id").asLong(0) == 0);
        assertThat(KindSides.changes(both.plan())).isEmpty();
    }

    @Test
    void plan_groupsInsideEachOther_areNamedAsACycle() {
        long a = source.create(ComponentGroupPayload.of("A")).id();
        long b = source.create(ComponentGroupPayload.of("B").parentId(a)).id();
        both.source().editItem("component_groups", "A", group -> group.put("parent_id", b));

        SyncPlan plan = both.plan();

        assertThat(plan.items())
                .flatExtracting(item -> item.conflict().stream().toList())
                .extracting(Problem::message)
                .anyMatch(message -> message.contains("cycle"));
        assertThat(both.run().ending()).isEqualTo(RunEnding.PARTIAL);
    }

    /** An editor creates the group elsewhere after the plan: its name is taken, so that it is the same group. */
    @Test
    void run_nameTakenElsewhereSinceThePlan_movesThatGroup() {
        long layout = source.create(ComponentGroupPayload.of("Layout")).id();
        source.create(ComponentGroupPayload.of("Heroes").parentId(layout));
        SpaceSync sync = both.sync().build();
        SyncPlan plan = sync.plan();
        target.create(ComponentGroupPayload.of("heroes"));

        SyncReport report = sync.run(plan);

        assertThat(report.summary().failed()).isZero();
        mirrors();
    }

    @Test
    void run_parentGoneSinceThePlan_failsWithTheApisReason() {
        long layout = source.create(ComponentGroupPayload.of("Layout")).id();
        long there = target.create(ComponentGroupPayload.of("Layout")).id();
        source.create(ComponentGroupPayload.of("Heroes").parentId(layout));
        SpaceSync sync = both.sync().build();
        SyncPlan plan = sync.plan();
        target.delete(there);

        SyncReport report = sync.run(plan);

        Problem problem = Sides.problem(report, "Layout/Heroes");
        assertThat(problem.code()).isEqualTo(OutcomeCode.INVALID);
        assertThat(problem.message()).contains("parent_id");
    }
}
