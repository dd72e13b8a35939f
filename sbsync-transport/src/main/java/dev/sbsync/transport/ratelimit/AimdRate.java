package dev.sbsync.transport.ratelimit;

/**
 * What share of a known limit to use: additive increase, multiplicative decrease, slow enough to end up just below the
 * limit and hard enough to leave the spot where requests meet the end of the server's second. Immutable, and pure: what
 * has to be known of time comes in.
 *
 * @param share the share of the limit, from {@link #FLOOR} to 1
 * @param cutAt when the share was last cut, as a reading of the time source
 */
record AimdRate(double share, long cutAt) {

    /** How much of the share a refusal leaves. */
    static final double CUT = 0.97;

    /** What a success adds, as a share of the limit. */
    static final double STEP = 0.001;

    /** The lowest share: below, what is refused is not refused because of us. */
    static final double FLOOR = 0.4;

    /** Returns the start, the whole limit, for a budget made at {@code now}. */
    static AimdRate whole(long now) {
        return new AimdRate(1, now);
    }

    /** Returns the rate after a request that the server took. */
    AimdRate accepted() {
        return share == 1 ? this : new AimdRate(Math.min(1, share + STEP), cutAt);
    }

    /**
     * Returns the rate after a refusal. Requests sent before the last cut do not count: they were sent at the rate that
     * the cut corrected.
     */
    AimdRate throttled(long sentAt, long now) {
        return sentAt - cutAt < 0 ? this : new AimdRate(Math.max(FLOOR, share * CUT), now);
    }
}
