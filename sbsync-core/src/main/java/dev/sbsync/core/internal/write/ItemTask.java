package dev.sbsync.core.internal.write;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.transport.error.SbsyncException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run does with one item of any kind: {@link ItemWriter} brings it into its desired state, {@link ItemDeleter}
 * deletes it. {@link #write} can be called again after a retryable failure and then starts over. Blocks; not
 * thread-safe.
 */
public interface ItemTask {

    /**
     * Executes the planned operation of the item.
     *
     * @param mayWait whether it may wait for items that it references
     * @return null if it waits for the {@link #pending} ones
     * @throws SbsyncException if the run cannot continue, or the item must be retried later ({@link #retryAfter})
     * @throws InterruptedException if the thread is interrupted while waiting
     */
    @Nullable
    Outcome write(boolean mayWait) throws InterruptedException;

    /**
     * Returns the delay before {@link #write} can be retried after a failure; empty if a retry would not help. If the
     * outcome of a write is unknown, the retry looks it up.
     */
    Optional<Duration> retryAfter(SbsyncException failure);

    List<Problem> warnings();

    @Nullable
    Long targetId();

    /** Returns the new baseline; empty if the item is not in sync, or that is unknown. */
    default Optional<Baseline> inSync() {
        return Optional.empty();
    }

    /**
     * Returns the value, such as a uuid, that the target accepted but no response has confirmed; the item is done once
     * a list confirms it.
     */
    default Optional<String> unshown() {
        return Optional.empty();
    }

    /** Records the value that a list shows for the item. */
    default void listed(long id, String shown) {}

    /** Returns the item as read, if it has moved or changed its type since it was listed. */
    default Optional<Item> moved() {
        return Optional.empty();
    }

    /** Returns the items that it references, and that this run is to create but had not at the last attempt. */
    default Set<ItemKey> pending() {
        return Set.of();
    }
}
