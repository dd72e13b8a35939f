package dev.sbsync.core.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Accepted work that waits to be confirmed, a batch at a time: a full one as soon as there is one, the rest when
 * nothing else is left to do. The first entry of a batch leads it: it is running or parked while its batch is
 * confirmed. Not thread-safe.
 */
final class Batches<K, W, O> {

    private final int size;
    private final Deque<Entry<K, W, O>> accepted = new ArrayDeque<>();
    private int inBatches;

    Batches(int size) {
        this.size = size;
    }

    void add(Entry<K, W, O> entry) {
        accepted.add(entry);
    }

    /** Returns whether a batch is due. */
    boolean due(boolean nothingElse) {
        return accepted.size() >= size || (nothingElse && !accepted.isEmpty());
    }

    /** Forms the next batch, and returns its leader. */
    Entry<K, W, O> next() {
        List<Entry<K, W, O>> batch = new ArrayList<>();
        while (batch.size() < size && !accepted.isEmpty()) {
            batch.add(accepted.remove());
        }
        inBatches += batch.size();
        batch.get(0).batch = batch;
        return batch.get(0);
    }

    /** Ends the batch of a leader, and returns it; the entry alone if it leads none. */
    List<Entry<K, W, O>> end(Entry<K, W, O> leader) {
        List<Entry<K, W, O>> batch = leader.batch;
        if (batch.isEmpty()) {
            return List.of(leader);
        }
        leader.batch = List.of();
        inBatches -= batch.size();
        return batch;
    }

    /** Returns the number of accepted entries, in batches or not. */
    int count() {
        return accepted.size() + inBatches;
    }
}
