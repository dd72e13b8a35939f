package dev.sbsync.core.stats;

import dev.sbsync.transport.CircuitState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The history of a run in bounded memory: samples at about equal intervals. When full, every second sample is dropped
 * and the interval doubles, so that any run ends with between half and all of the capacity. The latest sample is always
 * kept.
 *
 * <p>Thread-safe; never blocks.
 */
public final class Timeline {

    private final int capacity;
    private final List<Sample> kept = new ArrayList<>();
    private long distanceNanos;

    /**
     * The state of a run at a time. Counts are cumulative.
     *
     * @param at time since the run started
     * @param ended items that have ended
     * @param requests requests on both sides, including retries
     * @param throttled responses with status 429 on both sides
     * @param active active workers
     * @param allowed the limit of active workers
     * @param circuit the breaker state; the worst one if samples were merged
     * @param paused whether the run was paused
     */
    public record Sample(
            Duration at,
            long ended,
            long requests,
            long throttled,
            int active,
            int allowed,
            CircuitState circuit,
            boolean paused) {

        /** Merges a sample with the previous one, keeping the worst breaker state and any pause. */
        private Sample after(Sample earlier) {
            return new Sample(
                    at,
                    ended,
                    requests,
                    throttled,
                    active,
                    allowed,
                    severity(earlier.circuit) > severity(circuit) ? earlier.circuit : circuit,
                    paused || earlier.paused);
        }

        private static int severity(CircuitState circuit) {
            return switch (circuit) {
                case CLOSED -> 0;
                case HALF_OPEN -> 1;
                case OPEN -> 2;
            };
        }
    }

    /**
     * Creates an empty timeline.
     *
     * @param finest the minimum interval between samples; closer ones are merged
     * @param capacity the maximum number of samples, even and at least 4
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

    /** Adds a sample. Samples older than the latest one are ignored, because recorders may race. */
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

    /** Returns the samples, oldest first, including the first and the latest one recorded. */
    public synchronized List<Sample> samples() {
        return List.copyOf(kept);
    }

    /** Returns whether a new sample replaces the latest one, which is too close to the one before. */
    private boolean replacesLatest() {
        if (kept.size() < 2) {
            return false;
        }
        Duration distance =
                kept.get(kept.size() - 1).at().minus(kept.get(kept.size() - 2).at());
        return distance.toNanos() < distanceNanos;
    }

    /** Drops every second sample, merging it into its neighbour. */
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
