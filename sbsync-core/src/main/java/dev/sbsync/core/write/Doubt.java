package dev.sbsync.core.write;

import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;

/**
 * What is not known of an item's writes: whether a create without an answer happened, and until when an update without
 * one may still take effect, over what was written after it. Not thread-safe.
 */
final class Doubt {

    /** How long after its answer was lost a request may still take effect on the server. */
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

    Doubt(TimeSource time) {
        this.time = time;
    }

    /** Notes that nobody knows whether a request of this kind took effect, or when it will. */
    void raise(WriteStep.Kind kind) {
        if (kind == WriteStep.Kind.CREATE) {
            createLost = true;
        } else {
            updateLost = true;
            settledAt = time.nanos() + HORIZON.toNanos();
        }
    }

    /** Notes that another run's rename of the item may still take effect; what this run writes is not in doubt. */
    void mayBeRenamed() {
        maybeRenamed = true;
        settledAt = time.nanos() + HORIZON.toNanos();
    }

    /** Counts a try of the item. */
    void tried() {
        tries++;
    }

    /** Tells whether a create has to be looked up before it is repeated. */
    boolean createLost() {
        return createLost;
    }

    /**
     * Notes that the item is there: a create that comes late finds its slug taken. It may have been created a moment
     * ago, and then it cannot be read everywhere yet.
     */
    void found() {
        readableAt = time.nanos() + HORIZON.toNanos();
        foundLately = true;
        createLost = false;
    }

    /** Tells whether anything was ever in doubt: what then fails is looked into, not given up. */
    boolean raised() {
        return createLost || updateLost;
    }

    /** Returns whether a 404 may be about an item that a create made and that cannot be read everywhere yet. */
    boolean maybeNotReadableYet() {
        return createLost || (foundLately && readableAt - time.nanos() > 0);
    }

    /** Returns how long a lost update may still take effect; zero where none can any more. */
    Duration left() {
        long left = updateLost || maybeRenamed ? settledAt - time.nanos() : 0;
        return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
    }

    /** Returns how long to wait before looking: the longer the more often it was in vain, from 2 to 32 s. */
    Duration pause() {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(MOST_DOUBLINGS, Math.max(0, tries - 1)));
        return pause.compareTo(left()) > 0 ? pause : left();
    }
}
