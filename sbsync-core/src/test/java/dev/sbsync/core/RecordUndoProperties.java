package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.faultmodel.ModelSpaces;
import dev.sbsync.core.internal.state.Runs;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.state.StateStore;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Any sync of components and datasources, with deletes or without, killed or not, is taken back. */
class RecordUndoProperties {

    @Property(tries = 12)
    void anUndo_leavesTheTargetAsItWas(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        undone(seed, 0, 0);
    }

    @Property(tries = 12)
    void anUndoOfAKilledSync_leavesTheTargetAsItWas(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        undone(seed, 1 + new Random(seed).nextInt(60), 0);
    }

    @Property(tries = 12)
    void aKilledAndResumedUndo_leavesTheTargetAsItWas(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        undone(seed, 0, 1 + new Random(seed).nextInt(60));
    }

    private static void undone(long seed, int syncDiesAt, int undoDiesAt) {
        StateStore store = StateStore.inMemory();
        try (Sides sides = Sides.ofTwo(ModelSpaces.withItems(seed))) {
            SpaceSync sync = sides.sync()
                    .state(store)
                    .kinds(Set.of(Kind.COMPONENTS, Kind.DATASOURCES))
                    .onCollision(OnCollision.OVERWRITE)
                    .deletes(seed % 2 == 0 ? DeletePolicy.limit("100%") : DeletePolicy.NONE)
                    .build();
            Map<String, String> before = state(sides);
            var plan = sync.plan();
            if (syncDiesAt > 0) {
                sides.dieAtRequest(syncDiesAt, seed % 3 == 0, () -> {});
            }
            String run = sync.run(plan).runId();
            sides.liveAgain();
            var undo = sync.planUndo(run);
            if (undoDiesAt > 0) {
                sides.dieAtRequest(undoDiesAt, seed % 3 == 0, () -> {});
            }
            SyncReport undone = sync.run(undo);
            sides.liveAgain();
            if (Runs.state(store).run(undone.runId()).orElseThrow().resumable()) {
                undone = Sides.awaited(sync.resume(undone.runId()));
            }
            assertThat(TargetState.differences(before, state(sides)))
                    .as("seed " + seed + ": " + undone.problems().keySet())
                    .isEmpty();
        }
    }

    private static Map<String, String> state(Sides sides) {
        Map<String, String> state = RecordState.of(sides.target());
        try (var client = sides.client()) {
            state.putAll(RecordState.ofDatasources(client, sides.target().id()));
        }
        return state;
    }
}
