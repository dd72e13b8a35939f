package dev.sbsync.core.internal.write;

import dev.sbsync.core.run.WriteStep;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.Optional;

/**
 * Tracks writes of an item with an unknown outcome: creates that may have happened, and updates that may still take
 * effect later, over newer writes. Not thread-safe.
 */
final class UnknownOutcomes {

    /** How long a request without a response may still take effect on the server. */
    private static final Duration HORIZON = Duration.ofSeconds(10);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 4;

    /**
     * Thrown if the item must be checked again: it looks correct but a lost request may still take effect, or it is
     * unknown whether a create was applied.
     */
    static final class UnsettledException extends SbsyncException {

        private static final long serialVersionUID = 1L;

        private final Duration delay;

        private UnsettledException(String message, Duration delay) {
            super(message, null);
            this.delay = delay;
        }

        @Override
        public boolean ambiguous() {
            return true;
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(delay);
        }
    }

    private final TimeSource time;
    private boolean createLost;
    private long createSettledAt;
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
            createSettledAt = time.nanos() + HORIZON.toNanos();
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

    /** Returns how long a lost create may still take effect; zero if none can. */
    Duration createLeft() {
        long left = createLost ? createSettledAt - time.nanos() : 0;
        return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
    }

    /** Returns the delay before the next lookup, growing from 2 to 32 s with each unsuccessful one. */
    Duration pause() {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(MOST_DOUBLINGS, Math.max(0, tries - 1)));
        return pause.compareTo(left()) > 0 ? pause : left();
    }

    /** Returns the exception that makes the item be checked again after {@link #pause}. */
    UnsettledException unsettled(String message) {
        return new UnsettledException(message, pause());
    }

    /**
     * Checks that no lost create can still take effect, so that another one creates no second item.
     *
     * @throws UnsettledException if one can
     */
    void requireCreateSettled(String path) {
        if (!createLeft().isZero()) {
            throw new UnsettledException(
                    "A request that creates '" + path + "' got no response and may still take effect.", createLeft());
        }
    }

    /**
     * Checks that no lost update can still overwrite the item.
     *
     * @throws UnsettledException if one can
     */
    void requireSettled(String path) {
        if (!left().isZero()) {
            throw new UnsettledException(
                    "A request to '" + path + "' got no response and may still take effect.", left());
        }
    }
}
