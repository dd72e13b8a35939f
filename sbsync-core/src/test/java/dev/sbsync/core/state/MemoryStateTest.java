package dev.sbsync.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryStateTest extends StateStoreContract {

    private final StateStore store = StateStore.inMemory();

    @Override
    StateStore store() {
        return store;
    }

    @Override
    StateStore again() {
        return store;
    }

    @Test
    void ofManyRuns_onlyAFewAreKept() {
        for (int i = 0; i < 10; i++) {
            store.begin(Runs.header("run-" + i), Runs.items(1), List.of(), Runs::begun);
        }
        assertThat(store.runs()).extracting(run -> run.header().runId()).containsExactly("run-7", "run-8", "run-9");
    }
}
