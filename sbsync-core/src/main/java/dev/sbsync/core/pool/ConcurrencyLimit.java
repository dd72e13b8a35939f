package dev.sbsync.core.pool;

import java.time.Duration;

/**
 * The limit of concurrent items. It increases by one after as many good responses as its value (at least three), while
 * work is queued and workers do not mostly wait for permits, since more workers would not increase throughput then. If
 * they mostly wait, it decreases by one, not below two. It is halved if three of the last ten responses were bad, at
 * most once in two seconds. A 429 does not change it; the rate limiter handles those.
 *
 * <p>Deterministic: no clock, no threads, no randomness. Not thread-safe.
 */
final class ConcurrencyLimit {

    /**
     * The results of the attempts that ended in a time span.
     *
     * @param good attempts with a proper response, including errors such as 404 and 422
     * @param bad attempts with a 5xx, a timeout, a broken connection or a far too slow response
     * @param throttled attempts with a 429
     * @param pacing the total time that callers waited for permits
     * @param inAir the total time from sending to the last byte
     */
    record Load(long good, long bad, long throttled, Duration pacing, Duration inAir) {

        static final Load NONE = new Load(0, 0, 0, Duration.ZERO, Duration.ZERO);

        Load plus(Load other) {
            return new Load(
                    good + other.good,
                    bad + other.bad,
                    throttled + other.throttled,
                    pacing.plus(other.pacing),
                    inAir.plus(other.inAir));
        }
    }

    private static final int WINDOW = 10;
    private static final int BURST = 3;
    private static final int NEED = 2;
    private static final long HOLD = Duration.ofSeconds(2).toNanos();

    /** Up to this share of time spent waiting for permits, another worker increases throughput. */
    private static final double FEW_WAIT = 0.3;

    /** From this share on, one worker fewer does not reduce throughput. */
    private static final double MOST_WAIT = 0.6;

    private final int floor;
    private final int ceiling;
    private int limit;
    private int window;
    private boolean cut;
    private long cutAt;
    private long good;
    private long pacing;
    private long inAir;

    /** Starts at half of the ceiling, a compromise between slow start and overload. */
    ConcurrencyLimit(int floor, int ceiling) {
        if (floor < 1 || floor > ceiling) {
            throw new IllegalArgumentException(
                    "The floor must be from 1 to the ceiling (" + ceiling + "), got " + floor + ".");
        }
        this.floor = floor;
        this.ceiling = ceiling;
        this.limit = Math.max(floor, (ceiling + 1) / 2);
    }

    /**
     * Processes the attempts that have ended since the last call.
     *
     * @param now the time in nanoseconds of a monotonic clock
     * @param queued whether work waits for a worker
     */
    void update(long now, Load load, boolean queued) {
        remember(load);
        boolean held = cut && now - cutAt < HOLD;
        if (Integer.bitCount(window) >= BURST && !held && load.bad() > 0) {
            limit = Math.max(floor, limit / 2);
            cut = true;
            cutAt = now;
            window = 0;
            startStep();
        } else if (held || !queued) {
            startStep();
        } else {
            step(load);
        }
    }

    /** Records which of the last responses were bad; of those that ended together, the bad ones are last. */
    private void remember(Load load) {
        window = shifted(window, load.good(), 0);
        window = shifted(window, load.bad(), 1);
    }

    private static int shifted(int window, long times, int bit) {
        int shifted = window;
        for (int i = 0; i < Math.min(times, WINDOW); i++) {
            shifted = (shifted << 1 | bit) & ((1 << WINDOW) - 1);
        }
        return shifted;
    }

    private void step(Load load) {
        if (load.throttled() > 0) {
            // after a 429 the whole budget pauses, which does not depend on the workers
            startStep();
            return;
        }
        good += load.good();
        pacing += load.pacing().toNanos();
        inAir += load.inAir().toNanos();
        if (good < Math.max(BURST, limit)) {
            return;
        }
        double waiting = pacing == 0 ? 0 : (double) pacing / (pacing + inAir);
        if (waiting < FEW_WAIT) {
            limit = Math.min(ceiling, limit + 1);
        } else if (waiting > MOST_WAIT && inAir > 0) {
            limit = Math.max(Math.max(floor, Math.min(NEED, ceiling)), limit - 1);
        }
        startStep();
    }

    private void startStep() {
        good = 0;
        pacing = 0;
        inAir = 0;
    }

    int limit() {
        return limit;
    }
}
