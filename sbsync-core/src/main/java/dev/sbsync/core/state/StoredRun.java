package dev.sbsync.core.state;

import dev.sbsync.core.report.SyncReport.Ending;
import dev.sbsync.core.run.OutcomeCounts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run as its state tells of it.
 *
 * @param total how many items its plan had
 * @param counts how many of them ended in which way; cancelled items have not ended
 * @param end how it ended; null where it did not: it goes on at this moment, or its process died
 */
public record StoredRun(
        RunHeader header,
        int total,
        OutcomeCounts counts,
        @Nullable RunEnd end) {

    /** Returns how many items have ended. */
    public int finished() {
        return counts.ended();
    }

    /** Returns how it ended, where it did. */
    public Optional<RunEnd> ended() {
        return Optional.ofNullable(end);
    }

    /** Tells whether something is left to do that can be resumed. */
    public boolean resumable() {
        return end == null || end.ending() == Ending.CANCELLED || end.ending() == Ending.ABORTED;
    }
}
