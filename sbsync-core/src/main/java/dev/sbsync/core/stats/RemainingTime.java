package dev.sbsync.core.stats;

import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;

/**
 * Estimates the remaining time of a run from the remaining requests, the average rate, and the rate of the last half
 * minute. Items without requests do not count as speed. There is no estimate at the start, or after half a minute
 * without progress. Paused time is excluded.
 *
 * <p>Thread-safe; nothing blocks.
 */
public final class RemainingTime {

    private static final long RECENT = Duration.ofSeconds(30).toNanos();
    private static final long STEP = Duration.ofSeconds(1).toNanos();
    private static final long LEAST_TIME = Duration.ofSeconds(5).toNanos();
    private static final long LEAST_ADVANCES = 5;

    private final TimeSource time;
    private final Deque<Mark> recent = new ArrayDeque<>();
    private long observedNanos;
    private long movingNanos;
    private long done;
    private long left = Long.MAX_VALUE;
    private long advances;
    private boolean moving = true;

    private record Mark(long movingNanos, long done) {}

    /**
     * The likely range of the remaining time, from the average and the recent rate.
     *
     * @param least the shorter
     * @param most the longer
     */
    public record Estimate(Duration least, Duration most) {}

    /** Starts observing. */
    public RemainingTime(TimeSource time) {
        this.time = Objects.requireNonNull(time, "time");
        this.observedNanos = time.nanos();
        recent.add(new Mark(0, 0));
    }

    /**
     * Records the progress; call it at least once per second.
     *
     * @param requestsDone the requests since the start, without retries; a decrease counts as no progress
     * @param requestsLeft the remaining requests
     * @param progressing false while the run is paused or waits for the server
     */
    public synchronized void observe(long requestsDone, long requestsLeft, boolean progressing) {
        if (requestsLeft < 0) {
            throw new IllegalArgumentException("requestsLeft must not be negative, got " + requestsLeft + ".");
        }
        long now = time.nanos();
        if (moving) {
            movingNanos += Math.max(0, now - observedNanos);
        }
        observedNanos = now;
        moving = progressing;
        left = requestsLeft;
        if (requestsDone > done) {
            done = requestsDone;
            advances++;
        }
        if (movingNanos - recent.getLast().movingNanos >= STEP) {
            recent.addLast(new Mark(movingNanos, done));
        }
        while (recent.size() > 1 && movingNanos - second().movingNanos >= RECENT) {
            recent.removeFirst();
        }
    }

    /** Returns the estimate as of the last observation; empty if there is not enough evidence. */
    public synchronized Optional<Estimate> estimate() {
        if (left == 0) {
            return Optional.of(new Estimate(Duration.ZERO, Duration.ZERO));
        }
        long lately = done - recent.getFirst().done;
        if (!moving || movingNanos < LEAST_TIME || advances < LEAST_ADVANCES || lately == 0) {
            return Optional.empty();
        }
        Duration overall = rest(done, movingNanos);
        Duration recently = rest(lately, movingNanos - recent.getFirst().movingNanos);
        return Optional.of(
                overall.compareTo(recently) < 0 ? new Estimate(overall, recently) : new Estimate(recently, overall));
    }

    private Duration rest(long work, long nanos) {
        return Duration.ofNanos((long) Math.min(Long.MAX_VALUE / 2.0, left * ((double) nanos / work)));
    }

    private Mark second() {
        var marks = recent.iterator();
        marks.next();
        return marks.next();
    }
}
