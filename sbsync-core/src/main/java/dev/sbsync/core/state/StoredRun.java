package dev.sbsync.core.state;

import dev.sbsync.core.report.RunAttempt;
import dev.sbsync.core.report.SyncReport.Ending;
import dev.sbsync.core.run.OutcomeCounts;
import java.util.List;
import java.util.Optional;

/**
 * A run as its state has it. Immutable.
 *
 * @param total how many items its plan had
 * @param counts how many of them ended in which way; cancelled items have not ended
 * @param attempts the attempts at it, oldest first, at least one
 */
public record StoredRun(RunHeader header, int total, OutcomeCounts counts, List<RunAttempt> attempts) {

    /** Copies the list. */
    public StoredRun {
        attempts = List.copyOf(attempts);
    }

    /** Returns how many items have ended. */
    public int finished() {
        return counts.ended();
    }

    /** Returns how it ended; empty while it is running, and if its process was killed. */
    public Optional<Ending> ending() {
        return lastAttempt().ended();
    }

    /** Returns whether something is left to do that can be resumed. */
    public boolean resumable() {
        return ending().map(ending -> ending == Ending.CANCELLED || ending == Ending.ABORTED)
                .orElse(true);
    }

    RunAttempt lastAttempt() {
        return attempts.get(attempts.size() - 1);
    }
}
