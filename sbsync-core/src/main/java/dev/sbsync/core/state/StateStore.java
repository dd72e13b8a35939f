package dev.sbsync.core.state;

import dev.sbsync.core.StateFile;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stores the state of syncs between one pair of spaces, as rows of text that are read and changed in transactions. A
 * store does not interpret the rows, so it also works with later versions of sbsync. sbsync includes an in-memory store
 * ({@link #inMemory}) and a file store ({@link StateFile}). An application can use its own database: implement this
 * interface and test it with {@code StateStoreContract}, published as {@code sbsync-core} with the classifier
 * {@code contract}.
 *
 * <p>Only one sync may use a store at a time; a store shared between processes must enforce this. All workers of a run
 * call the methods concurrently, and the methods may block. They throw {@link StateException} if they cannot read or
 * write; the run then ends and can be resumed.
 */
public interface StateStore extends AutoCloseable {

    /** The default number of runs to keep, newest first. */
    int RUNS_KEPT = 20;

    /** Returns an in-memory store. Drift detection and resuming work until the process ends. */
    static StateStore inMemory() {
        return new MemoryStore();
    }

    /** Returns the store's name for messages, such as {@code state file 'production.db'}. */
    String name();

    /** Returns whether the store is writable; false for a read-only store. */
    default boolean writable() {
        return true;
    }

    /** Returns the number of runs to keep, newest first. */
    default int runsKept() {
        return RUNS_KEPT;
    }

    /**
     * Runs reading work on a consistent snapshot: the state when the work began or a later one, never part of a
     * transaction.
     */
    <T extends @Nullable Object> T read(Function<? super StateRows, T> work);

    /**
     * Runs reading and writing work in a transaction. Transactions are serializable. When this method returns, all
     * changes are durable; if it throws, none is stored. Exceptions of the work are passed to the caller.
     *
     * @throws UnsupportedOperationException if the store is not {@link #writable}
     */
    <T extends @Nullable Object> T write(Function<? super StateChanges, T> work);

    /** Releases resources. Stored data is kept if the store is persistent. */
    @Override
    void close();
}
