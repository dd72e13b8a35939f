package dev.sbsync.core.state;

import dev.sbsync.core.run.OutcomeCounts;
import dev.sbsync.core.run.RunAttempt;
import dev.sbsync.core.run.RunEnding;
import java.util.List;
import java.util.Optional;

/**
 * A stored run. Immutable.
 *
 * @param total the number of items in its plan
 * @param counts the number of items by outcome; cancelled items have not ended
 * @param attempts the attempts, oldest first, at least one
 * @param archiveBytes the stored size of what it changed, as it was before; 0 if nothing is archived
 */
public record StoredRun(
        RunHeader header, int total, OutcomeCounts counts, List<RunAttempt> attempts, long archiveBytes) {

    /** Copies the list. */
    public StoredRun {
        attempts = List.copyOf(attempts);
    }

    /** Returns the number of ended items. */
    public int finished() {
        return counts.ended();
    }

    /** Returns how the run ended; empty while it is running, and if its process was killed. */
    public Optional<RunEnding> ending() {
        return lastAttempt().ended();
    }

    /** Returns whether the run is unfinished and can be resumed. */
    public boolean resumable() {
        return ending().map(ending -> ending == RunEnding.CANCELLED || ending == RunEnding.ABORTED)
                .orElse(true);
    }

    /** Returns the latest attempt. */
    public RunAttempt lastAttempt() {
        return attempts.get(attempts.size() - 1);
    }
}
