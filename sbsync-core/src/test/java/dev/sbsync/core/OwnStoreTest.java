package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.core.contract.StateStoreContract;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.SpaceBuilder;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A store that is the application's own passes the published contract, and runs are resumed from it. */
class OwnStoreTest extends StateStoreContract {

    private final SortedMap<String, String> database = new TreeMap<>();

    @Override
    protected StateStore open() {
        return new MapStore(database);
    }

    @Test
    void runThatWasCancelled_isResumedByAnotherProcess_andNothingIsWrittenTwice() {
        try (Sides sides = Sides.of(OwnStoreTest::items)) {
            SpaceSync first = sides.sync().state(open()).build();
            CompletableFuture<SyncRun> started = new CompletableFuture<>();
            sides.before(
                    request -> request.method().equals("PUT"),
                    () -> started.join().cancel());
            started.complete(first.start(first.plan()));
            SyncReport cancelled = Sides.awaited(started.join());
            assertThat(cancelled.ending()).isEqualTo(RunEnding.CANCELLED);

            SpaceSync second = sides.sync().state(open()).build();
            SyncReport report = Sides.awaited(second.resume(cancelled.runId()));

            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            assertThat(report.summary().created()).isEqualTo(5);
            assertThat(sides.target()).mirrors(sides.source());
            assertThat(sides.api.commits())
                    .extracting(commit -> commit.kind() + " " + commit.path())
                    .doesNotHaveDuplicates();
            assertThat(new SyncState(open()).runs()).hasSize(1);
            assertThat(new SyncState(open())
                            .report(report.runId())
                            .orElseThrow()
                            .summary())
                    .isEqualTo(report.summary());

            SyncReport third = Sides.run(sides.sync().state(open()).build());
            assertThat(third.summary().unchanged()).isEqualTo(5);
        }
    }

    @Test
    void storeThatFails_endsTheRunWithItsOwnMessage_resumable() {
        try (Sides sides = Sides.of(OwnStoreTest::items)) {
            StateStore full = new FailingStore(open(), 6);
            SyncReport report = Sides.run(sides.sync().state(full).build());

            assertThat(report.ending()).isEqualTo(RunEnding.ABORTED);
            assertThat(report.abortedBy().orElseThrow()).hasMessageContaining("the table space is full");

            SyncReport resumed =
                    Sides.awaited(sides.sync().state(open()).build().resume(report.runId()));
            assertThat(resumed.ending()).isEqualTo(RunEnding.DONE);
            assertThat(sides.target()).mirrors(sides.source());
        }
    }

    @Test
    void storeOfAnotherPair_isRefusedByName() {
        try (Sides sides = Sides.of(OwnStoreTest::items)) {
            Sides.run(sides.sync().state(open()).build());

            assertThatThrownBy(() -> sides.opposite().state(open()).build().plan())
                    .isInstanceOf(StateException.class)
                    .hasMessageContaining("The state of the application is of");
        }
    }

    private static void items(SpaceBuilder source) {
        source.folder("blog").story("blog/a").story("blog/b").story("c").story("d");
    }
}
