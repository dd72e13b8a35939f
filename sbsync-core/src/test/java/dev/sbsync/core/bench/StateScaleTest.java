package dev.sbsync.core.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.bench.StateRuns.Took;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.testkit.Switch;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs cost whose pair is known from before; {@link StateBench} does the same at 10,000 items and more. */
class StateScaleTest {

    @TempDir
    private Path folder;

    @Test
    void unchangedItems_costListPagesAlone_changedOnesAFewRequestsEach() throws Exception {
        try (StateRuns runs = new StateRuns(500, folder.resolve("state.db"))) {
            check(runs, 500);
        }
    }

    @Test
    void theSame_whereAligningAUuidMovesTheTargetsTime() throws Exception {
        try (StateRuns runs = new StateRuns(500, folder.resolve("state.db"), Switch.UUID_UPDATE_MOVES_UPDATED_AT)) {
            check(runs, 500);
        }
    }

    /**
     * Checks and returns three runs: a fresh copy, one with nothing changed, one with a hundredth of the items changed.
     */
    static Took[] check(StateRuns runs, int items) throws Exception {
        Took fresh = runs.run();
        assertThat(fresh.report().ending()).isEqualTo(RunEnding.DONE);
        assertThat(fresh.report().summary().created()).isEqualTo(items);
        int pages = items / 100 + 1; // a full page is never the last

        Took unchanged = runs.run();
        assertThat(unchanged.report().summary().unchanged()).isEqualTo(items);
        assertThat(unchanged.requests()).isEqualTo(2 * (pages + 1L));
        assertThat(unchanged.writes()).isZero();

        int changed = items / 100;
        runs.edit(changed, "Edited");
        Took some = runs.run();
        assertThat(some.report().summary().updated()).isEqualTo(changed);
        assertThat(some.requests() - unchanged.requests()).isBetween(1L, 5L * changed);
        assertThat(some.writes()).isEqualTo(changed);
        return new Took[] {fresh, unchanged, some};
    }
}
