package dev.sbsync.core.state;

import dev.sbsync.core.outcome.OutcomeStatus;
import dev.sbsync.core.run.OutcomeCounts;
import dev.sbsync.core.run.RunAttempt;
import dev.sbsync.core.run.RunEnding;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stored run. Immutable.
 *
 * @param total the number of items in its plan
 * @param counts the number of items by outcome; cancelled items have not ended
 * @param attempts the attempts, oldest first, at least one
 * @param archiveBytes the stored size of what it changed, as it was before; 0 if nothing is archived
 * @param undoneBy the id of the run that undid it, and was not undone itself; null if it is not undone
 */
public record StoredRun(
        RunHeader header,
        int total,
        OutcomeCounts counts,
        List<RunAttempt> attempts,
        long archiveBytes,
        @Nullable String undoneBy) {

    private static final Set<OutcomeStatus> CHANGED =
            EnumSet.of(OutcomeStatus.CREATED, OutcomeStatus.UPDATED, OutcomeStatus.DELETED);

    /** Copies the list. */
    public StoredRun {
        attempts = List.copyOf(attempts);
    }

    /** Returns how the run ended; empty while it is running, and if its process was killed. */
    public Optional<RunEnding> ending() {
        return lastAttempt().ended();
    }

    /** Returns whether the run is unfinished and can be resumed; one that is undone cannot. */
    public boolean resumable() {
        return undoneBy == null && ending().map(RunEnding::resumable).orElse(true);
    }

    /**
     * Returns whether it has created, updated or deleted items of the target, or has begun to and archived them; not if
     * it ended and the target had refused all of its writes.
     */
    public boolean changedItems() {
        return archiveBytes > 0 || counts.sum(CHANGED::contains) > 0;
    }

    /** Returns this run as undone by another; null for none. */
    public StoredRun undoneBy(@Nullable String runId) {
        return new StoredRun(header, total, counts, attempts, archiveBytes, runId);
    }

    /** Returns the latest attempt. */
    public RunAttempt lastAttempt() {
        return attempts.get(attempts.size() - 1);
    }
}
