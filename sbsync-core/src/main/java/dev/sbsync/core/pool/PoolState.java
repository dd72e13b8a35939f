package dev.sbsync.core.pool;

import java.util.List;

/**
 * The work in a pool at a time. Immutable.
 *
 * @param waiting the number of pieces of work that wait for their dependencies
 * @param ready the number that wait for a worker
 * @param parked the number that are retried later, or wait to be confirmed
 * @param unconfirmed the number that are written but not confirmed; they are parked, or running while they are
 *     confirmed
 * @param running the running work
 */
public record PoolState<W>(int waiting, int ready, int parked, int unconfirmed, List<W> running) {

    /** Copies the list. */
    public PoolState {
        running = List.copyOf(running);
    }
}
