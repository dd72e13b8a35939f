package dev.sbsync.core.report;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunAttempt;
import dev.sbsync.core.state.StoredItem;
import dev.sbsync.core.state.StoredRun;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.error.SbsyncException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the report of a run from its state. Stateless. */
public final class StoredReport {

    private StoredReport() {}

    /**
     * Returns the report of a run, as of its end. If the run has not ended, its unfinished items are reported as
     * cancelled, and its requests and durations are those of the last stored progress.
     */
    public static SyncReport of(StoredRun run, List<StoredItem> items) {
        return new SyncReport(
                run.header().runId(),
                run.header().source(),
                run.header().target(),
                items.stream().map(StoredReport::result).toList(),
                run.attempts(),
                endedBy(run.lastAttempt()),
                run.header().undoes());
    }

    private static @Nullable SbsyncException endedBy(RunAttempt last) {
        if (last.ended().isEmpty()) {
            return new Recorded("The run is still running, or its process was killed.");
        }
        return last.reason() == null ? null : new Recorded(last.reason());
    }

    private static ItemResult result(StoredItem item) {
        return item.ended()
                .orElseGet(() -> new ItemResult(
                        item.item(),
                        new Outcome.Cancelled(item.begun().createdId()),
                        item.item().warnings(),
                        Duration.ZERO,
                        CallCounts.NONE));
    }

    /** The stored cause of an early end; only its message is kept. */
    private static final class Recorded extends SbsyncException {

        private static final long serialVersionUID = 1L;

        Recorded(@Nullable String message) {
            super(String.valueOf(message), null);
        }
    }
}
