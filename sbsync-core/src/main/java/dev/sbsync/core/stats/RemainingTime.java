package dev.sbsync.core.stats;

import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;

/**
 * Estimates how long the rest of a run takes, from the speed of the run as a whole and that of its last half minute.
 * There is no estimate before there is evidence, none while nothing moves, and none after half a minute without
 * progress. Time in which the run was held up counts for nothing.
 *
 * <p>Thread-safe; nothing blocks.
 */
public final class RemainingTime {

    private static final long RECENT = Duration.ofSeconds(30).toNanos();
    private static final long STEP = Duration.ofSeconds(1).toNanos();
    private static final long LEAST_TIME = Duration.ofSeconds(5).toNanos();
    private static final long LEAST_ADVANCES = 5;

    private final TimeSource time;
    private final long total;
    private final Deque<Mark> recent = new ArrayDeque<>();
    private long observedNanos;
    private long movingNanos;
    private long done;
    private long advances;
    private boolean moving = true;

    private record Mark(long movingNanos, long done) {}

    /**
     * A span that the rest is likely to take: one end goes by the speed of the whole run, the other by that of late.
     *
     * @param least the shorter
     * @param most the longer
     */
    public record Estimate(Duration least, Duration most) {}

    /**
     * Starts to observe.
     *
     * @param total the work in any unit, such as the requests that the plan forecasts
     */
    public RemainingTime(TimeSource time, long total) {
        this.time = Objects.requireNonNull(time, "time");
        if (total < 0) {
            throw new IllegalArgumentException("total must not be negative, got " + total + ".");
        }
        this.total = total;
        this.observedNanos = time.nanos();
        recent.add(new Mark(0, 0));
    }

    /**
     * Notes how far the run has come; call it every second or more often.
     *
     * @param workDone the work done so far, at most the total; less than before counts as no progress
     * @param goesOn false while the run is paused or waits for the server to come back
     */
    public synchronized void observe(long workDone, boolean goesOn) {
        long now = time.nanos();
        if (moving) {
            movingNanos += Math.max(0, now - observedNanos);
        }
        observedNanos = now;
        moving = goesOn;
        if (workDone > done) {
            done = Math.min(workDone, total);
            advances++;
        }
        if (movingNanos - recent.getLast().movingNanos >= STEP) {
            recent.addLast(new Mark(movingNanos, done));
        }
        while (recent.size() > 1 && movingNanos - second().movingNanos >= RECENT) {
            recent.removeFirst();
        }
    }

    /** Returns the estimate as of the last observation; empty where an honest one cannot be made. */
    public synchronized Optional<Estimate> estimate() {
        if (done >= total) {
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
        return Duration.ofNanos((long) Math.min(Long.MAX_VALUE / 2.0, (total - done) * ((double) nanos / work)));
    }

    private Mark second() {
        var marks = recent.iterator();
        marks.next();
        return marks.next();
    }
}
