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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the report of a stored run again. Pure. */
public final class StoredReport {

    private static final TransportStats NO_REQUESTS =
            new TransportStats(0, 0, 0, 0, 0, Collections.emptySortedMap(), Duration.ZERO, Duration.ZERO);

    private StoredReport() {}

    /**
     * Returns the report of a run. One that has not come to its end, because it goes on at this moment or its process
     * died, is reported as ended early, without requests and duration, which are known at an end alone; what of it has
     * no outcome counts as cancelled.
     *
     * @param items those of the run, in the plan's order
     */
    public static SyncReport of(StoredRun run, List<StoredItem> items) {
        RunHeader header = run.header();
        Optional<RunEnd> end = run.ended();
        Ending ending = end.map(RunEnd::ending).orElse(Ending.ABORTED);
        return new SyncReport(
                header.runId(),
                header.source(),
                header.target(),
                header.startedAt(),
                end.map(RunEnd::finishedAt).orElse(header.startedAt()),
                end.map(RunEnd::duration).orElse(Duration.ZERO),
                ending,
                items.stream().map(StoredReport::result).toList(),
                end.map(RunEnd::sourceRequests).orElse(NO_REQUESTS),
                end.map(RunEnd::targetRequests).orElse(NO_REQUESTS),
                ending == Ending.ABORTED ? cause(end) : null,
                end.map(RunEnd::timeline).orElse(List.of()));
    }

    private static @Nullable SbsyncException cause(Optional<RunEnd> end) {
        return new EndedEarlyException(
                end.isEmpty()
                        ? "The run has not come to its end: it goes on at this moment, or its process died."
                        : String.valueOf(end.get().reason()));
    }

    private static ItemResult result(StoredItem item) {
        return item.ended()
                .orElseGet(() -> new ItemResult(
                        item.item(), new Outcome.Cancelled(null), List.of(), Duration.ZERO, CallCounts.NONE));
    }

    /** Why a stored run ended early; the exception of then is gone. */
    private static final class EndedEarlyException extends SbsyncException {

        private static final long serialVersionUID = 1L;

        EndedEarlyException(String message) {
            super(message, null);
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
