package dev.sbsync.core.internal.write;

import dev.sbsync.core.run.WriteStep;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;

/**
 * Tracks writes of an item with an unknown outcome: creates that may have happened, and updates that may still take
 * effect later, over newer writes. Not thread-safe.
 */
final class UnknownOutcomes {

    /** How long a request without a response may still take effect on the server. */
    private static final Duration HORIZON = Duration.ofSeconds(10);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 4;

    private final TimeSource time;
    private boolean createLost;
    private boolean updateLost;
    private boolean maybeRenamed;
    private long settledAt;
    private int tries;
    private boolean foundLately;
    private long readableAt;

    UnknownOutcomes(TimeSource time) {
        this.time = time;
    }

    /** Records a request of this kind with an unknown outcome. */
    void raise(WriteStep.Kind kind) {
        if (kind == WriteStep.Kind.CREATE) {
            createLost = true;
        } else {
            updateLost = true;
            settledAt = time.nanos() + HORIZON.toNanos();
        }
    }

    /** Records that another run's rename of the item may still take effect; this run's own writes are not affected. */
    void mayBeRenamed() {
        maybeRenamed = true;
        settledAt = time.nanos() + HORIZON.toNanos();
    }

    /** Counts an attempt of the item. */
    void tried() {
        tries++;
    }

    /** Returns whether a create must be looked up before it is repeated. */
    boolean createLost() {
        return createLost;
    }

    /**
     * Records that the item exists, so a late create finds its slug taken. A very recent item may not be readable
     * everywhere yet.
     */
    void found() {
        readableAt = time.nanos() + HORIZON.toNanos();
        foundLately = true;
        createLost = false;
    }

    /** Returns whether any outcome was ever unknown; failures are then investigated rather than final. */
    boolean raised() {
        return createLost || updateLost;
    }

    /** Returns whether a 404 may concern a created item that is not readable everywhere yet. */
    boolean maybeNotReadableYet() {
        return createLost || (foundLately && readableAt - time.nanos() > 0);
    }

    /** Returns how long a lost update may still take effect; zero if none can. */
    Duration left() {
        long left = updateLost || maybeRenamed ? settledAt - time.nanos() : 0;
        return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
    }

    /** Returns the delay before the next lookup, growing from 2 to 32 s with each unsuccessful one. */
    Duration pause() {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(MOST_DOUBLINGS, Math.max(0, tries - 1)));
        return pause.compareTo(left()) > 0 ? pause : left();
    }
}
