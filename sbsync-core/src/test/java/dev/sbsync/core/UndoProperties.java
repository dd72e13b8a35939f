package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.faultmodel.ModelSpaces;
import dev.sbsync.core.internal.state.Runs;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.state.StateStore;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Any sync of stories, killed or not, is taken back, by an undo that may be killed too. */
class UndoProperties {

    @Property(tries = 25)
    void anUndo_leavesTheTargetAsItWas(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        undone(seed, 0, 0);
    }

    @Property(tries = 25)
    void anUndoOfAKilledSync_leavesTheTargetAsItWas(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        undone(seed, 1 + new Random(seed).nextInt(120), 0);
    }

    @Property(tries = 25)
    void aKilledAndResumedUndo_leavesTheTargetAsItWas(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        undone(seed, 0, 1 + new Random(seed).nextInt(120));
    }

    private static void undone(long seed, int syncDiesAt, int undoDiesAt) {
        StateStore store = StateStore.inMemory();
        try (Sides sides = Sides.ofTwo(ModelSpaces.of(seed))) {
            SpaceSync sync = sync(sides, store, seed);
            if (new Random(seed).nextBoolean()) {
                Sides.run(sync);
                ModelSpaces.edit(sides.source(), seed);
            }
            Map<String, String> before = TargetState.of(sides.target());
            var plan = sync.plan();
            if (syncDiesAt > 0) {
                sides.dieAtRequest(syncDiesAt, seed % 2 == 0, () -> {});
            }
            SyncReport synced = sync.run(plan);
            sides.liveAgain();

            undo(sides, sync, store, synced.runId(), undoDiesAt, seed);

            assertThat(TargetState.differences(before, TargetState.of(sides.target())))
                    .as("seed " + seed)
                    .isEmpty();
        }
    }

    private static <E extends Enum<E>> E any(E[] values, Random random) {
        return values[random.nextInt(values.length)];
    }

    private static SpaceSync sync(Sides sides, StateStore store, long seed) {
        Random random = new Random(seed + 7);
        PublishMode publish = any(PublishMode.values(), random);
        IdentityMode identity = any(IdentityMode.values(), random);
        return sides.sync().state(store).publish(publish).identity(identity).build();
    }

    private static void undo(Sides sides, SpaceSync sync, StateStore store, String runId, int diesAt, long seed) {
        var plan = sync.planUndo(runId);
        if (diesAt > 0) {
            sides.dieAtRequest(diesAt, seed % 3 == 0, () -> {});
        }
        SyncReport undone = sync.run(plan);
        sides.liveAgain();
        if (Runs.state(store).run(undone.runId()).orElseThrow().resumable()) {
            undone = Sides.awaited(sync.resume(undone.runId()));
        }
        assertThat(undone.items().stream()
                        .filter(item -> !item.outcome().confirmed() || item.outcome() instanceof Outcome.Skipped))
                .as("seed " + seed)
                .isEmpty();
    }
}
