package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.report.ReportJson;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.run.SyncListener;
import dev.sbsync.core.state.StateStore;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a run that was resumed: an item keeps the reasons of the attempt that wrote it. */
class ResumedReportTest {

    private static final String UNCHANGED = "unchanged since the last sync";

    @TempDir
    private Path folder;

    @Test
    void itemsThatTheRunCreated_areNotUnchangedSinceTheLastSync_inAFile() {
        try (Sides sides = Sides.of(source -> source.story("a").story("b").story("c"))) {
            try (StateStore state = StateFile.open(folder.resolve("state.db"), sides.time)) {
                assertReasons(sides, state);
            }
        }
    }

    @Test
    void itemsThatTheRunCreated_areNotUnchangedSinceTheLastSync_inMemory() {
        try (Sides sides = Sides.of(source -> source.story("a").story("b").story("c"));
                StateStore state = StateStore.inMemory()) {
            assertReasons(sides, state);
        }
    }

    /** Stops a run after its first item, resumes it twice as often as needed, and looks at what is stored of it. */
    private static void assertReasons(Sides sides, StateStore state) {
        AtomicReference<@Nullable SyncRun> stopped = new AtomicReference<>();
        SyncListener stop = (ItemResult result, int ended, int total) -> {
            SyncRun run = stopped.get();
            if (run != null && ended < total) {
                run.cancel();
            }
        };
        SpaceSync sync = sides.sync().state(state).listener(stop).build();
        SyncRun first = sync.start(sync.plan());
        stopped.set(first);
        first.cancel();
        SyncReport last = Sides.awaited(first);
        for (int attempts = 1; last.ending() == RunEnding.CANCELLED && attempts < 10; attempts++) {
            SyncRun again = sync.resume(first.id());
            stopped.set(attempts < 3 ? again : null);
            last = Sides.awaited(again);
        }
        assertThat(last.ending()).isEqualTo(RunEnding.DONE);
        assertThat(last.summary().created()).isEqualTo(3);
        assertThat(ReportJson.write(last)).doesNotContain(UNCHANGED);
        assertThat(ReportJson.write(new SyncState(state).report(first.id()).orElseThrow()))
                .doesNotContain(UNCHANGED);
    }
}
