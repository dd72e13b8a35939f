package dev.sbsync.core.state;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.report.SyncReport.Ending;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.error.SbsyncException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the report of a run from what its state tells. Stateless. */
final class StoredReport {

    private static final TransportStats NOTHING =
            new TransportStats(0, 0, 0, 0, Collections.emptySortedMap(), Duration.ZERO, Duration.ZERO);

    private StoredReport() {}

    static SyncReport of(StoredRun run, List<StoredItem> items) {
        RunEnd end = run.ended()
                .orElseGet(() -> new RunEnd(
                        Ending.ABORTED,
                        run.header().startedAt(),
                        Duration.ZERO,
                        NOTHING,
                        NOTHING,
                        "It has not come to an end: it goes on at this moment, or its process died.",
                        List.of()));
        return new SyncReport(
                run.header().runId(),
                run.header().source(),
                run.header().target(),
                run.header().startedAt(),
                end.finishedAt(),
                end.duration(),
                end.ending(),
                items.stream().map(StoredReport::result).toList(),
                end.sourceRequests(),
                end.targetRequests(),
                end.reason() == null ? null : new Recorded(end.reason()),
                end.timeline());
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

    /** What once ended a run, of which the words are left. */
    private static final class Recorded extends SbsyncException {

        private static final long serialVersionUID = 1L;

        Recorded(@Nullable String message) {
            super(String.valueOf(message), null);
        }

        @Override
        public int attempts() {
            return 0;
        }

        @Override
        public boolean ambiguous() {
            return false;
        }
    }
}
