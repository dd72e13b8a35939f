package dev.sbsync.core.state;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the state of syncs between one pair of spaces is kept: rows of text, read and changed in transactions. What the
 * rows mean is not the store's concern, so a store of one version serves later ones. sbsync has one in memory
 * ({@link #inMemory}) and one in a file ({@link StateFile}); an application can keep state in a database of its own by
 * implementing this interface and testing it with {@code StateStoreContract}, which is published as {@code sbsync-core}
 * with the classifier {@code contract}.
 *
 * <p>A store is used by one sync at a time: who shares one between processes has to keep the second one out. Methods
 * are called by all workers of a run at once and may block. They throw {@link StateException} for whatever keeps them
 * from reading or storing; the run ends then, resumable.
 */
public interface StateStore extends AutoCloseable {

    /** How many runs are kept, unless a store says otherwise: the newest. */
    int RUNS_KEPT = 20;

    /** Returns a store that ends with the process: enough for drift and for resuming while it lives. */
    static StateStore inMemory() {
        return new MemoryStore();
    }

    /** Returns what names the store in messages to its user, such as {@code state 'production.db'}. */
    String name();

    /** Returns whether it can be written; a state that is only looked into cannot. */
    default boolean writable() {
        return true;
    }

    /** Returns how many runs are kept: the newest. */
    default int runsKept() {
        return RUNS_KEPT;
    }

    /**
     * Runs work that reads. It sees what was stored when it began, or a later state as a whole, never a part of a
     * transaction.
     */
    <T extends @Nullable Object> T read(Function<? super StateRows, T> work);

    /**
     * Runs work that reads and changes. Transactions run as if one after the other. When this returns, all changes are
     * stored as durably as the store ever does; when it throws, none is. What the work throws reaches the caller.
     *
     * @throws UnsupportedOperationException if the store is not {@link #writable}
     */
    <T extends @Nullable Object> T write(Function<? super StateChanges, T> work);

    /** Releases what is held; what was stored stays if the store outlives the process. */
    @Override
    void close();
}
