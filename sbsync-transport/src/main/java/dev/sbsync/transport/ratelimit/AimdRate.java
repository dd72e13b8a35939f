package dev.sbsync.transport.ratelimit;

/**
 * The share of a known limit to use: additive increase, multiplicative decrease. The increase is slow enough to settle
 * just below the limit, the decrease large enough to move requests away from the end of the server's one-second window.
 * Immutable and pure.
 *
 * @param share the share of the limit, from {@link #FLOOR} to 1
 * @param cutAt when the share was last cut, as a reading of the time source
 */
record AimdRate(double share, long cutAt) {

    /** The factor of a decrease, after a 429. */
    static final double CUT = 0.97;

    /** The increase after a success, as a share of the limit. */
    static final double STEP = 0.001;

    /** The lowest share: at a lower rate, other clients cause the 429s. */
    static final double FLOOR = 0.4;

    /** Returns the initial rate, the whole limit, at {@code now}. */
    static AimdRate whole(long now) {
        return new AimdRate(1, now);
    }

    /** Returns the rate after an accepted request. */
    AimdRate accepted() {
        return share == 1 ? this : new AimdRate(Math.min(1, share + STEP), cutAt);
    }

    /**
     * Returns the rate after a 429. Ignores requests sent before the last decrease, which used the rate that it
     * corrected.
     */
    AimdRate throttled(long sentAt, long now) {
        return sentAt - cutAt < 0 ? this : new AimdRate(Math.max(FLOOR, share * CUT), now);
    }
}
