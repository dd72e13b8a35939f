package dev.sbsync.core.stats;

import dev.sbsync.transport.breaker.GateState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The history of a whole run in bounded memory: samples at about equal distances. When it is full, every second one
 * goes and the distance doubles, so that a run of a minute and one of a day both end with between half of the capacity
 * and all of it. The latest sample is always there.
 *
 * <p>Thread-safe; nothing blocks.
 */
public final class Timeline {

    private final int capacity;
    private final List<Sample> kept = new ArrayList<>();
    private long distanceNanos;

    /**
     * How a run stood at a moment. The counts are of the whole run so far; between two samples, their difference
     * counts.
     *
     * @param at time since the run started
     * @param ended items that have ended
     * @param requests requests on both sides, repeated ones included
     * @param throttled answers with status 429 on both sides
     * @param active items in the hands of workers
     * @param allowed workers that may be active
     * @param gate whether requests passed; where samples were merged, the worst since the sample before
     * @param paused whether the run was paused
     */
    public record Sample(
            Duration at,
            long ended,
            long requests,
            long throttled,
            int active,
            int allowed,
            GateState gate,
            boolean paused) {

        /** The later of two neighbours, which remembers that a gate was shut or the run paused in between. */
        private Sample after(Sample earlier) {
            return new Sample(
                    at,
                    ended,
                    requests,
                    throttled,
                    active,
                    allowed,
                    severity(earlier.gate) > severity(gate) ? earlier.gate : gate,
                    paused || earlier.paused);
        }

        private static int severity(GateState gate) {
            return switch (gate) {
                case CLOSED -> 0;
                case HALF_OPEN -> 1;
                case OPEN -> 2;
            };
        }
    }

    /**
     * Makes an empty timeline.
     *
     * @param finest the least time between two samples; those that come closer are merged
     * @param capacity the most samples, an even number from 4
     */
    public Timeline(Duration finest, int capacity) {
        if (finest.isZero() || finest.isNegative()) {
            throw new IllegalArgumentException("finest must be above zero, got " + finest + ".");
        }
        if (capacity < 4 || capacity % 2 != 0) {
            throw new IllegalArgumentException("capacity must be an even number from 4, got " + capacity + ".");
        }
        this.distanceNanos = finest.toNanos();
        this.capacity = capacity;
    }

    /** Adds how the run stands now. A sample from before the latest one is ignored: two recorders may race. */
    public synchronized void record(Sample sample) {
        Objects.requireNonNull(sample, "sample");
        if (kept.isEmpty()) {
            kept.add(sample);
            return;
        }
        Sample latest = kept.get(kept.size() - 1);
        if (sample.at().compareTo(latest.at()) < 0) {
            return;
        }
        if (kept.size() == capacity && !replacesLatest()) {
            halve();
        }
        if (replacesLatest()) {
            kept.set(kept.size() - 1, sample.after(latest));
        } else {
            kept.add(sample);
        }
    }

    /** Returns the samples, oldest first; the first is the first that was recorded, the last the latest. */
    public synchronized List<Sample> samples() {
        return List.copyOf(kept);
    }

    /** The latest sample stays only once it is far enough from the one before; until then a new one takes its place. */
    private boolean replacesLatest() {
        if (kept.size() < 2) {
            return false;
        }
        Duration distance =
                kept.get(kept.size() - 1).at().minus(kept.get(kept.size() - 2).at());
        return distance.toNanos() < distanceNanos;
    }

    /** Keeps the first and then the second of each pair, which takes on what the first of it has to remember. */
    private void halve() {
        List<Sample> half = new ArrayList<>(capacity);
        half.add(kept.get(0));
        for (int i = 2; i < kept.size(); i += 2) {
            half.add(kept.get(i).after(kept.get(i - 1)));
        }
        half.add(kept.get(kept.size() - 1));
        kept.clear();
        kept.addAll(half);
        distanceNanos *= 2;
    }
}
