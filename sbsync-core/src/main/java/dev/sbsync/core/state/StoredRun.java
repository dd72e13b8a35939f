package dev.sbsync.core.state;

import dev.sbsync.core.report.SyncReport.Ending;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run as its state tells of it.
 *
 * @param total how many items its plan had
 * @param finished how many of them have an outcome that stands, cancelled ones left out
 * @param end how it ended; null where it did not: it goes on at this moment, or its process died
 */
public record StoredRun(
        RunHeader header, int total, int finished, @Nullable RunEnd end) {

    /** Returns how it ended, where it did. */
    public Optional<RunEnd> ended() {
        return Optional.ofNullable(end);
    }

    /** Tells whether something is left to do that can be resumed. */
    public boolean resumable() {
        return end == null || end.ending() == Ending.CANCELLED || end.ending() == Ending.ABORTED;
    }
}
