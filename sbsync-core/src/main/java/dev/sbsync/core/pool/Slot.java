package dev.sbsync.core.pool;

import org.jspecify.annotations.Nullable;

/** The unfinished work of one key, and how its last submitted work was settled. Not thread-safe. */
final class Slot<K, W, O> {

    /** The entry that is running, or accepted. */
    @Nullable
    Entry<K, W, O> running;

    /** The entry that waits, is ready or parked. */
    @Nullable
    Entry<K, W, O> next;

    /** The number of ended entries that the listener does not know of yet; none starts before it does. */
    int telling;

    private long settledSequence;
    private @Nullable Settlement<O> settlement;

    /** Returns the latest unfinished entry, or null. */
    @Nullable
    Entry<K, W, O> latest() {
        return next != null ? next : running;
    }

    /** Returns the unfinished entry that work of a sequence joins, because it is not newer; null if there is none. */
    @Nullable
    Entry<K, W, O> newer(long sequence) {
        Entry<K, W, O> latest = latest();
        return latest != null && latest.sequence >= sequence ? latest : null;
    }

    /** Returns how newer work of the key was settled; null if work of a sequence is newer. */
    @Nullable
    Settlement<O> settled(long sequence) {
        return sequence <= settledSequence ? settlement : null;
    }

    /** Returns the latest sequence. */
    long newest() {
        Entry<K, W, O> latest = latest();
        return latest == null ? settledSequence : Math.max(latest.sequence, settledSequence);
    }

    /** Ends an entry. Its settlement is remembered if it was submitted with a sequence. */
    void end(Entry<K, W, O> entry, Settlement<O> how) {
        if (running == entry) {
            running = null;
        } else {
            next = null;
        }
        if (!entry.submissions.isEmpty()) {
            settledSequence = entry.sequence;
            settlement = how;
        }
    }

    /** Returns whether all work of the key has ended. */
    boolean idle() {
        return running == null && next == null;
    }

    /** Returns whether a settlement is remembered. */
    boolean hasSettlement() {
        return settlement != null;
    }
}
