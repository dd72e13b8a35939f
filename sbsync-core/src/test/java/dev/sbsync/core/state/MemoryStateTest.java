package dev.sbsync.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryStateTest extends SyncStateContract {

    private final SyncState state = new SyncState(StateStore.inMemory());

    @Override
    SyncState store() {
        return state;
    }

    @Override
    SyncState again() {
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
