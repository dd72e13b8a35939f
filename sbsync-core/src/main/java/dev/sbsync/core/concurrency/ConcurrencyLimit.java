package dev.sbsync.core.concurrency;

import java.time.Duration;

/**
 * The most that may be worked on at once (reliability.md §3.3). It goes up by one after as many good answers as it is
 * high (three at least), as long as work is queued and the workers do not spend their time waiting for permits: then
 * more of them would send no more. Where they mostly wait, it goes down by one, not below two. It is halved when three
 * of the last ten answers were bad, once in two seconds, and stays for as long. A 429 leaves it alone: that is the
 * budget's affair.
 *
 * <p>A function of its inputs: no clock, no thread, no randomness. Not thread-safe.
 */
final class ConcurrencyLimit {

    private static final int WINDOW = 10;
    private static final int BURST = 3;
    private static final int NEED = 2;
    private static final long HOLD = Duration.ofSeconds(2).toNanos();

    /** Up to this share of the time spent on permits, one worker more sends more. */
    private static final double FEW_WAIT = 0.3;

    /** From this share on, one worker fewer sends as much: what is left of the time is enough for all. */
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

    /** Starts at half the ceiling: there in seconds where it is needed, and no flood where it is not. */
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
     * Takes in what has ended since the last call.
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

    /** Remembers of each of the last answers whether it was bad; of those that ended together, the bad are last. */
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
            // the whole budget rests after a 429, and that wait says nothing about the workers
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
