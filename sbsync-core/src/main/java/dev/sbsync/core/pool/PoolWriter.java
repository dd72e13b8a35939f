package dev.sbsync.core.pool;

/** Writes the work of a {@link WritePool}. Called concurrently by its workers, but never concurrently for one key. */
public interface PoolWriter<W, O> {

    /**
     * Attempts to write. Exceptions are passed to the submitters, and the worker continues; an {@link Error} ends the
     * pool.
     *
     * @throws InterruptedException if the thread was interrupted; the pool ends then
     */
    Attempt<O> write(W work) throws InterruptedException;

    /**
     * Returns the outcome of work that was not started, or was aborted, at the end of the pool. Exceptions are passed
     * to the submitters.
     */
    O cancelled(W work);
}
