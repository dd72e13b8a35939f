package dev.sbsync.core.pool;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Receives the events of a {@link WritePool}. All methods do nothing by default. Thread-safe. */
public interface PoolListener<W, O> {

    /**
     * Called with the pool's lock when work is queued: must neither wait nor call the pool.
     *
     * @param before the unfinished work of the same key that it replaces or follows, or null
     */
    default void queued(W work, @Nullable W before) {}

    /**
     * Called with the pool's lock when work has an outcome, before its dependents start: must neither wait nor call the
     * pool.
     *
     * @param last whether no other work of its key is queued or running
     */
    default void settled(W work, O outcome, boolean last) {}

    /**
     * Called after {@link #settled} without a lock, with work that ended and the dependents that it blocked. May block.
     */
    default void ended(List<W> works) {}

    /**
     * Called with the pool's lock, like {@link #queued}, when work waits for work that will not come: the pool ends.
     */
    default void stalled(List<W> waiting) {}

    /** Called by the last worker with the work that was cancelled because the pool ended, before the pool has ended. */
    default void cancelled(List<W> works) {}
}
