package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.faultmodel.ModelSpaces;
import dev.sbsync.core.internal.state.Runs;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.FakeSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Any sync of two spaces with items of every kind is taken back: with deletes or without, the first one or a later one,
 * killed or not, by an undo that may be killed too. A default build takes a sample; {@code -Dsbsync.seeds=200} takes
 * more, from {@code -Dsbsync.first=1} on.
 */
class SpaceUndoTest {

    private static final Set<Kind> KINDS = Set.of(Kind.values());
    private static final long FIRST = Long.getLong("sbsync.first", 1);
    private static final int SEEDS = Integer.getInteger("sbsync.seeds", 6);
    private static final int NEVER = 0;

    @Test
    void anUndo_leavesTheTargetAsItWas() {
        forSeeds(seed -> undone(seed, NEVER, NEVER));
    }

    @Test
    void anUndoOfAKilledSync_leavesTheTargetAsItWas() {
        forSeeds(seed -> undone(seed, someRequest(seed), NEVER));
    }

    @Test
    void aKilledAndResumedUndo_leavesTheTargetAsItWas() {
        forSeeds(seed -> undone(seed, NEVER, someRequest(seed)));
    }

    @Test
    void aKilledUndoOfAKilledSync_leavesTheTargetAsItWas() {
        forSeeds(seed -> undone(seed, someRequest(seed), someRequest(-seed)));
    }

    private static void undone(long seed, int syncDiesAt, int undoDiesAt) {
        try (Spaces spaces = new Spaces(seed)) {
            Map<String, String> before = spaces.state();
            String run = spaces.sync(syncDiesAt);
            SyncReport undone = spaces.undo(run, undoDiesAt);
            assertThat(SpaceState.differences(before, spaces.state()))
                    .as(undone.problems().values().toString())
                    .isEmpty();
        }
    }

    @Test
    void twoRuns_areUndone_theLatestFirst() {
        forSeeds(seed -> {
            try (Spaces spaces = new Spaces(seed, false)) {
                Map<String, String> before = spaces.state();
                String first = spaces.sync(NEVER);
                Map<String, String> between = spaces.state();
                spaces.editSource();
                String second = spaces.sync(NEVER);
                spaces.undo(second, NEVER);
                assertThat(SpaceState.differences(between, spaces.state())).isEmpty();
                SyncReport undone = spaces.undo(first, NEVER);
                if (!undone.problems().containsKey(OutcomeCode.DRIFTED)) { // a replaced file is not what it was
                    assertThat(SpaceState.differences(before, spaces.state())).isEmpty();
                }
            }
        });
    }

    @Test
    void editsInBetween_stay() {
        forSeeds(seed -> {
            try (Spaces spaces = new Spaces(seed)) {
                String run = spaces.sync(NEVER);
                TargetEdits edits = TargetEdits.of(spaces.target(), seed);
                spaces.undo(run, NEVER);
                assertThat(edits.lost()).isEmpty();
            }
        });
    }

    @Test
    void editsInBetween_takenBack_areUndoneByAnotherUndo() {
        forSeeds(seed -> {
            try (Spaces spaces = new Spaces(seed)) {
                Map<String, String> before = spaces.state();
                String run = spaces.sync(NEVER);
                TargetEdits edits = TargetEdits.ofRecords(spaces.target(), seed);
                spaces.undo(run, NEVER);
                assertThat(edits.lost()).isEmpty();
                edits.takeBack();
                spaces.undo(run, NEVER);
                assertThat(SpaceState.differences(before, spaces.state())).isEmpty();
            }
        });
    }

    private static void forSeeds(LongConsumer test) {
        List<String> failures = new ArrayList<>();
        LongStream.range(FIRST, FIRST + SEEDS).forEach(seed -> {
            try {
                test.accept(seed);
            } catch (RuntimeException | AssertionError failure) {
                failures.add("-Dsbsync.first=" + seed + ": " + failure);
            }
        });
        assertThat(failures).isEmpty();
    }

    private static int someRequest(long seed) {
        return 1 + new Random(seed).nextInt(150);
    }

    /** Two spaces of one seed, that were in sync before or not, and a sync between them. */
    private static final class Spaces implements AutoCloseable {

        private final Sides sides;
        private final ManagementClient source;
        private final ManagementClient target;
        private final StateStore store = StateStore.inMemory();
        private final SpaceSync sync;
        private final long seed;
        private final boolean deletes;
        private final boolean later;

        Spaces(long seed) {
            this(seed, new Random(seed + 6).nextBoolean());
        }

        Spaces(long seed, boolean deletes) {
            this.deletes = deletes;
            this.seed = seed;
            sides = Sides.ofTwo(ModelSpaces.withAssets(seed));
            source = sides.client(ModelSpaces.ASSET_TOKEN);
            target = sides.client(ModelSpaces.ASSET_TOKEN);
            Random random = new Random(seed + 7);
            ModelSpaces.fillAssets(sides.source(), sides.target(), seed);
            sync = sides.sync()
                    .from(source, sides.source().id())
                    .to(target, sides.target().id())
                    .state(store)
                    .kinds(KINDS)
                    .publish(any(PublishMode.values(), random))
                    .identity(any(IdentityMode.values(), random))
                    .onCollision(OnCollision.OVERWRITE)
                    .onDrift(OnDrift.OVERWRITE)
                    .deletes(deletes ? DeletePolicy.limit("100%") : DeletePolicy.NONE)
                    .build();
            later = random.nextBoolean();
            if (later) {
                Sides.run(sync);
                ModelSpaces.editAll(sides.source(), seed, deletes);
                ModelSpaces.drift(sides.target(), seed);
            }
        }

        /** Edits the source once more. */
        void editSource() {
            if (later) {
                ModelSpaces.edit(sides.source(), seed + 1);
            } else {
                ModelSpaces.editAll(sides.source(), seed, deletes);
            }
        }

        private static <E extends Enum<E>> E any(E[] values, Random random) {
            return values[random.nextInt(values.length)];
        }

        FakeSpace target() {
            return sides.target();
        }

        Map<String, String> state() {
            return SpaceState.of(sides.target(), target);
        }

        /** Syncs and returns the id of the run. */
        String sync(int diesAt) {
            var plan = sync.plan();
            dieAt(diesAt);
            String run = sync.run(plan).runId();
            sides.liveAgain();
            return run;
        }

        /** Undoes a run to the end. */
        SyncReport undo(String run, int diesAt) {
            var plan = sync.planUndo(run);
            dieAt(diesAt);
            SyncReport undone = sync.run(plan);
            sides.liveAgain();
            return Runs.state(store).run(undone.runId()).orElseThrow().resumable()
                    ? Sides.awaited(sync.resume(undone.runId()))
                    : undone;
        }

        private void dieAt(int request) {
            if (request > 0) {
                sides.dieAtRequest(request, seed % 3 == 0, () -> {});
            }
        }

        @Override
        public void close() {
            source.close();
            target.close();
            sides.close();
        }
    }
}
