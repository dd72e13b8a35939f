package dev.sbsync.core.pool;

import dev.sbsync.transport.time.TimeSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Builds a {@link WritePool}. Not thread-safe. */
public final class WritePoolBuilder<K, W, O> {

    final TimeSource time;
    final PoolWriter<W, O> writer;
    PoolListener<W, O> listener = new PoolListener<>() {};
    Function<? super W, ? extends Collection<? extends K>> after = work -> List.of();

    @Nullable
    Comparator<? super W> order;

    IntSupplier limit = () -> Integer.MAX_VALUE;
    Predicate<? super W> admission = work -> true;
    int maxCount = 1000;
    long maxBytes = 64L * 1024 * 1024;
    int batch = 100;
    Predicate<? super W> confirmedLast = work -> false;
    boolean endsWhenDone;

    WritePoolBuilder(TimeSource time, PoolWriter<W, O> writer) {
        this.time = Objects.requireNonNull(time, "time");
        this.writer = Objects.requireNonNull(writer, "writer");
    }

    /** Sets a listener. Default: none. */
    public WritePoolBuilder<K, W, O> listener(PoolListener<W, O> value) {
        listener = Objects.requireNonNull(value, "listener");
        return this;
    }

    /**
     * Sets the keys that work depends on. It is ready when the latest work of each of them is confirmed, and blocked if
     * that failed. Default: none. Called with the pool's lock: must neither wait nor call the pool.
     */
    public WritePoolBuilder<K, W, O> after(Function<? super W, ? extends Collection<? extends K>> value) {
        after = Objects.requireNonNull(value, "after");
        return this;
    }

    /**
     * Sets the order of ready work. Default: first come, first served, which also applies among equals. Work that was
     * refused by the {@link #admission} keeps its turn whatever comes later.
     */
    public WritePoolBuilder<K, W, O> order(Comparator<? super W> value) {
        order = Objects.requireNonNull(value, "order");
        return this;
    }

    /**
     * Sets the maximum number of concurrent writes. Default: the number of workers. Called often, with the pool's lock;
     * call {@link WritePool#limitChanged} after a change.
     */
    public WritePoolBuilder<K, W, O> limit(IntSupplier value) {
        limit = Objects.requireNonNull(value, "limit");
        return this;
    }

    /**
     * Sets what admits the next work just before it is written; everything by default. Refused work is asked about
     * again, before all other work, after {@link WritePool#limitChanged}. Meanwhile other work is admitted, but a
     * bounded number of times: then everything waits until the refused work is admitted. Work must therefore be
     * admitted if nothing is being written. Called with the pool's lock: must neither wait nor call the pool.
     */
    public WritePoolBuilder<K, W, O> admission(Predicate<? super W> value) {
        admission = Objects.requireNonNull(value, "admission");
        return this;
    }

    /**
     * Sets the room for unfinished work, including parked work, that {@link WritePool#submit} waits for; 1,000 pieces
     * and 64 MB by default. Work that is larger than all of it is accepted if there is nothing else.
     *
     * @throws IllegalArgumentException if either is below 1
     */
    public WritePoolBuilder<K, W, O> bounds(int count, long bytes) {
        if (count < 1 || bytes < 1) {
            throw new IllegalArgumentException(
                    "A pool needs room for something, got " + count + " pieces and " + bytes + " bytes.");
        }
        maxCount = count;
        maxBytes = bytes;
        return this;
    }

    /**
     * Sets the number of accepted pieces of work that are confirmed together ({@link PoolWriter#confirm}). Default:
     * 100.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public WritePoolBuilder<K, W, O> batch(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("A batch has at least one piece of work, got " + value + ".");
        }
        batch = value;
        return this;
    }

    /**
     * Sets which accepted work is confirmed together, however much it is, when nothing else is left to do. Default:
     * none. Called with the pool's lock: must neither wait nor call the pool.
     */
    public WritePoolBuilder<K, W, O> confirmedLast(Predicate<? super W> value) {
        confirmedLast = Objects.requireNonNull(value, "confirmedLast");
        return this;
    }

    /** Ends the pool when everything submitted has ended. By default it ends after {@link WritePool#close}. */
    public WritePoolBuilder<K, W, O> endsWhenDone() {
        endsWhenDone = true;
        return this;
    }

    /** Returns the pool, which does nothing until it is started. */
    public WritePool<K, W, O> build() {
        return new WritePool<>(this);
    }
}
