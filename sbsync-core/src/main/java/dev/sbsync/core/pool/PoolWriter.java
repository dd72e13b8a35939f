package dev.sbsync.core.pool;

import java.util.List;

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
     * Confirms accepted work, for a writer that returns {@link Attempt.Accepted}. Called for a batch, or for the rest
     * when nothing else is left to do.
     *
     * @param last whether the pool is stopped; work that this call does not confirm is then cancelled
     * @return one attempt for each piece of work: done, or to be written again later; or a delay after which the whole
     *     batch is confirmed
     * @throws InterruptedException if the thread was interrupted; the pool ends then
     */
    default Attempt<List<Attempt<O>>> confirm(List<W> batch, boolean last) throws InterruptedException {
        throw new IllegalStateException("this writer confirms nothing");
    }

    /**
     * Tells that work which was to wait ({@link Attempt.Waits}) is attempted again at once: there is nothing to wait
     * for, or it would wait for itself. If it is not written, it must not wait again before it is. Called with the
     * pool's lock: must neither wait nor call the pool.
     */
    default void cannotWait(W work) {}

    /**
     * Returns the outcome of work that was not started, or was aborted, at the end of the pool. Exceptions are passed
     * to the submitters.
     */
    O cancelled(W work);

    /**
     * Returns whether the dependents of work with an outcome may start. Called with the pool's lock: must neither wait
     * nor call the pool.
     */
    default boolean confirmed(O outcome) {
        return true;
    }

    /**
     * Returns the outcome of work whose dependency was not confirmed. Called with the pool's lock, like
     * {@link #confirmed}.
     *
     * @param cause the dependency
     * @param outcome its outcome
     */
    default O blocked(W work, W cause, O outcome) {
        return cancelled(work);
    }
}
