package dev.sbsync.core.pool;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One piece of work in a pool, with the submissions that wait for its outcome. Not thread-safe. */
final class Entry<K, W, O> {

    /** The state of work; the pool counts work by state. */
    enum State {
        /** It waits for the work that it depends on, or for its submission to be completed. */
        WAITING,
        /** It waits for earlier work of its key, which is running or accepted. */
        FOLLOWING,
        /** It waits for a worker. */
        READY,
        /** It is retried later. */
        PARKED,
        /** A worker writes it, or confirms a batch that it leads. */
        RUNNING,
        /** It is written, and waits to be confirmed. */
        ACCEPTED,
        /** It has an outcome. */
        ENDED
    }

    final K key;
    final long arrival;

    /** The submissions that wait for its outcome. */
    final List<Submission<O>> submissions = new ArrayList<>(0);

    State state = State.WAITING;
    long sequence;
    W work;
    long bytes;

    /** The number of dependencies that are not confirmed. */
    int waitsFor;

    /** The keys whose work must be written or have ended first. */
    final Set<Object> softly = new LinkedHashSet<>(0);

    /** The submission that must be completed before it starts, or null. */
    @Nullable
    Object gate;

    /** Whether it must not start before {@link #notBefore}. */
    boolean delayed;

    long notBefore;

    /** The accepted work that it confirms with its next attempt, itself included; empty if it is to be written. */
    List<Entry<K, W, O>> batch = List.of();

    /** Whether admission refused it; it keeps its turn then. */
    boolean refused;

    /** The failed dependency that ends it once earlier work of its key has ended. */
    Dependencies.@Nullable Cause<W, O> blockedBy;

    Entry(K key, long arrival, long sequence, W work, long bytes) {
        this.key = key;
        this.arrival = arrival;
        this.sequence = sequence;
        this.work = work;
        this.bytes = bytes;
    }

    void replaceBy(W newer, long newerSequence, long newerBytes) {
        work = newer;
        sequence = newerSequence;
        bytes = newerBytes;
        blockedBy = null;
    }
}
