package dev.sbsync.core.pool;

/** Does what a {@link WritePool} is for. Called by its workers, concurrently, but never twice at once for one key. */
public interface PoolWriter<W, O> {

    /**
     * Tries to write. What it throws reaches whoever submitted the work, and the worker goes on with the next; an
     * {@link Error} ends the pool.
     *
     * @throws InterruptedException if the thread was interrupted; the pool ends then
     */
    Attempt<O> write(W work) throws InterruptedException;

    /**
     * Returns the outcome of work that the pool's end has kept from being written, or has broken off. What it throws
     * reaches whoever submitted the work.
     */
    O cancelled(W work);
}
