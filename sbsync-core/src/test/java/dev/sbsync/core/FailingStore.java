package dev.sbsync.core;

import dev.sbsync.core.state.StateChanges;
import dev.sbsync.core.state.StateException;
import dev.sbsync.core.state.StateRows;
import dev.sbsync.core.state.StateStore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A store that takes so many transactions and then no more. */
final class FailingStore implements StateStore {

    private final StateStore store;
    private final AtomicInteger left;

    FailingStore(StateStore store, int writes) {
        this.store = store;
        this.left = new AtomicInteger(writes);
    }

    /** Takes no more transactions. */
    void fail() {
        left.set(0);
    }

    @Override
    public String name() {
        return store.name();
    }

    @Override
    public <T extends @Nullable Object> T read(Function<? super StateRows, T> work) {
        return store.read(work);
    }

    @Override
    public <T extends @Nullable Object> T write(Function<? super StateChanges, T> work) {
        if (left.getAndDecrement() <= 0) {
            throw new StateException(StateException.Kind.FULL, "The state cannot be written: the table space is full.");
        }
        return store.write(work);
    }

    @Override
    public void close() {
        store.close();
    }
}
