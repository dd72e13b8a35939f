package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.internal.sqlite.FullDisk;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.StateStore;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state that becomes unwritable during a run. */
class StateFaultsTest {

    @TempDir
    private Path folder;

    @Test
    void diskFullAtAnyMoment_runEndsBeforeItsNextWrite_andIsResumed() {
        int step = Integer.getInteger("sbsync.pages", 3);
        boolean ended = false;
        for (int pages = 0; !ended; pages += step) {
            ended = full(pages);
            assertThat(pages).as("the run ends some day").isLessThan(200);
        }
    }

    /** Returns whether the room was enough. */
    private boolean full(int pages) {
        Path file = folder.resolve(pages + ".db");
        try (Sides sides = Sides.of(source -> {
            for (int i = 0; i < 40; i++) {
                source.story("story-" + i, story -> story.published());
            }
        })) {
            SyncReport report;
            try (StateStore store = StateFile.open(file, sides.time)) {
                SpaceSync sync = sides.sync().state(store).build();
                SyncRun run = sync.start(sync.plan());
                FullDisk.after(store, pages);
                report = Sides.awaited(run);
            }
            if (report.ending() == RunEnding.DONE) {
                return true;
            }
            assertThat(report.ending()).isEqualTo(RunEnding.ABORTED);
            assertThat(report.abortedBy().orElseThrow())
                    .hasMessageContaining("No space left for the state file '" + file + "'")
                    .hasRootCauseInstanceOf(java.sql.SQLException.class);
            int written = sides.api.writes().size();
            try (StateStore store = StateFile.open(file, sides.time)) {
                SyncReport resumed =
                        Sides.awaited(sides.sync().state(store).build().resume(report.runId()));
                assertThat(resumed.ending())
                        .as("%s %s", pages, resumed.problems())
                        .isEqualTo(RunEnding.DONE);
                assertThat(resumed.items()).hasSize(40);
                assertThat(sides.target()).mirrors(sides.source());
                // a create and its uuid for each item; at most the in-flight requests are repeated
                assertThat(sides.api.writes()).hasSizeBetween(80, 80 + 1);
                assertThat(written).isLessThanOrEqualTo(80);
            }
        }
        return false;
    }
}
