package dev.sbsync.core.state;

import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.report.SyncReport.Ending;
import dev.sbsync.core.stats.Timeline;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.error.SbsyncException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended, all of its parts together where it was resumed.
 *
 * @param duration the time that it ran, without the time between its parts
 * @param reason why it ended early, null where it did not
 */
public record RunEnd(
        Ending ending,
        Instant finishedAt,
        Duration duration,
        TransportStats sourceRequests,
        TransportStats targetRequests,
        @Nullable String reason,
        List<Timeline.Sample> timeline) {

    /** Returns how a run ended that is reported. */
    public static RunEnd of(SyncReport report) {
        return new RunEnd(
                report.ending(),
                report.finishedAt(),
                report.duration(),
                report.sourceRequests(),
                report.targetRequests(),
                report.abortedBy().map(SbsyncException::getMessage).orElse(null),
                report.timeline());
    }

    /** Copies the list. */
    public RunEnd {
        timeline = List.copyOf(timeline);
    }
}
