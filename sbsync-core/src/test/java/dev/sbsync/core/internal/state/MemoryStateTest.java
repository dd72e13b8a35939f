package dev.sbsync.core.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.state.StateStore;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of states, for a state in memory. */
class MemoryStateTest extends SyncStateContract {

    private final PairState state = Runs.state(StateStore.inMemory());

    @Override
    protected PairState store() {
        return state;
    }

    @Override
    protected PairState again() {
        return state;
    }

    @Test
    void ofManyRuns_onlyAFewAreKept() {
        for (int i = 0; i < 10; i++) {
            state.begin(Runs.header("run-" + i), Runs.items(1), List.of(), Runs::begun);
        }
        assertThat(state.runs()).extracting(run -> run.header().runId()).containsExactly("run-7", "run-8", "run-9");
    }
}
