package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.ComponentGroupOperations;
import dev.sbsync.client.ManagementClient;
import dev.sbsync.client.model.ComponentGroup;
import dev.sbsync.client.model.ComponentGroupPayload;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.StateStore;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComponentGroupsTest {

    private final Sides sides = Sides.of(source -> {});
    private final StateStore state = StateStore.inMemory();
    private final ManagementClient client = sides.client();
    private final ComponentGroupOperations source = client.componentGroups(Sides.SOURCE);
    private final ComponentGroupOperations target = client.componentGroups(Sides.TARGET);

    @AfterEach
    void close() {
        client.close();
        state.close();
        sides.close();
    }

    private SyncReport sync() {
        SpaceSync sync =
                sides.sync().state(state).kinds(Set.of(Kind.COMPONENTS)).build();
        return sync.run(sync.plan());
    }

    private SyncPlan plan() {
        return sides.sync().state(state).kinds(Set.of(Kind.COMPONENTS)).build().plan();
    }

    private List<String> paths(ComponentGroupOperations groups) {
        List<ComponentGroup> all = groups.list();
        return all.stream().map(group -> path(group, all)).sorted().toList();
    }

    private static String path(ComponentGroup group, List<ComponentGroup> all) {
        return all.stream()
                        .filter(other ->
                                other.id() == group.raw().path("parent_id").asLong(0))
                        .map(parent -> path(parent, all) + "/")
                        .findFirst()
                        .orElse("")
                + group.name();
    }

    @Test
    void run_nestedGroups_areCreatedBelowTheirParents() {
        long layout = source.create(ComponentGroupPayload.of("Layout")).id();
        source.create(ComponentGroupPayload.of("Heroes").parentId(layout));

        assertThat(sync().ending()).isEqualTo(RunEnding.DONE);

        assertThat(paths(target)).containsExactly("Layout", "Layout/Heroes");
        assertThat(plan().count(Operation.UNCHANGED)).isEqualTo(2);
    }

    @Test
    void run_groupMovedInTheSource_isMovedNotCreated() {
        long layout = source.create(ComponentGroupPayload.of("Layout")).id();
        ComponentGroup heroes = source.create(ComponentGroupPayload.of("Heroes").parentId(layout));
        target.create(ComponentGroupPayload.of("heroes"));

        SyncReport report = sync();

        assertThat(report.summary().failed()).isZero();
        assertThat(paths(target)).containsExactly("Layout", "Layout/Heroes");

        source.update(heroes.id(), ComponentGroupPayload.empty().clear("parent_id"));
        sync();
        assertThat(paths(target)).containsExactly("Heroes", "Layout");
    }
}
